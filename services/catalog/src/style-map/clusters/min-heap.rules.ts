/** A pair of regions and what it costs to merge them. */
export interface Candidate {
  readonly cost: number;
  readonly a: number;
  readonly b: number;
  /** Versions of both when the cost was worked out: a region that has grown since has others. */
  readonly versions: readonly [number, number];
}

/** A binary heap: the cheapest candidate first. */
export class MinHeap {
  private readonly heap: Candidate[] = [];

  get size(): number {
    return this.heap.length;
  }

  push(candidate: Candidate): void {
    let at = this.heap.push(candidate) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = this.heap[above];
      if (!parent || parent.cost <= candidate.cost) break;
      this.heap[at] = parent;
      at = above;
    }
    this.heap[at] = candidate;
  }

  pop(): Candidate | undefined {
    const first = this.heap[0];
    const last = this.heap.pop();
    if (!last || this.heap.length === 0) return first;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const right = left + 1;
      const lesser = (this.heap[right]?.cost ?? Infinity) < (this.heap[left]?.cost ?? Infinity) ? right : left;
      const child = this.heap[lesser];
      if (!child || child.cost >= last.cost) break;
      this.heap[at] = child;
      at = lesser;
    }
    this.heap[at] = last;
    return first;
  }
}
