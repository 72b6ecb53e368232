import { colourFamilyOf } from '../../attributes/colours/colours-of.rules.ts';
import type { TileSource } from './tile-codec.ts';

/** What to select from `products p` for a tile, apart from the item's id. */
export const TILE_COLUMNS = `p.price_min, p.price_max, p.currency, p.in_stock, p.kind, p.slot, p.department, p.colour_families, p.materials,
  p.pattern, p.seasons, p.occasions, p.brand, p.category, p.merchant, p.colours AS colour_names, p.sizes, cardinality(p.pictures) > 0 AS pictured`;

/** A row of those columns, as the database gives it. */
export interface TileRow {
  readonly item_id: string;
  readonly price_min: number;
  readonly price_max: number;
  readonly currency: string;
  readonly in_stock: boolean;
  readonly kind: string | null;
  readonly slot: string | null;
  readonly department: string | null;
  readonly colour_families: readonly string[];
  readonly materials: readonly string[];
  readonly pattern: string | null;
  readonly seasons: readonly string[];
  readonly occasions: readonly string[];
  readonly brand: string | null;
  readonly category: string | null;
  readonly merchant: string;
  readonly colour_names: readonly string[];
  readonly sizes: readonly string[];
  readonly pictured: boolean;
}

const some = (value: string | null): readonly string[] => (value === null ? [] : [value]);

export const tileSourceOf = (row: TileRow): TileSource => ({
  itemId: row.item_id,
  priceMin: row.price_min,
  priceMax: row.price_max,
  currency: row.currency,
  inStock: row.in_stock,
  values: {
    kind: some(row.kind),
    slot: some(row.slot),
    department: some(row.department),
    merchant: [row.merchant],
    brand: some(row.brand),
    category: some(row.category),
    pattern: some(row.pattern),
    // As the search has it: of the product and of each of its variants.
    colour_family: [...row.colour_families, ...row.colour_names.flatMap((colour) => colourFamilyOf(colour) ?? [])],
    material: row.materials,
    season: row.seasons,
    occasion: row.occasions,
    colour: row.colour_names,
    size: row.sizes,
  },
});
