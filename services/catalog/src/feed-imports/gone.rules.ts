import type { ImportCounts } from '#libs/contracts';
import type { Quarantined } from '../feeds/feed-reader.ts';

/** What the merchant does not offer here is off sale, also where the file has it. */
const NOT_OFFERED: ReadonlySet<string> = new Set(['gift_card', 'digital_product', 'not_published']);

type Found = readonly Pick<Quarantined, 'part' | 'key' | 'reason' | 'rowsAffected'>[];

/** Products that the file has, whatever is wrong with them or with some of their rows. */
export const namedIn = (found: Found): string[] => keysOf(found.filter(({ reason }) => !NOT_OFFERED.has(reason)));

/** Products that the file has and the merchant does not offer. */
export const notOfferedIn = (found: Found): string[] =>
  keysOf(found.filter(({ part, reason }) => part === 'product' && NOT_OFFERED.has(reason)));

const keysOf = (found: Found): string[] => [...new Set(found.flatMap(({ key }) => key ?? []))];

/** How many rows there are of which nobody can say which product they are of; of several in a stretch only the first may be known. */
export const namelessIn = (found: Found): number =>
  found.reduce(
    (sum, { part, key, rowsAffected }) => sum + (part !== 'row' ? 0 : key === null ? rowsAffected : rowsAffected - 1),
    0,
  );

/** A shop this small may sell out in a day. */
const FEW = 20;

/**
 * Whether a full snapshot may take off sale what it lacks. A file that has nothing, or lacks more than half of what its shop had, is
 * more likely empty or cut off than true, and what it lacks may be what its unreadable rows are of: then a person decides.
 *
 * @param missing products of the merchant that the file does not have.
 * @param seen what the file came to.
 * @param nameless rows of it of which nobody can say which product they are of.
 */
export function isHeldBack(missing: number, { accepted, changed, unchanged }: ImportCounts, nameless: number): boolean {
  if (missing === 0) return false;
  if (accepted + changed + unchanged === 0 || missing <= nameless) return true;
  const before = missing + changed + unchanged;
  return missing > FEW && missing * 2 > before;
}
