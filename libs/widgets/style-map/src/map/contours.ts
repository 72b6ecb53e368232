import type { Field } from './density.ts';
import type { Point } from './geometry.ts';

/** A closed line in map coordinates; the last point leads to the first. */
export type Ring = readonly Point[];

/**
 * Corners of a cell at or above the level, as a number of four bits (upper left 8, upper right 4, lower right 2, lower left 1), to
 * the sides its lines join: 0 upper, 1 right, 2 lower, 3 left. The land is on the left of each line, so lines meet head to tail.
 */
const LINES: readonly (readonly (readonly [from: number, to: number])[])[] = [
  [],
  [[2, 3]],
  [[1, 2]],
  [[1, 3]],
  [[0, 1]],
  [
    [0, 3],
    [2, 1],
  ],
  [[0, 2]],
  [[0, 3]],
  [[3, 0]],
  [[2, 0]],
  [
    [1, 0],
    [3, 2],
  ],
  [[1, 0]],
  [[3, 1]],
  [[2, 1]],
  [[3, 2]],
  [],
];

/** The lines at which a field reaches a level (marching squares, linear between the middles of cells). */
export function contours(field: Field, level: number): Ring[] {
  const { columns, rows, values } = field;
  const high = (column: number, row: number): boolean => (values[row * columns + column] ?? 0) >= level;
  /** From the edge a line enters by to the edge it leaves by. */
  const next = new Map<number, number>();
  for (let row = 0; row < rows - 1; row++) {
    for (let column = 0; column < columns - 1; column++) {
      const corners =
        (high(column, row) ? 8 : 0) |
        (high(column + 1, row) ? 4 : 0) |
        (high(column + 1, row + 1) ? 2 : 0) |
        (high(column, row + 1) ? 1 : 0);
      for (const [from, to] of LINES[corners] ?? [])
        next.set(edge(field, column, row, from), edge(field, column, row, to));
    }
  }
  const rings: Ring[] = [];
  for (const start of next.keys()) {
    const ring: Point[] = [];
    for (let at = start, to = next.get(at); to !== undefined; at = to, to = next.get(at)) {
      next.delete(at);
      ring.push(crossing(field, at, level));
    }
    if (ring.length > 3) rings.push(ring);
  }
  return rings;
}

/** Each side of a cell is one edge of the grid, named by its upper or left cell: even when it lies across, odd when it stands. */
function edge({ columns }: Field, column: number, row: number, side: number): number {
  if (side === 0) return 2 * (row * columns + column);
  if (side === 1) return 2 * (row * columns + column + 1) + 1;
  if (side === 2) return 2 * ((row + 1) * columns + column);
  return 2 * (row * columns + column) + 1;
}

function crossing({ box, columns, rows, values }: Field, edge_: number, level: number): Point {
  const cell = edge_ >> 1;
  const isStanding = (edge_ & 1) === 1;
  const [column, row] = [cell % columns, Math.floor(cell / columns)];
  const [a, b] = [values[cell] ?? 0, values[isStanding ? cell + columns : cell + 1] ?? 0];
  const t = a === b ? 0.5 : (level - a) / (b - a);
  const [x, y] = [column + 0.5 + (isStanding ? 0 : t), row + 0.5 + (isStanding ? t : 0)];
  return {
    x: box.x_min + (x / columns) * (box.x_max - box.x_min),
    y: box.y_min + (y / rows) * (box.y_max - box.y_min),
  };
}
