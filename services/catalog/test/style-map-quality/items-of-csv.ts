import { deriveAttributes } from '../../src/attributes/derive-attributes.rules.ts';
import { productOf } from '../../src/attributes/test/product.ts';
import { type ItemFeatures, NO_FEATURES } from '../../src/style-map/vectors/item-vector.rules.ts';

/** What the catalog knows of an item of which only the name is given. */
export function featuresOfName(title: string): ItemFeatures {
  const { kind, slot, department, colours, pattern, materials, occasions, seasons, formality, warmth } =
    deriveAttributes(productOf(title));
  return {
    ...NO_FEATURES,
    kind: kind?.value ?? null,
    slot: slot?.value ?? null,
    department: department?.value ?? null,
    colours: colours?.value ?? [],
    pattern: pattern?.value ?? null,
    materials: materials?.value ?? [],
    occasions: occasions?.value ?? [],
    seasons: seasons?.value ?? [],
    formality: formality?.value ?? null,
    warmth: warmth?.value ?? null,
    title,
  };
}
