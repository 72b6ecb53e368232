import type { FeedProduct } from '../feeds/feed-reader.ts';
import type { Attribute, Attributes } from './attributes.rules.ts';
import { deriveColours } from './derive/colour.rules.ts';
import { deriveDegrees } from './derive/degrees.rules.ts';
import { deriveKind } from './derive/kind.rules.ts';
import { deriveMaterials, deriveOccasions, derivePattern, deriveSeasons } from './derive/features.rules.ts';
import { deriveWearer } from './derive/wearer.rules.ts';
import { readCategory } from './google/categories.rules.ts';
import { textsOf } from './texts.rules.ts';

/**
 * Works out what a product is from what its feed says: fields of their own first, then the public category, the merchant's
 * product type, the title and the tags; of the description only what it is made of and for. The same product always gives the
 * same attributes, and what nothing says is null.
 */
export function deriveAttributes(product: Omit<FeedProduct, 'firstRow'>): Attributes {
  const texts = textsOf(product);
  const category = product.category === null ? null : readCategory(product.category);
  const { kind, slot } = deriveKind(product, category, texts);
  const materials = deriveMaterials(product.stated.material, texts, kind?.value ?? null);
  const seasons = deriveSeasons(product.stated.season, texts, kind);
  const occasions = deriveOccasions(product.stated.occasion, texts, kind);
  const of = <T>(value: T | null | undefined): Attribute<T> | null =>
    kind === null || value === null || value === undefined
      ? null
      : { value, source: 'derived', from: `kind ${kind.value.name}` };
  return {
    kind: kind && { ...kind, value: kind.value.name },
    slot,
    layer: of(kind?.value.layer),
    ...deriveWearer(product, category, texts),
    colours: deriveColours(product.variants, texts, kind?.value ?? null),
    materials: materials && { ...materials, value: materials.value.map(({ name }) => name) },
    pattern: derivePattern(product.stated.pattern, texts, kind?.value ?? null),
    seasons,
    ...deriveDegrees(kind, texts, materials?.value ?? [], seasons, occasions),
    occasions,
    google_category:
      typeof category?.id === 'number'
        ? { value: category.id, source: 'stated', from: 'category' }
        : of(kind?.value.googleCategory),
  };
}
