import { NeighbourIndex } from '../neighbours/neighbour-index.ts';
import { DIMS } from '../vectors/item-vector.rules.ts';
import type { VectorTable } from '../vectors/vector-table.ts';
import { breath } from './neighbour-graph.ts';
import { placeBetween } from './place-between.rules.ts';
import type { Places } from './places.rules.ts';

/** Neighbours that are asked where a new item belongs. */
const ASKED = 12;
const BATCH = 2_048;

/** The map of before as it was, with its new items among those that they are like. */
export async function resumedLayout(
  vectors: VectorTable,
  before: Places,
  onProgress: (done: number) => void,
): Promise<Places> {
  const rows = Array.from({ length: vectors.rows }, (_, row) => row);
  const known = rows.filter((row) => !Number.isNaN(before[2 * row]));
  const index = NeighbourIndex.build(vectors.select(known), {
    care: 'drawn',
    onRows: (rows) => onProgress((0.7 * rows) / known.length),
  });
  const places = before.slice();
  const vector = new Float32Array(DIMS);
  for (const row of rows) {
    if (row % BATCH === 0) {
      onProgress(0.7 + (0.3 * row) / vectors.rows);
      await breath();
    }
    if (!Number.isNaN(before[2 * row])) continue;
    const neighbours = index.search(vectors.read(row, vector), ASKED).map(({ row: at, similarity }) => {
      const old = known[at] ?? 0;
      return { similarity, x: before[2 * old] ?? 0, y: before[2 * old + 1] ?? 0 };
    });
    const { x, y } = placeBetween(neighbours) ?? { x: 0.5, y: 0.5 };
    places.set([x, y], 2 * row);
  }
  return places;
}
