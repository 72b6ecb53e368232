import type { PriceScales } from './blocks/price-brand.rules.ts';
import type { ItemFeatures } from './item-features.rules.ts';
import { itemVector } from './item-vector.rules.ts';
import { textBlock, type TextModel } from './text/text-model.rules.ts';
import { textTerms } from './text/text-terms.rules.ts';

/** What of the whole catalog the vector of one item depends on. */
export interface VectorModel {
  /** Of its contents: models of the same id make the same vectors. */
  readonly id: string;
  readonly text: TextModel;
  readonly prices: PriceScales;
}

/** The vector of an item, of unit length. Cosines of items compare when their vectors are of one model. */
export const vectorOf = (features: ItemFeatures, { text, prices }: VectorModel): Float32Array =>
  itemVector(features, prices, textBlock(textTerms(features), text));
