import type { VectorTable } from '../vectors/vector-table.ts';

/** Rows of the same vector: one point to any layout. */
export interface Twins {
  /** The first row of each group. */
  readonly first: Uint32Array<ArrayBuffer>;
  /** The group of every row. */
  readonly groupOf: Uint32Array<ArrayBuffer>;
}

export function twinsOf(vectors: VectorTable): Twins {
  const first: number[] = [];
  const groupOf = new Uint32Array(vectors.rows);
  const byHash = new Map<number, number[]>();
  for (let row = 0; row < vectors.rows; row++) {
    const hash = vectors.hash(row);
    const candidates = byHash.get(hash) ?? [];
    if (candidates.length === 0) byHash.set(hash, candidates);
    let group = candidates.find((candidate) => vectors.isSame(first[candidate] ?? 0, row));
    if (group === undefined) {
      group = first.push(row) - 1;
      candidates.push(group);
    }
    groupOf[row] = group;
  }
  return { first: Uint32Array.from(first), groupOf };
}
