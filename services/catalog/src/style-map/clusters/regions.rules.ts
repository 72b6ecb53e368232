import { type Cells, neighbouringCells } from './cells.rules.ts';
import { MinHeap } from './min-heap.rules.ts';

/** What cells are like: the mean of their items in any number of dimensions, cell after cell. */
export interface CellMeans {
  readonly dims: number;
  readonly values: Float32Array;
}

/** Regions whose middles are near each other and that nothing else joins are paired with as many. */
const NEAREST = 4;

/**
 * Merges cells to regions, always those two neighbours whose merger costs least by Ward's criterion (J. H. Ward 1963: growth of the
 * squared error), until as few are left as the last of `counts` says. Only neighbours merge, so that a region is one part of the map.
 *
 * @param counts how many regions to stop at, from many to few
 * @returns for each count the region of each cell, as numbers of cells; regions of a later one are made of whole ones before
 */
export function regionsOf(cells: Cells, means: CellMeans, counts: readonly number[]): Uint32Array[] {
  const merging = new Merging(cells, means);
  return counts.map((count) => {
    merging.until(count);
    return merging.regions();
  });
}

class Merging {
  private readonly count: Float64Array;
  private readonly means: Float32Array;
  private readonly dims: number;
  private readonly into: Uint32Array;
  private readonly version: Uint32Array;
  private readonly neighbours: (Set<number> | null)[];
  private readonly heap = new MinHeap();
  private left: number;

  constructor(cells: Cells, { dims, values }: CellMeans) {
    this.count = cells.count.slice();
    this.means = values.slice();
    this.dims = dims;
    this.left = cells.count.length;
    this.into = Uint32Array.from({ length: this.left }, (_, cell) => cell);
    this.version = new Uint32Array(this.left);
    this.neighbours = Array.from({ length: this.left }, () => new Set<number>());
    for (const [a, b] of neighbouringCells(cells)) this.link(a, b);
  }

  until(count: number): void {
    while (this.left > Math.max(1, count)) {
      const next = this.heap.pop();
      if (!next) this.linkIslands();
      else if (this.version[next.a] === next.versions[0] && this.version[next.b] === next.versions[1])
        this.merge(next.a, next.b);
    }
  }

  regions(): Uint32Array {
    return this.into.map((_, cell) => this.regionOf(cell));
  }

  private regionOf(cell: number): number {
    let at = cell;
    while (this.into[at] !== at) at = this.into[at] ?? at;
    this.into[cell] = at;
    return at;
  }

  private link(a: number, b: number): void {
    if (this.neighbours[a]?.has(b)) return;
    this.neighbours[a]?.add(b);
    this.neighbours[b]?.add(a);
    this.offer(a, b);
  }

  private offer(a: number, b: number): void {
    this.heap.push({ cost: this.costOf(a, b), a, b, versions: [this.version[a] ?? 0, this.version[b] ?? 0] });
  }

  private costOf(a: number, b: number): number {
    const [countA, countB] = [this.count[a] ?? 0, this.count[b] ?? 0];
    return ((countA * countB) / (countA + countB)) * this.distance(a, b, this.dims);
  }

  private distance(a: number, b: number, dims: number): number {
    let sum = 0;
    const [fromA, fromB] = [a * this.dims, b * this.dims];
    for (let at = 0; at < dims; at++) {
      const difference = (this.means[fromA + at] ?? 0) - (this.means[fromB + at] ?? 0);
      sum += difference * difference;
    }
    return sum;
  }

  private merge(a: number, b: number): void {
    const [countA, countB] = [this.count[a] ?? 0, this.count[b] ?? 0];
    const total = countA + countB;
    for (let at = 0; at < this.dims; at++) {
      const [atA, atB] = [a * this.dims + at, b * this.dims + at];
      this.means[atA] = ((this.means[atA] ?? 0) * countA + (this.means[atB] ?? 0) * countB) / total;
    }
    this.count[a] = total;
    this.into[b] = a;
    this.version[a] = (this.version[a] ?? 0) + 1;
    this.version[b] = (this.version[b] ?? 0) + 1;
    this.left--;
    const mine = this.neighbours[a] ?? new Set<number>();
    for (const other of this.neighbours[b] ?? []) {
      this.neighbours[other]?.delete(b);
      if (other === a) continue;
      this.neighbours[other]?.add(a);
      mine.add(other);
    }
    mine.delete(b);
    this.neighbours[b] = null;
    for (const other of mine) this.offer(a, other);
  }

  /** No two regions are neighbours any more: each is joined with those whose middles are nearest. */
  private linkIslands(): void {
    const islands = [...this.neighbours.keys()].filter((cell) => this.neighbours[cell] !== null);
    for (const a of islands) {
      const nearest = islands
        .filter((b) => b !== a)
        .map((b) => ({ b, distance: this.distance(a, b, POSITION_DIMS) }))
        .sort((one, other) => one.distance - other.distance);
      for (const { b } of nearest.slice(0, NEAREST)) this.link(a, b);
    }
  }
}

/** The first dimensions of a mean are where it lies. */
export const POSITION_DIMS = 2;
