import type { ImportCounts } from '#libs/contracts';

/** A shop this small may sell out in a day. */
const FEW = 20;

/**
 * Whether a full snapshot may take off sale what it lacks. A file that has nothing, or lacks more than half of what its shop had, is
 * more likely empty or cut off than true: then a person decides.
 *
 * @param missing products of the merchant that the file does not have.
 * @param seen what the file came to.
 */
export function isHeldBack(missing: number, { accepted, changed, unchanged }: ImportCounts): boolean {
  if (missing === 0) return false;
  if (accepted + changed + unchanged === 0) return true;
  const before = missing + changed + unchanged;
  return missing > FEW && missing * 2 > before;
}
