import { BLOCKS } from '../item-vector.rules.ts';

export const TEXT_DIMS = BLOCKS.text.to - BLOCKS.text.from;

/**
 * What turns words into a text block: for every term that counts, its row of a projection (inverse document frequency · truncated
 * SVD). Terms that occur together point in like directions.
 */
export interface TextModel {
  /** The row of each term. */
  readonly terms: ReadonlyMap<string, number>;
  /** Rows of TEXT_DIMS numbers. */
  readonly projection: Float32Array;
}

export const NO_TEXT_MODEL: TextModel = { terms: new Map(), projection: new Float32Array() };

/** The text block of an item by how often its terms occur. Of unit length; zero where the model knows none of them. */
export function textBlock(counts: ReadonlyMap<string, number>, { terms, projection }: TextModel): Float32Array {
  const block = new Float32Array(TEXT_DIMS);
  for (const [term, count] of counts) {
    const row = terms.get(term);
    if (row === undefined) continue;
    const weight = dampened(count);
    for (let k = 0; k < TEXT_DIMS; k++) block[k] = (block[k] ?? 0) + weight * (projection[row * TEXT_DIMS + k] ?? 0);
  }
  const length = Math.hypot(...block);
  return length === 0 ? block : block.map((value) => value / length);
}

/** A term that stands ten times in a text does not say ten times as much (sublinear term frequency). */
export const dampened = (count: number): number => 1 + Math.log(count);
