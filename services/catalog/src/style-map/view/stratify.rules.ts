import type { Viewport } from '#libs/contracts';

/** What can be shown at a place of the map. */
export interface Candidate {
  readonly itemId: string;
  readonly x: number;
  readonly y: number;
  /** Items it stands for, itself included. */
  readonly weight: number;
  /** Its values as `facetOf` numbers them, where they were read with it. */
  readonly facets?: readonly number[];
}

/** The grid a viewport is parted into, so that what is shown is spread over all of it. */
export interface Grid {
  readonly viewport: Viewport;
  /** Cells along each side. */
  readonly side: number;
}

/** Few enough cells that each of them can be represented. */
export const gridFor = (viewport: Viewport, limit: number): Grid => ({
  viewport,
  side: Math.max(1, Math.floor(Math.sqrt(limit))),
});

/** Number of the cell that a place in view lies in, row by row. */
export function cellOf({ viewport, side }: Grid, { x, y }: { x: number; y: number }): number {
  const of = (at: number, from: number, to: number): number =>
    Math.min(side - 1, Math.max(0, Math.floor(((at - from) / (to - from)) * side)));
  return of(y, viewport.y_min, viewport.y_max) * side + of(x, viewport.x_min, viewport.x_max);
}

/**
 * A stratified sample: of each cell the best, then of each the second best, and so on, so that none is shown twice before every cell
 * that has something is shown. Within a round the best come first. The same candidates always give the same sample.
 *
 * @param fitOf how well a candidate fits the person; where that is the same, the one that stands for more goes first.
 */
export function stratified<C extends Candidate>(
  candidates: readonly C[],
  grid: Grid,
  limit: number,
  fitOf: (itemId: string) => number,
): C[] {
  const better = (a: C, b: C): number =>
    fitOf(b.itemId) - fitOf(a.itemId) || b.weight - a.weight || (a.itemId < b.itemId ? -1 : 1);
  const cells = [...Map.groupBy(candidates, (candidate) => cellOf(grid, candidate)).values()];
  for (const cell of cells) cell.sort(better);
  const chosen: C[] = [];
  for (let round = 0; chosen.length < limit; round++) {
    const next = cells.flatMap((cell) => cell[round] ?? []);
    if (next.length === 0) break;
    chosen.push(...next.sort(better));
  }
  return chosen.slice(0, limit);
}

/** Items that lie in each cell, by its number. */
export function countsOfCells(candidates: readonly Candidate[], grid: Grid): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const candidate of candidates) {
    const cell = cellOf(grid, candidate);
    counts.set(cell, (counts.get(cell) ?? 0) + candidate.weight);
  }
  return counts;
}
