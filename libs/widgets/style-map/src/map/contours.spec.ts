import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { contours } from './contours.ts';
import { densityOf, type Field, GRID } from './density.ts';
import { WORLD } from './geometry.ts';

const fieldOf = (rows: readonly (readonly number[])[]): Field => {
  const values = Float32Array.from(rows.flat());
  return { box: WORLD, columns: rows[0]?.length ?? 0, rows: rows.length, values, highest: Math.max(...values) };
};

describe('contours', () => {
  test('one high cell, is one ring around it, half way to its neighbours', () => {
    const [ring, ...more] = contours(
      fieldOf([
        [0, 0, 0, 0],
        [0, 2, 0, 0],
        [0, 0, 0, 0],
        [0, 0, 0, 0],
      ]),
      1,
    );
    expect(more).toEqual([]);
    const around = (ring ?? []).map(({ x, y }) => `${x * 4} ${y * 4}`).sort();
    expect(around).toEqual(['1 1.5', '1.5 1', '1.5 2', '2 1.5']);
  });

  test('land with a lake, is two rings', () => {
    const land = [0, 1, 1, 1, 0];
    const lake = [0, 1, 0, 1, 0];
    expect(contours(fieldOf([[0, 0, 0, 0, 0], land, lake, land, [0, 0, 0, 0, 0]]), 0.5)).toHaveLength(2);
  });

  test('any field with an empty border, has rings that close, their points side by side', () => {
    const inner = fc.array(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }), {
      minLength: 6,
      maxLength: 6,
    });
    fc.assert(
      fc.property(inner, (rows) => {
        const edge = Array<number>(8).fill(0);
        const field = fieldOf([edge, ...rows.map((row) => [0, ...row, 0]), edge]);
        for (const ring of contours(field, 0.5)) {
          for (const [i, point] of ring.entries()) {
            const next = ring[(i + 1) % ring.length] ?? point;
            expect(Math.hypot(point.x - next.x, point.y - next.y) * 8).toBeLessThan(1.5);
          }
        }
      }),
    );
  });
});

describe('density', () => {
  test('a heap of items, is highest where they lie; its border is empty', () => {
    const items = Array.from({ length: 40 }, (_, i) => ({ x: 0.3 + (i % 5) * 0.004, y: 0.7 }));
    const { values, highest, columns, rows } = densityOf(WORLD, items, []);
    const top = values.indexOf(highest);
    expect((top % columns) / columns).toBeCloseTo(0.3, 1);
    expect(Math.floor(top / columns) / rows).toBeCloseTo(0.7, 1);
    expect([...values.slice(0, GRID)].every((value) => value === 0)).toBe(true);
  });

  test('nothing, is flat', () => {
    expect(densityOf(WORLD, [], []).highest).toBe(0);
  });

  test('a region none of whose items is shown, still is land', () => {
    const { values } = densityOf(WORLD, [], [{ x: 0.5, y: 0.5, count: 900 }]);
    expect(values[48 * GRID + 48]).toBeGreaterThan(0.3);
  });
});
