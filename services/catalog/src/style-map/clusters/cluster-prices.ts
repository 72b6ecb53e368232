/** Prices of the items of a map, by row. */
export interface ItemPrices {
  /** In the smallest unit of the currency. */
  readonly lowest: Uint32Array;
  readonly highest: Uint32Array;
  /** Number of the currency in `currencies`. */
  readonly currency: Uint16Array;
  readonly currencies: readonly string[];
}

/** What some items cost, in the currency most of them are priced in. */
export interface PriceRange {
  readonly currency: string;
  readonly from: number;
  readonly to: number;
  /** Half of the items cost less at their lowest. */
  readonly median: number;
}

/** Null when there are no items. */
export function priceRangeOf(rows: Uint32Array, prices: ItemPrices): PriceRange | null {
  const counts = new Map<number, number>();
  for (const row of rows) {
    const currency = prices.currency[row] ?? 0;
    counts.set(currency, (counts.get(currency) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([a, countA], [b, countB]) => countB - countA || a - b);
  const currency = most && prices.currencies[most[0]];
  if (!most || currency === undefined) return null;
  const priced = rows.filter((row) => prices.currency[row] === most[0]);
  const lowest = Uint32Array.from(priced, (row) => prices.lowest[row] ?? 0).sort();
  const highest = priced.reduce((high, row) => Math.max(high, prices.highest[row] ?? 0), 0);
  return { currency, from: lowest[0] ?? 0, to: highest, median: lowest[lowest.length >> 1] ?? 0 };
}

/** A difference that shows. */
const LOWER = 0.75;

/** How the usual price of some items compares to that of those around them; null where it hardly differs or cannot be compared. */
export function comparedPrice(range: PriceRange | null, around: PriceRange | null): 'lower' | 'higher' | null {
  if (!range || !around || range.currency !== around.currency) return null;
  if (range.median < LOWER * around.median) return 'lower';
  return LOWER * range.median > around.median ? 'higher' : null;
}
