import { OperationError } from '#libs/contracts';

const ANY = '*';

/**
 * Whether a merchant may be written by somebody who has seen one of these versions of it.
 *
 * @param current of the merchant as it stands; undefined where there is none.
 * @throws OperationError `CONFLICT` with detail `precondition`
 */
export function assertExpected(
  slug: string,
  current: number | undefined,
  expected: readonly string[] | undefined,
): void {
  if (expected === undefined) return;
  const isNew = current === undefined;
  const isMet =
    expected.length === 0 ? isNew : !isNew && expected.some((one) => one === ANY || one === String(current));
  if (isMet) return;
  throw new OperationError('CONFLICT', `Nothing was written: ${reason(slug, isNew, expected)}`, {
    details: { precondition: 'version' },
  });
}

function reason(slug: string, isNew: boolean, expected: readonly string[]): string {
  if (isNew) return `there is no merchant ${slug}. Leave the condition out, or ask for a new one, to create it.`;
  if (expected.length === 0) return `the merchant ${slug} is already there. Read it, and change that one.`;
  return `somebody has changed the merchant ${slug} since you read it. Read it again, put your change into what is there now, and send it with that version.`;
}
