import { describe, expect, test } from '@jest/globals';
import { NeighbourIndex } from '../neighbours/neighbour-index.ts';
import { normal, seededRandom } from '../vectors/blocks/directions.rules.ts';
import { DIMS, unit } from '../vectors/item-vector.rules.ts';
import { VectorTable } from '../vectors/vector-table.ts';
import { layOut } from './layout.ts';
import { placeBetween } from './place-between.rules.ts';
import { placeOf, type Places } from './places.rules.ts';

const GROUPS = 6;

/** Items of six kinds, in turn: each around a middle of its own. */
function table(rows: number, noise = 0.04): VectorTable {
  const random = seededRandom(11);
  const middles = Array.from({ length: GROUPS }, () => Array.from({ length: DIMS }, () => normal(random)));
  const vectors = new VectorTable(rows);
  for (let row = 0; row < rows; row++) {
    const middle = middles[row % GROUPS] ?? [];
    vectors.set(row, unit(Float32Array.from(middle, (value) => value + noise * 10 * normal(random))));
  }
  return vectors;
}

const distance = (places: Places, a: number, b: number): number =>
  Math.hypot((places[2 * a] ?? 0) - (places[2 * b] ?? 0), (places[2 * a + 1] ?? 0) - (places[2 * b + 1] ?? 0));
const lay = (vectors: VectorTable, previous: Places | null = null, seed = 1): Promise<Places> =>
  layOut({ vectors, previous, seed });

describe('layOut', () => {
  test('the same input and seed, gives the same places', async () => {
    expect(await lay(table(60))).toEqual(await lay(table(60)));
  });

  test('items of six kinds, lie nearer to their own than to others, on all of the map', async () => {
    const places = await lay(table(200));
    const near = Array.from({ length: 200 }, (_, row) => {
      const others = Array.from({ length: 200 }, (_, other) => other).filter((other) => other !== row);
      return others.reduce((best, other) =>
        distance(places, row, other) < distance(places, row, best) ? other : best,
      );
    });
    expect(near.filter((other, row) => other % GROUPS === row % GROUPS).length).toBeGreaterThan(195);
    expect(places.every((value) => value >= 0 && value <= 1)).toBe(true);
    for (const axis of [0, 1]) {
      const values = places.filter((_, at) => at % 2 === axis);
      expect(Math.min(...values)).toBeLessThan(0.1);
      expect(Math.max(...values)).toBeGreaterThan(0.9);
    }
  });

  test('5 % new items, the rest stay about where they were, and the new are among their own', async () => {
    const vectors = table(200);
    const known = Array.from({ length: 200 }, (_, row) => row).filter((row) => row % 20 !== 7);
    const before = await lay(vectors.select(known));
    const previous = new Float32Array(400).fill(NaN);
    known.forEach((row, at) => previous.set(before.subarray(2 * at, 2 * at + 2), 2 * row));
    const after = await lay(vectors, previous, 2);
    const stayed = known.filter(
      (row) =>
        Math.hypot(
          (after[2 * row] ?? 0) - (previous[2 * row] ?? 0),
          (after[2 * row + 1] ?? 0) - (previous[2 * row + 1] ?? 0),
        ) < 0.05,
    );
    expect(stayed.length / known.length).toBeGreaterThan(0.9);
    const fresh = Array.from({ length: 10 }, (_, at) => at * 20 + 7);
    const home = fresh.filter((row) => {
      const nearest = known.reduce((best, other) =>
        distance(after, row, other) < distance(after, row, best) ? other : best,
      );
      return nearest % GROUPS === row % GROUPS;
    });
    expect(home).toEqual(fresh);
  });

  test.each([0, 1, 2, 13])('%i items, each have a place on the map', async (rows) => {
    const places = await lay(table(rows));
    expect(places).toHaveLength(2 * rows);
    expect(places.every((value) => value >= 0 && value <= 1)).toBe(true);
  });

  test('items of one vector, lie beside each other and not on each other', async () => {
    const vectors = new VectorTable(40);
    for (let row = 0; row < 40; row++) vectors.set(row, unit(new Float32Array(DIMS).fill(1)));
    const places = await lay(vectors);
    const distinct = new Set(Array.from({ length: 40 }, (_, row) => JSON.stringify(placeOf(places, row))));
    expect(distinct.size).toBe(40);
    expect(distance(places, 0, 39)).toBeLessThan(0.01);
  });

  test('vectors of zeros among others, have a place', async () => {
    const vectors = table(60);
    vectors.set(5, new Float32Array(DIMS));
    vectors.set(6, new Float32Array(DIMS));
    expect((await lay(vectors)).every((value) => value >= 0 && value <= 1)).toBe(true);
  });

  test('a map of before of which little is left, is drawn anew, turned as it was', async () => {
    const vectors = table(200);
    const before = await lay(vectors);
    const previous = before.map((value, at) => (at < 80 ? value : NaN));
    const after = await lay(vectors, previous, 9);
    const middle = (places: Places, group: number): [number, number] => {
      const rows = Array.from({ length: 200 }, (_, row) => row).filter((row) => row % GROUPS === group);
      return [0, 1].map((axis) => rows.reduce((sum, row) => sum + (places[2 * row + axis] ?? 0), 0) / rows.length) as [
        number,
        number,
      ];
    };
    const moved = Array.from({ length: GROUPS }, (_, group) => {
      const [[x, y], [toX, toY]] = [middle(before, group), middle(after, group)];
      return Math.hypot(x - toX, y - toY);
    });
    expect(moved.reduce((sum, value) => sum + value, 0) / GROUPS).toBeLessThan(0.4);
  });

  test('progress, is told and grows to 1', async () => {
    const told: number[] = [];
    await layOut({ vectors: table(100), previous: null, seed: 1, onProgress: (done) => void told.push(done) });
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
  });
});

describe('placeBetween', () => {
  test('an item never seen, comes to lie among its twins', async () => {
    const vectors = table(201);
    const old = vectors.select(Array.from({ length: 200 }, (_, row) => row));
    const places = await lay(old);
    const neighbours = NeighbourIndex.build(old).search(vectors.read(200), 12);
    const place = placeBetween(
      neighbours.map(({ row, similarity }) => ({ similarity, x: places[2 * row] ?? 0, y: places[2 * row + 1] ?? 0 })),
    );
    if (place === null) throw new Error('no place');
    const nearest = Array.from({ length: 200 }, (_, row) => row).sort(
      (a, b) =>
        Math.hypot((places[2 * a] ?? 0) - place.x, (places[2 * a + 1] ?? 0) - place.y) -
        Math.hypot((places[2 * b] ?? 0) - place.x, (places[2 * b + 1] ?? 0) - place.y),
    );
    expect(nearest.slice(0, 5).map((row) => row % GROUPS)).toEqual(new Array(5).fill(200 % GROUPS));
  });

  test('neighbours in two places, takes the one with more say and not the middle', () => {
    const place = placeBetween([
      { x: 0.1, y: 0.1, similarity: 0.9 },
      { x: 0.9, y: 0.9, similarity: 0.9 },
      { x: 0.11, y: 0.1, similarity: 0.89 },
    ]);
    expect(place?.x).toBeCloseTo(0.105, 2);
    expect(place?.y).toBeCloseTo(0.1);
  });

  test('no neighbours, no place', () => {
    expect(placeBetween([])).toBeNull();
  });
});
