import type { ItemFilters } from '#libs/contracts';
import { wornBy } from '../../search/question/departments.rules.ts';
import type { PriceLimit } from '../../search/question/search-question.ts';
import { facetOf, type FacetName, MOST_FACETS } from '../tiles/facets.rules.ts';
import type { TileItem } from '../tiles/tile-codec.ts';

/**
 * Whether an item of a tile may meet the filters, by what the tile keeps of it: what it says no to does not meet them, what it says yes
 * to is checked against its row.
 */
export type TileFilter = (item: TileItem) => boolean;

const OF_FACETS = [
  ['kinds', 'kind'],
  ['slots', 'slot'],
  ['colour_families', 'colour_family'],
  ['materials', 'material'],
  ['patterns', 'pattern'],
  ['seasons', 'season'],
  ['occasions', 'occasion'],
  ['brands', 'brand'],
  ['categories', 'category'],
  ['merchants', 'merchant'],
  ['colours', 'colour'],
  ['sizes', 'size'],
] as const satisfies readonly (readonly [keyof ItemFilters, FacetName])[];

/**
 * Undefined when nothing is filtered by. `prices` as the question has them: limits by currency; shops by their slugs, which is what tiles
 * have of them.
 */
export function tileFilterOf(filters: ItemFilters, prices: readonly PriceLimit[] | undefined): TileFilter | undefined {
  const groups = OF_FACETS.flatMap(([filter, facet]) => {
    const values = filters[filter];
    return values?.length ? [new Set(values.map((value) => facetOf(facet, value)))] : [];
  });
  if (filters.department) groups.push(new Set(wornBy(filters.department).map((value) => facetOf('department', value))));
  const { in_stock: inStock, on_sale: onSale, in_my_size: inMySize } = filters;
  if (groups.length === 0 && !prices?.length && !inStock && !onSale && !inMySize) return undefined;
  return (item) =>
    (groups.every((group) => item.facets.some((facet) => group.has(facet))) || item.facets.length >= MOST_FACETS) &&
    (!prices?.length || prices.some((limit) => isPriced(item, limit))) &&
    (!(inStock || inMySize) || item.inStock);
}

/** Whether any of its variants can be within the limits. */
const isPriced = ({ currency, priceMin, priceMax }: TileItem, limit: PriceLimit): boolean =>
  currency === limit.currency &&
  (limit.min === undefined || priceMax >= limit.min) &&
  (limit.max === undefined || priceMin <= limit.max);
