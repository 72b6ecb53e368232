import type { Facets, FacetValue } from '#libs/contracts';

/** Values an answer shows of a facet. */
const SHOWN = 20;
const SHOWN_RANGES = 40;

type PriceRange = NonNullable<Facets['prices']>[number];

/** The most frequent values first. Those that differ in case only are one, written as the first of them by the alphabet. */
export function topValues(counted: readonly FacetValue[]): FacetValue[] {
  const merged = new Map<string, FacetValue>();
  for (const { value, count } of counted) {
    const key = value.toLowerCase();
    const known = merged.get(key);
    merged.set(
      key,
      known ? { value: known.value < value ? known.value : value, count: known.count + count } : { value, count },
    );
  }
  return [...merged.values()].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, SHOWN);
}

/** The most frequent ranges of prices, each currency's together, the cheapest first. */
export const topRanges = (ranges: readonly PriceRange[]): PriceRange[] =>
  ranges
    .toSorted((a, b) => b.count - a.count)
    .slice(0, SHOWN_RANGES)
    .sort((a, b) => a.currency.localeCompare(b.currency, 'en') || a.from_minor - b.from_minor);
