import { OperationError, type SetMerchantInput } from '#libs/contracts';

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

/** What is asked of the feed fields: absent, they stay as they are; without an address none of the others means anything. */
export function feedOf(
  input: Pick<SetMerchantInput, 'slug' | 'feed_url' | 'feed_format' | 'feed_mode' | 'feed_every_minutes'>,
  known: FeedFields | null,
): FeedFields {
  const { feed_url: url = known?.feedUrl, feed_every_minutes: every = known?.feedEveryMinutes } = input;
  const { feed_format: format = known?.feedFormat, feed_mode: mode = known?.feedMode } = input;
  const named = [input.feed_format, input.feed_mode, input.feed_every_minutes].some(
    (field) => field !== undefined && field !== null,
  );
  if (url) {
    return { feedUrl: url, feedFormat: format ?? null, feedMode: mode ?? null, feedEveryMinutes: every ?? null };
  }
  if (!named) return NO_FEED;
  throw new OperationError('INVALID_INPUT', '"feed_url" is missing: say where the feed is to be fetched', {
    details: { field: 'feed_url' },
  });
}

/** Where, how and how often a merchant's feed is fetched. */
export interface FeedFields {
  feedUrl: string | null;
  feedFormat: NonNullable<SetMerchantInput['feed_format']> | null;
  feedMode: NonNullable<SetMerchantInput['feed_mode']> | null;
  feedEveryMinutes: number | null;
}

const NO_FEED: FeedFields = { feedUrl: null, feedFormat: null, feedMode: null, feedEveryMinutes: null };

/** Whether two merchants are fetched the same way. */
export const isSameFeed = (a: FeedFields, b: FeedFields): boolean =>
  a.feedUrl === b.feedUrl &&
  a.feedFormat === b.feedFormat &&
  a.feedMode === b.feedMode &&
  a.feedEveryMinutes === b.feedEveryMinutes;
