import type { Occasion, Pattern, Season, Slot } from '../../attributes/attributes.rules.ts';
import type { FeatureColour, ItemFeatures } from './item-features.rules.ts';

/** What to select from `products p` for the vector of an item, apart from its id. Of a description only the start says what a thing is. */
export const FEATURE_COLUMNS = `p.kind, p.slot, p.department, p.pattern, p.materials, p.occasions, p.seasons, p.formality, p.warmth,
  p.price_min, p.currency, p.brand, p.title, p.product_type, p.tags, left(p.description, 300) AS description,
  p.attributes #> '{colours,value}' AS colours`;

/** A row of those columns, as the database gives it. */
export interface FeatureRow {
  readonly kind: string | null;
  readonly slot: Slot | null;
  readonly department: ItemFeatures['department'];
  readonly pattern: Pattern | null;
  readonly materials: readonly string[];
  readonly occasions: readonly Occasion[];
  readonly seasons: readonly Season[];
  readonly formality: number | null;
  readonly warmth: number | null;
  readonly price_min: number;
  readonly currency: string;
  readonly brand: string | null;
  readonly title: string;
  readonly product_type: string | null;
  readonly tags: readonly string[];
  readonly description: string;
  readonly colours: readonly FeatureColour[] | null;
}

/** Tags beyond these say no more. */
const MOST_TAGS = 20;

export const featuresOf = (row: FeatureRow): ItemFeatures => ({
  kind: row.kind,
  slot: row.slot,
  department: row.department,
  colours: row.colours ?? [],
  pattern: row.pattern,
  materials: row.materials,
  occasions: row.occasions,
  seasons: row.seasons,
  formality: row.formality,
  warmth: row.warmth,
  price: { minor: row.price_min, currency: row.currency },
  brand: row.brand,
  title: row.title,
  words: [row.product_type ?? '', ...row.tags.slice(0, MOST_TAGS), row.description],
});
