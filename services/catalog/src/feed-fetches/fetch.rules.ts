const FIRST_MINUTES = 5;
const MOST_MINUTES = 1_440;

/**
 * Minutes until a fetch that failed is tried again: five, and twice as many each time, up to a day. What the shop asks for counts when
 * it is more.
 *
 * @param failures in a row, this one included.
 */
export function againInMinutes(failures: number, retryAfterSeconds = 0): number {
  const doubled = FIRST_MINUTES * 2 ** Math.min(failures - 1, 20);
  return Math.min(MOST_MINUTES, Math.max(doubled, Math.ceil(retryAfterSeconds / 60)));
}
