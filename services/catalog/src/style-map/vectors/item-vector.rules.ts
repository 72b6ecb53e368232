import { brandBlock, priceBlock, type PriceScales } from './blocks/price-brand.rules.ts';
import { colourBlock } from './blocks/colour.rules.ts';
import { kindBlock } from './blocks/kind.rules.ts';
import { materialBlock } from './blocks/material.rules.ts';
import { patternBlock } from './blocks/pattern.rules.ts';
import { styleBlock } from './blocks/style.rules.ts';
import type { ItemFeatures } from './item-features.rules.ts';

export { type FeatureColour, type ItemFeatures, NO_FEATURES } from './item-features.rules.ts';

/** What a part of the vector speaks of. A rating for a reason moves the taste in that part alone, so none is ever rotated into another. */
export type Block = 'kind' | 'colour' | 'pattern' | 'material' | 'style' | 'price' | 'brand' | 'text';

/** Where each part lies: from the first dimension up to, without, the last. */
export const BLOCKS: Readonly<Record<Block, { readonly from: number; readonly to: number }>> = {
  kind: { from: 0, to: 32 },
  colour: { from: 32, to: 49 },
  pattern: { from: 49, to: 61 },
  material: { from: 61, to: 73 },
  style: { from: 73, to: 89 },
  price: { from: 89, to: 93 },
  brand: { from: 93, to: 101 },
  text: { from: 101, to: 128 },
};

/** Length of an item vector. */
export const DIMS = 128;

/** Part of the likeness of two items that each block has when both say everything; they add up to 1. */
export const BLOCK_WEIGHTS: Readonly<Record<Block, number>> = {
  kind: 0.3,
  colour: 0.14,
  pattern: 0.06,
  material: 0.06,
  style: 0.14,
  price: 0.05,
  brand: 0.05,
  text: 0.2,
};

/**
 * The vector of an item without its text block, which is zero: what attributes alone say, of unit length. Taste explains itself
 * with vectors of made-up features. Prices count where their currency is in `prices`.
 */
export const attributeVector = (features: ItemFeatures, prices: PriceScales = {}): Float32Array =>
  unit(weightedBlocks(features, prices));

/** As `attributeVector`, with the text block of `textVector` in the space of a text model (unit length, or zero). */
export function itemVector(features: ItemFeatures, prices: PriceScales, textBlock: ArrayLike<number>): Float32Array {
  const vector = weightedBlocks(features, prices);
  put(vector, 'text', textBlock);
  return unit(vector);
}

function weightedBlocks(features: ItemFeatures, prices: PriceScales): Float32Array {
  const vector = new Float32Array(DIMS);
  put(vector, 'kind', kindBlock(features.kind, features.slot));
  put(vector, 'colour', colourBlock(features.colours));
  put(vector, 'pattern', patternBlock(features.pattern));
  put(vector, 'material', materialBlock(features.materials));
  put(vector, 'style', styleBlock(features));
  put(vector, 'price', priceBlock(features.price, prices));
  put(vector, 'brand', brandBlock(features.brand));
  return vector;
}

function put(vector: Float32Array, block: Block, values: ArrayLike<number>): void {
  const { from, to } = BLOCKS[block];
  if (values.length !== to - from)
    throw new RangeError(`Block ${block} has ${to - from} dimensions, not ${values.length}`);
  const scale = Math.sqrt(BLOCK_WEIGHTS[block]);
  for (let at = from; at < to; at++) vector[at] = scale * (values[at - from] ?? 0);
}

/** Scaled in place to length 1; zero stays zero. */
export function unit(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  if (squares === 0) return vector;
  const scale = 1 / Math.sqrt(squares);
  for (let at = 0; at < vector.length; at++) vector[at] = (vector[at] ?? 0) * scale;
  return vector;
}
