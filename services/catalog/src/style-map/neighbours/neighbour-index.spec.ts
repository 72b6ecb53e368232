import { afterAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { normal, seededRandom } from '../vectors/blocks/directions.rules.ts';
import { DIMS, unit } from '../vectors/item-vector.rules.ts';
import { VectorTable } from '../vectors/vector-table.ts';
import { NeighbourIndex } from './neighbour-index.ts';

const ROWS = 1_000;
const random = seededRandom(3);
const table = new VectorTable(ROWS);
for (let row = 0; row < ROWS; row++) table.set(row, unit(Float32Array.from({ length: DIMS }, () => normal(random))));

const folder = mkdtempSync(join(tmpdir(), 'neighbour-index-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('NeighbourIndex', () => {
  const index = NeighbourIndex.build(table);

  test('search, an item of the index, finds it first and then the nearest by brute force', () => {
    const query = table.read(17);
    const exact = Array.from({ length: ROWS }, (_, row) => ({
      row,
      similarity: table.read(row).reduce((sum, value, at) => sum + value * (query[at] ?? 0), 0),
    })).sort((a, b) => b.similarity - a.similarity);
    const found = index.search(query, 12);
    expect(found[0]?.row).toBe(17);
    expect(found[0]?.similarity).toBeCloseTo(1, 2);
    const best = new Set(exact.slice(0, 12).map(({ row }) => row));
    expect(found.filter(({ row }) => best.has(row)).length).toBeGreaterThanOrEqual(10);
  });

  test.each([0, 1, 7])('searchRows, of %i rows, answers each as search does', (rows) => {
    const expected = Array.from({ length: rows }, (_, at) => index.search(table.read(20 + at), 12));
    expect(index.searchRows(table, 20, 20 + rows, 12)).toEqual(expected);
    const few = NeighbourIndex.build(table.select([1, 2, 3]));
    expect(few.searchRows(table, 20, 20 + rows, 50).map((found) => found.length)).toEqual(Array(rows).fill(3));
    expect(NeighbourIndex.empty().searchRows(table, 20, 20 + rows, 12)).toEqual(Array(rows).fill([]));
  });

  test('view, a saved index, answers as the one that was saved', () => {
    const path = join(folder, 'index');
    index.save(path);
    const view = NeighbourIndex.view(path);
    expect(view.size).toBe(ROWS);
    for (const row of [0, 500, 999])
      expect(view.search(table.read(row), 12)).toEqual(index.search(table.read(row), 12));
  });

  test('search, more than there are, gives all; none in an empty one', () => {
    const small = NeighbourIndex.build(table.select([1, 2, 3]));
    expect(small.search(table.read(2), 50).map(({ row }) => row)[0]).toBe(1);
    expect(small.search(table.read(2), 50)).toHaveLength(3);
    expect(NeighbourIndex.empty().search(table.read(0), 12)).toEqual([]);
  });

  test('add, an item that came after, is found', () => {
    const growing = NeighbourIndex.build(table.select([1, 2, 3]));
    growing.add(77, table.read(9));
    expect(growing.search(table.read(9), 1).map(({ row }) => row)).toEqual([77]);
  });

  test('view, no such file, says so', () => {
    expect(() => NeighbourIndex.view(join(folder, 'nowhere'))).toThrow();
  });
});
