/** Cells of a grid over the map that have items: the smallest regions there are. */
export interface Cells {
  /** Cells per side. */
  readonly side: number;
  /** Number of the grid cell, by cell. */
  readonly grid: Uint32Array;
  readonly count: Float64Array;
  /** Cell of each row. */
  readonly cellOf: Uint32Array;
}

const MOST_LEVELS = 8;

/** Divides a map of `places` (x and y of row r at 2r and 2r + 1) into about as many cells as there are items, at most 2^8 by 2^8. */
export function cellsOf(places: Float32Array): Cells {
  const rows = places.length / 2;
  const levels = Math.min(MOST_LEVELS, Math.max(1, Math.round(Math.log2(Math.sqrt(Math.max(1, rows))))));
  const side = 2 ** levels;
  const numbers = new Map<number, number>();
  const cellOf = new Uint32Array(rows);
  const counts: number[] = [];
  for (let row = 0; row < rows; row++) {
    const cell = column(places[2 * row + 1], side) * side + column(places[2 * row], side);
    let number = numbers.get(cell);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(cell, number);
    }
    cellOf[row] = number;
    counts[number] = (counts[number] ?? 0) + 1;
  }
  return { side, grid: Uint32Array.from(numbers.keys()), count: Float64Array.from(counts), cellOf };
}

const column = (value = 0, side: number): number => Math.min(side - 1, Math.max(0, Math.floor(value * side)));

/** How far a cell looks for neighbours, in cells, while it has none: beyond that, regions are joined by their middles. */
const REACH = 4;

/** Pairs of cells that lie next to each other; one that has no neighbour is paired with the nearest within reach. */
export function neighbouringCells({ side, grid }: Cells): [number, number][] {
  const numberAt = new Map([...grid].map((cell, number) => [cell, number]));
  const pairs: [number, number][] = [];
  for (const [number, cell] of grid.entries()) {
    const [x, y] = [cell % side, Math.floor(cell / side)];
    for (let ring = 1; ring <= REACH; ring++) {
      const found = ringOf(x, y, ring, side).flatMap((other) => numberAt.get(other) ?? []);
      for (const other of found) if (number < other || ring > 1) pairs.push([number, other]);
      if (found.length > 0) break;
    }
  }
  return pairs;
}

function ringOf(x: number, y: number, ring: number, side: number): number[] {
  const cells: number[] = [];
  for (let dy = -ring; dy <= ring; dy++)
    for (let dx = -ring; dx <= ring; dx++) {
      const isOnRing = Math.max(Math.abs(dx), Math.abs(dy)) === ring;
      const [column, row] = [x + dx, y + dy];
      if (isOnRing && column >= 0 && row >= 0 && column < side && row < side) cells.push(row * side + column);
    }
  return cells;
}
