import { Index, MetricKind, ScalarKind } from 'usearch';
import { DIMS } from '../vectors/item-vector.rules.ts';
import type { VectorTable } from '../vectors/vector-table.ts';

/** An item near another: its row in the index, and the cosine of the two vectors. */
export interface Neighbour {
  readonly row: number;
  readonly similarity: number;
}

/** Vectors handed over to the library at once. */
const BATCH = 4_096;

/** Finds the items that are nearest to a vector among all items of a map (usearch: HNSW, cosine, 16-bit floats). */
export class NeighbourIndex {
  private readonly index: Index;

  private constructor(index: Index) {
    this.index = index;
  }

  static empty(): NeighbourIndex {
    return new NeighbourIndex(newIndex());
  }

  /** All rows of a table, under their row numbers. */
  static build(vectors: VectorTable, onRows: (rows: number) => void = () => undefined): NeighbourIndex {
    const built = NeighbourIndex.empty();
    for (let from = 0; from < vectors.rows; from += BATCH) onRows(built.addRows(vectors, from, from + BATCH));
    return built;
  }

  /** Adds rows of a table from one up to, without, another. @returns up to where they went */
  addRows(vectors: VectorTable, from: number, to: number): number {
    const rows = Math.min(to, vectors.rows) - from;
    const batch = new Float32Array(rows * DIMS);
    for (let at = 0; at < rows; at++) vectors.read(from + at, batch.subarray(at * DIMS, (at + 1) * DIMS));
    this.index.add(
      BigUint64Array.from({ length: rows }, (_, at) => BigInt(from + at)),
      batch,
    );
    return from + rows;
  }

  /** A saved index, read from the file where it is asked: it takes no memory of its own, and is not to be added to. */
  static view(path: string): NeighbourIndex {
    const index = newIndex();
    index.view(path);
    return new NeighbourIndex(index);
  }

  get size(): number {
    return this.index.size();
  }

  add(row: number, vector: Float32Array): void {
    this.index.add(BigInt(row), vector);
  }

  save(path: string): void {
    this.index.save(path);
  }

  /** At most `most` items, the nearest first. Ask for more than needed where some will be filtered out. */
  search(vector: Float32Array, most: number): Neighbour[] {
    if (this.size === 0) return [];
    const { keys, distances } = this.index.search(vector, Math.min(most, this.size), 1);
    return Array.from(keys, (key, at) => ({ row: Number(key), similarity: 1 - (distances[at] ?? 0) }));
  }
}

const newIndex = (): Index =>
  new Index({
    dimensions: DIMS,
    metric: MetricKind.Cos,
    quantization: ScalarKind.F16,
    connectivity: 16,
    expansion_add: 128,
    expansion_search: 64,
    multi: false,
  });
