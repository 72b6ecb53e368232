import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isWithin, levelOf, MIN_SIDE, settleView, tilesIn, zoomOf } from './viewport.rules.ts';

const square = (x: number, y: number, side: number) => ({ x_min: x, y_min: y, x_max: x + side, y_max: y + side });
const anyViewport = fc
  .tuple(
    fc.double({ min: 0, max: 0.95, noNaN: true }),
    fc.double({ min: 0, max: 0.95, noNaN: true }),
    fc.integer({ min: 0, max: 9 }),
  )
  .map(([x, y, zoom]) => {
    const side = Math.min(1 - x, 1 - y, 2 ** -zoom);
    return square(x, y, Math.max(side, MIN_SIDE * 2));
  });

describe('settleView', () => {
  test('settleView, nothing given, is the whole map at zoom 0', () => {
    expect(settleView()).toEqual({ viewport: square(0, 0, 1), zoom: 0 });
  });

  test.each([
    [1, 0],
    [0.5, 1],
    [0.51, 0],
    [0.125, 3],
    [0.1, 3],
    [2 ** -10, 10],
    [2 ** -12, 10],
  ])('settleView, a side of %d, is of zoom %d', (side, zoom) => {
    expect(settleView(square(0, 0, side)).zoom).toBe(zoom);
    expect(zoomOf(square(0.25, 0.125, side * 0.75))).toBeGreaterThanOrEqual(zoom);
  });

  test('settleView, a zoom of its own, keeps it', () => {
    expect(settleView(square(0, 0, 1), 5).zoom).toBe(5);
  });

  test.each([
    [square(0.5, 0.5, 0), 'viewport.x_max'],
    [{ x_min: 0, x_max: 1, y_min: 0.6, y_max: 0.5 }, 'viewport.y_max'],
    [square(0, 0, MIN_SIDE / 2), 'viewport.x_max'],
  ])('settleView, %j, is refused with what to do', (viewport, field) => {
    expect(() => settleView(viewport)).toThrow(/^"viewport" is .* Leave it out for the whole map/);
    expect(() => settleView(viewport)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT', details: { field } }));
  });
});

describe('tilesIn', () => {
  test('tilesIn, whole tiles, are those and no neighbours', () => {
    expect(tilesIn(square(0.25, 0.5, 0.25), 2)).toEqual([{ zoom: 2, tx: 1, ty: 2 }]);
    expect(tilesIn(square(0, 0, 1), 1)).toHaveLength(4);
  });

  test('tilesIn, any viewport, cover every place that is in it', () => {
    fc.assert(
      fc.property(
        anyViewport,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (viewport, u, v) => {
          const place = {
            x: viewport.x_min + u * (viewport.x_max - viewport.x_min),
            y: viewport.y_min + v * (viewport.y_max - viewport.y_min),
          };
          fc.pre(isWithin(viewport, place));
          const zoom = levelOf(viewport, 10, 16);
          const tiles = tilesIn(viewport, zoom);
          expect(tiles.length).toBeLessThanOrEqual(16);
          const side = 2 ** -zoom;
          const last = 2 ** zoom - 1;
          expect(
            tiles.some(
              ({ tx, ty }) =>
                place.x >= tx * side &&
                (place.x < (tx + 1) * side || tx === last) &&
                place.y >= ty * side &&
                (place.y < (ty + 1) * side || ty === last),
            ),
          ).toBe(true);
        },
      ),
    );
  });

  test('levelOf, a shallow pyramid, never goes below it', () => {
    expect(levelOf(square(0.4, 0.4, 0.01), 3, 16)).toBe(3);
    expect(levelOf(square(0, 0, 1), 10, 16)).toBe(2);
  });
});
