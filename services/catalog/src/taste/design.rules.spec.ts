import { describe, expect, test } from '@jest/globals';
import { DIMS, unit } from '../style-map/vectors/item-vector.rules.ts';
import { mostTelling } from './design.rules.ts';
import { normalsOf } from './normals.rules.ts';
import { uncertainty } from './posterior.rules.ts';
import { FIXED_POPULATION, NOISE, tasteOf } from './taste-model.rules.ts';

/** Four groups of ten items that are alike, and one item that is like none. */
const VECTORS = Array.from({ length: 41 }, (_, at) => {
  const group = at === 40 ? 'alone' : `group ${at % 4}`;
  const [middle, own] = [normalsOf(group, DIMS), normalsOf(`item ${at}`, DIMS)];
  return unit(Float32Array.from(middle, (value, entry) => value + 0.2 * (own[entry] ?? 0)));
});
const NOTHING = tasteOf(FIXED_POPULATION, []);
const left = (chosen: readonly number[]): number => {
  const ratings = chosen.map((at) => ({
    vector: VECTORS[at] ?? new Float32Array(DIMS),
    rating: 0 as const,
    reasons: [],
  }));
  const belief = tasteOf(FIXED_POPULATION, ratings);
  return VECTORS.reduce((sum, vector) => sum + uncertainty(belief, vector) ** 2, 0);
};

describe('mostTelling', () => {
  test('round, of four, has one of each group before what is like nothing', () => {
    const chosen = mostTelling(NOTHING, VECTORS, 4, NOISE);
    expect(chosen.map((at) => at % 4).sort()).toEqual([0, 1, 2, 3]);
    expect(chosen).not.toContain(40);
    expect(mostTelling(NOTHING, VECTORS, 4, NOISE)).toEqual(chosen);
  });

  test('round, its first item, leaves less unknown than any other would', () => {
    const [first = -1] = mostTelling(NOTHING, VECTORS, 1, NOISE);
    expect(left([first])).toBeCloseTo(Math.min(...VECTORS.map((_, at) => left([at]))), 9);
  });

  test('round, after ratings of a group, begins with another', () => {
    const known = tasteOf(
      FIXED_POPULATION,
      [0, 4, 8].map((at) => ({ vector: VECTORS[at] ?? new Float32Array(DIMS), rating: 1, reasons: [] })),
    );
    expect((mostTelling(known, VECTORS, 1, NOISE)[0] ?? 0) % 4).not.toBe(0);
  });

  test('round, of more than there are, has each once', () => {
    expect(mostTelling(NOTHING, VECTORS.slice(0, 3), 8, NOISE).sort()).toEqual([0, 1, 2]);
    expect(mostTelling(NOTHING, [], 8, NOISE)).toEqual([]);
  });
});
