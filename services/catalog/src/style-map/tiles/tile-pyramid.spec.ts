import { describe, expect, test } from '@jest/globals';
import { DEEPEST_SAMPLE, TILE_SAMPLE, tileOf } from './tile-address.rules.ts';
import { tilePyramid } from './tile-pyramid.ts';

/** Half of the items in one corner, the others all over. */
const places = (count: number): Float32Array<ArrayBuffer> =>
  Float32Array.from({ length: 2 * count }, (_, at) => {
    const row = at >> 1;
    const value = ((row + 1) * (at % 2 === 0 ? 0.754877666 : 0.569840296)) % 1;
    return row % 2 === 0 ? value * 0.05 : value;
  });

describe('tilePyramid', () => {
  test.each([0, 1, 500, 20_000])('%i items, has each of them counted at every zoom in the tile it lies in', (count) => {
    const all = places(count);
    const counts = new Map<number, number>();
    for (const tile of tilePyramid(all, (row) => `item-${row}`, 4)) {
      counts.set(tile.zoom, (counts.get(tile.zoom) ?? 0) + tile.items);
      expect(tile.rows.length).toBe(Math.min(tile.items, tile.zoom === 4 ? DEEPEST_SAMPLE : TILE_SAMPLE));
      expect(tile.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(tile.items, 3);
      const lies = tile.rows.map((row) => [
        tileOf(all[2 * row] ?? 0, tile.zoom),
        tileOf(all[2 * row + 1] ?? 0, tile.zoom),
      ]);
      expect(lies.every(([tx, ty]) => tx === tile.tx && ty === tile.ty)).toBe(true);
    }
    expect([...counts.values()]).toEqual(count === 0 ? [] : Array(5).fill(count));
  });

  test('a sample, shows what is away from the crowd too', () => {
    const all = places(20_000);
    const [whole] = tilePyramid(all, (row) => `item-${row}`, 4);
    expect(whole?.rows.filter((row) => row % 2 === 1).length).toBeGreaterThan(60);
  });
});
