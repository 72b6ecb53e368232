import type { Box, Point } from './geometry.ts';

/** How much lies where: a grid of cells over a box, row by row. Its border is empty, so that every contour closes. */
export interface Field {
  readonly box: Box;
  readonly columns: number;
  readonly rows: number;
  readonly values: Float32Array;
  readonly highest: number;
}

export interface Heap extends Point {
  readonly count: number;
}

export const GRID = 96;
/** Cells an item spreads over, and a region. */
const ITEM_BLUR = 3;
const REGION_BLUR = 5;
/** What the regions weigh against the items: they know of those that are not shown. */
const REGION_SHARE = 0.55;

/** The lie of the land in a box: regions by the root of their count, items one each, both smoothed. */
export function densityOf(box: Box, items: Iterable<Point>, regions: Iterable<Heap>): Field {
  const [columns, rows] = [GRID, GRID];
  const fine = new Float32Array(columns * rows);
  const coarse = new Float32Array(columns * rows);
  const add = (values: Float32Array, { x, y }: Point, amount: number): void => {
    const column = Math.floor(((x - box.x_min) / (box.x_max - box.x_min)) * columns);
    const row = Math.floor(((y - box.y_min) / (box.y_max - box.y_min)) * rows);
    const isInside = column > 1 && row > 1 && column < columns - 2 && row < rows - 2;
    if (isInside) values[row * columns + column] = (values[row * columns + column] ?? 0) + amount;
  };
  for (const item of items) add(fine, item, 1);
  for (const region of regions) add(coarse, region, Math.sqrt(region.count));
  const items_ = scaled(blurred(fine, columns, rows, ITEM_BLUR));
  const regions_ = scaled(blurred(coarse, columns, rows, REGION_BLUR));
  const values = items_.map((value, i) => Math.sqrt(value) * (1 - REGION_SHARE) + (regions_[i] ?? 0) * REGION_SHARE);
  clearBorder(values, columns, rows);
  return { box, columns, rows, values, highest: highestOf(values) };
}

/** Three passes of a moving average are a Gaussian to the eye (W. Wells, 1986). */
function blurred(values: Float32Array, columns: number, rows: number, radius: number): Float32Array {
  const [from, to] = [values, new Float32Array(values.length)];
  for (let pass = 0; pass < 3; pass++) {
    for (let row = 0; row < rows; row++) average(from, to, row * columns, 1, columns, radius);
    for (let column = 0; column < columns; column++) average(to, from, column, columns, rows, radius);
  }
  return from;
}

function average(
  from: Float32Array,
  to: Float32Array,
  start: number,
  step: number,
  length: number,
  radius: number,
): void {
  let sum = 0;
  for (let i = -radius; i < length + radius; i++) {
    if (i + radius < length) sum += from[start + (i + radius) * step] ?? 0;
    if (i - radius - 1 >= 0) sum -= from[start + (i - radius - 1) * step] ?? 0;
    if (i >= 0 && i < length) to[start + i * step] = sum / (2 * radius + 1);
  }
}

function scaled(values: Float32Array): Float32Array {
  const highest = highestOf(values);
  return highest > 0 ? values.map((value) => value / highest) : values;
}

function highestOf(values: Float32Array): number {
  let highest = 0;
  for (const value of values) if (value > highest) highest = value;
  return highest;
}

function clearBorder(values: Float32Array, columns: number, rows: number): void {
  for (let column = 0; column < columns; column++) values[column] = values[(rows - 1) * columns + column] = 0;
  for (let row = 0; row < rows; row++) values[row * columns] = values[row * columns + columns - 1] = 0;
}
