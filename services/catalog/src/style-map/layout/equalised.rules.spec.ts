import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { normal, seededRandom } from '../vectors/blocks/directions.rules.ts';
import { equalised } from './equalised.rules.ts';
import type { Places } from './places.rules.ts';

/** Squares of an 8 × 8 grid that have items. */
const squares = (places: Places): number =>
  new Set(
    Array.from({ length: places.length / 2 }, (_, row) =>
      [0, 1].map((axis) => Math.min(7, Math.floor(8 * (places[2 * row + axis] ?? 0)))).join(),
    ),
  ).size;

describe('equalised', () => {
  test('a dense heap in one corner, takes more of the map', () => {
    const random = seededRandom(2);
    const heap = Float32Array.from({ length: 2_000 }, () => Math.min(1, Math.max(0, 0.2 + 0.03 * normal(random))));
    expect(squares(heap)).toBeLessThan(12);
    expect(squares(equalised(heap))).toBeGreaterThan(2 * squares(heap));
  });

  test('any layout, stays on the map', () => {
    const coordinate = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(coordinate, coordinate), { maxLength: 60 }), (points) => {
        const result = equalised(Float32Array.from(points.flat()));
        expect(result).toHaveLength(2 * points.length);
        expect(result.every((value) => value >= 0 && value <= 1)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
