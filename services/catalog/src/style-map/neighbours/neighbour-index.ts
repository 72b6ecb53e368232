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

/**
 * How many candidates are looked at for each vector that is added (`efConstruction` of the HNSW paper). A layout takes a neighbour
 * for another that is as near; who is shown what is alike gets the nearest.
 */
const CARE = { served: 128, drawn: 64 } as const;
type Care = keyof typeof CARE;

interface BuildOptions {
  /** What it is for; to be served unless stated. */
  readonly care?: Care;
  /** Called now and then with the number of rows that are in. */
  readonly onRows?: (rows: number) => void;
}

/** Finds the items that are nearest to a vector among all items of a map (usearch: HNSW, cosine, 16-bit floats). */
export class NeighbourIndex {
  private readonly index: Index;

  private constructor(index: Index) {
    this.index = index;
  }

  static empty(care: Care = 'served'): NeighbourIndex {
    return new NeighbourIndex(newIndex(CARE[care]));
  }

  /** All rows of a table, under their row numbers. */
  static build(vectors: VectorTable, { care, onRows = () => undefined }: BuildOptions = {}): NeighbourIndex {
    const built = NeighbourIndex.empty(care);
    for (let from = 0; from < vectors.rows; from += BATCH) onRows(built.addRows(vectors, from, from + BATCH));
    return built;
  }

  /** Adds rows of a table from one up to, without, another. @returns up to where they went */
  addRows(vectors: VectorTable, from: number, to: number): number {
    const rows = Math.min(to, vectors.rows) - from;
    this.index.add(
      BigUint64Array.from({ length: rows }, (_, at) => BigInt(from + at)),
      vectorsOf(vectors, from, from + rows),
      1, // thread: with more, the same items do not give the same index
    );
    return from + rows;
  }

  /** A saved index, read from the file where it is asked: it takes no memory of its own, and is not to be added to. */
  static view(path: string): NeighbourIndex {
    const index = newIndex(CARE.served);
    index.view(path);
    return new NeighbourIndex(index);
  }

  get size(): number {
    return this.index.size();
  }

  add(row: number, vector: Float32Array): void {
    this.index.add(BigInt(row), vector, 1);
  }

  save(path: string): void {
    this.index.save(path);
  }

  /** At most `most` items, the nearest first. Ask for more than needed where some will be filtered out. */
  search(vector: Float32Array, most: number): Neighbour[] {
    const count = Math.min(most, this.size);
    if (count < 1) return [];
    const { keys, distances } = this.index.search(vector, count, 1);
    return Array.from(keys, (key, at) => ({ row: Number(key), similarity: 1 - (distances[at] ?? 0) }));
  }

  /** The same for rows of a table, from one up to, without, another: a query takes a third less of the time than one by one. */
  searchRows(vectors: VectorTable, from: number, to: number, most: number): Neighbour[][] {
    const count = Math.min(most, this.size);
    const queries = vectorsOf(vectors, from, to);
    // Of one query the library makes an answer of another form.
    if (count < 1 || queries.length < 2) return queries.map((query) => this.search(query, most));
    const found = this.index.search(queries, count, 1);
    return Array.from(found.counts, (known, query) =>
      Array.from({ length: Number(known) }, (_, at) => ({
        row: Number(found.keys[query * count + at]),
        similarity: 1 - (found.distances[query * count + at] ?? 0),
      })),
    );
  }
}

const vectorsOf = (table: VectorTable, from: number, to: number): Float32Array[] =>
  Array.from({ length: to - from }, (_, at) => table.read(from + at));

const newIndex = (candidates: number): Index =>
  new Index({
    dimensions: DIMS,
    metric: MetricKind.Cos,
    quantization: ScalarKind.F16,
    connectivity: 16,
    expansion_add: candidates,
    expansion_search: 64,
    multi: false,
  });
