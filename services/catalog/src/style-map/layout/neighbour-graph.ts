import type { Neighbour, NeighbourIndex } from '../neighbours/neighbour-index.ts';
import type { VectorTable } from '../vectors/vector-table.ts';

/** For every row its nearest others, the nearest first; `degree` of them each, one after another. */
export interface NeighbourGraph {
  readonly rows: number;
  readonly degree: number;
  readonly neighbours: Uint32Array;
  /** Cosine distances, 0 to 2. */
  readonly distances: Float32Array;
}

/** Neighbours the layout is made of; it is judged by as many. */
const DEGREE = 12;
/** Rows that are asked for at once. */
const BATCH = 2_048;

/** Asks the index for the neighbours of every row of the table it was built of. */
export async function neighbourGraph(
  vectors: VectorTable,
  index: NeighbourIndex,
  onRows: (rows: number) => void = () => undefined,
): Promise<NeighbourGraph> {
  const { rows } = vectors;
  const degree = Math.max(0, Math.min(DEGREE, rows - 1));
  const graph = {
    rows,
    degree,
    neighbours: new Uint32Array(rows * degree),
    distances: new Float32Array(rows * degree),
  };
  for (let from = 0; from < rows; from += BATCH) {
    index.searchRows(vectors, from, Math.min(from + BATCH, rows), degree + 1).forEach((nearest, at) => {
      fill(graph, from + at, nearest);
    });
    onRows(from);
    await breath();
  }
  return graph;
}

function fill(
  { rows, degree, neighbours, distances }: NeighbourGraph,
  row: number,
  nearest: readonly Neighbour[],
): void {
  const found = nearest.filter((one) => one.row !== row);
  for (let at = 0; at < degree; at++) {
    // An index that is approximate may know fewer: the last one stands for those that are missing.
    const one = found[Math.min(at, found.length - 1)] ?? { row: (row + 1) % rows, similarity: 0 };
    neighbours[row * degree + at] = one.row;
    distances[row * degree + at] = Math.max(0, 1 - one.similarity);
  }
}

/** Lets the process hear its signals, and beat its heart, during long computations. */
export const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
