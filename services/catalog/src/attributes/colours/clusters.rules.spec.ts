import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { clustersOf } from './clusters.rules.ts';
import { type OkLab, okLabOf } from './oklch.rules.ts';

const many = (count: number, red: number, green: number, blue: number): OkLab[] =>
  Array.from({ length: count }, () => okLabOf(red, green, blue));

describe('clustersOf', () => {
  test('clustersOf, two colours, gives both with their shares, the larger first', () => {
    const [first, second, ...rest] = clustersOf([...many(30, 200, 20, 20), ...many(70, 20, 20, 120)], 4);
    expect(rest).toEqual([]);
    expect([first?.share, second?.share]).toEqual([0.7, 0.3]);
    first?.mean.forEach((value, axis) => expect(value).toBeCloseTo(okLabOf(20, 20, 120)[axis] ?? NaN, 6));
  });

  test('clustersOf, one colour in light and shade, is one', () => {
    const shades = [100, 105, 110, 115, 120].flatMap((blue) => many(20, 20, 30, blue));
    expect(clustersOf(shades, 4)).toHaveLength(1);
  });

  test('clustersOf, more colours than groups, gives at most so many groups', () => {
    const points = [
      [255, 0, 0],
      [0, 255, 0],
      [0, 0, 255],
      [255, 255, 0],
      [0, 255, 255],
      [0, 0, 0],
    ].flatMap(([red = 0, green = 0, blue = 0]) => many(10, red, green, blue));
    expect(clustersOf(points, 4).length).toBeLessThanOrEqual(4);
  });

  test('clustersOf, nothing, gives nothing', () => {
    expect(clustersOf([], 4)).toEqual([]);
  });

  test('clustersOf, any points, gives shares of one whole and the same twice', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    const point = fc.tuple(byte, byte, byte).map(([red, green, blue]) => okLabOf(red, green, blue));
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 60 }), (points) => {
        const clusters = clustersOf(points, 4);
        expect(clusters.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
        expect(clustersOf(points, 4)).toEqual(clusters);
      }),
    );
  });
});
