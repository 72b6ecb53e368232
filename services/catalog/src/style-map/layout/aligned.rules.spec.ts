import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { aligned } from './aligned.rules.ts';
import { framed } from './frame.rules.ts';

const coordinate = fc.double({ min: -1, max: 1, noNaN: true });

describe('aligned', () => {
  test('a map that was turned, mirrored and moved, lies as before about its mean', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(coordinate, coordinate), { minLength: 5, maxLength: 20 }),
        fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
        fc.boolean(),
        (points, angle, mirror) => {
          const before = Float32Array.from(points.flat());
          const turned = Float32Array.from(
            points.flatMap(([x, y]) => {
              const across = mirror ? -y : y;
              return [
                Math.cos(angle) * x - Math.sin(angle) * across + 5,
                Math.sin(angle) * x + Math.cos(angle) * across - 2,
              ];
            }),
          );
          const after = aligned(turned, before);
          const mean = [0, 1].map((axis) => points.reduce((sum, point) => sum + (point[axis] ?? 0), 0) / points.length);
          const error = after.reduce(
            (sum, value, at) => sum + (value - ((before[at] ?? 0) - (mean[at % 2] ?? 0))) ** 2,
            0,
          );
          expect(error).toBeLessThan(1e-4);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('fewer than three items known, stays as it is', () => {
    const places = Float32Array.of(0, 1, 2, 3, 4, 5);
    expect(aligned(places, Float32Array.of(1, 1, NaN, NaN, NaN, NaN))).toBe(places);
  });
});

describe('framed', () => {
  test('any layout, fills the square and keeps the order of each axis', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e4, max: 1e4, noNaN: true }), { minLength: 8, maxLength: 80 }),
        (values) => {
          const places = Float32Array.from(values.length % 2 === 0 ? values : values.slice(1));
          const result = framed(places);
          expect(result.every((value) => value >= 0 && value <= 1)).toBe(true);
          for (let a = 0; a < places.length; a += 2)
            for (let b = 0; b < places.length; b += 2)
              if ((places[a] ?? 0) < (places[b] ?? 0)) expect(result[a]).toBeLessThanOrEqual(result[b] ?? 0);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('items all in one place, are in the middle', () => {
    expect([...framed(Float32Array.of(3, 4, 3, 4))]).toEqual([0.5, 0.5, 0.5, 0.5]);
  });
});
