import type { Places } from '../../src/style-map/layout/places.rules.ts';
import { DIMS } from '../../src/style-map/vectors/item-vector.rules.ts';
import type { VectorTable } from '../../src/style-map/vectors/vector-table.ts';

export const NEIGHBOURS = 12;
/** Cosines that 16-bit floats do not tell apart. */
export const TIE = 1e-5;

/** How well a layout keeps neighbourhoods, on rows drawn evenly from all. */
export interface MapQuality {
  /** Of Venna and Kaski, 2001: 1 when no stranger is among the nearest on the map. */
  readonly trustworthiness: number;
  /** Part of the nearest on the map that are among the nearest by vector; one as near as the last of those is among them. */
  readonly preservation: number;
}

/** All vectors in one array. */
export function flat(vectors: VectorTable): Float32Array {
  const values = new Float32Array(vectors.rows * DIMS);
  const vector = new Float32Array(DIMS);
  for (let row = 0; row < vectors.rows; row++) values.set(vectors.read(row, vector), row * DIMS);
  return values;
}

/** Rows spread evenly over all. */
export const drawn = (rows: number, most: number): number[] =>
  Array.from({ length: Math.min(rows, most) }, (_, at) => Math.floor((at * rows) / Math.min(rows, most)));

/** Judges several layouts of the same vectors by the same rows. */
export function mapQuality(values: Float32Array, layouts: readonly Places[], asked: readonly number[]): MapQuality[] {
  const rows = values.length / DIMS;
  const sums = layouts.map((places) => ({ places, penalty: 0, kept: 0 }));
  const distances = new Float32Array(rows);
  for (const row of asked) {
    cosineDistances(values, row, distances);
    const sorted = distances.slice().sort();
    // The item itself is the first.
    const last = (sorted[NEIGHBOURS] ?? 0) + TIE;
    for (const sum of sums)
      for (const neighbour of nearestOnMap(sum.places, row)) {
        const distance = distances[neighbour] ?? 0;
        if (distance <= last) sum.kept++;
        else sum.penalty += rankOf(sorted, distance - TIE) - NEIGHBOURS;
      }
  }
  const all = asked.length * NEIGHBOURS;
  return sums.map(({ penalty, kept }) => ({
    trustworthiness: 1 - (2 * penalty) / (all * (2 * rows - 3 * NEIGHBOURS - 1)),
    preservation: kept / all,
  }));
}

/** 1 - cosine of a row to every row; -1 to itself, so that it is the nearest. */
export function cosineDistances(values: Float32Array, row: number, into: Float32Array): void {
  const own = values.subarray(row * DIMS, (row + 1) * DIMS);
  for (let other = 0; other < into.length; other++) {
    let dot = 0;
    for (let d = 0, at = other * DIMS; d < DIMS; d++, at++) dot += (own[d] ?? 0) * (values[at] ?? 0);
    into[other] = 1 - dot;
  }
  into[row] = -1;
}

/** How many of the sorted distances are below this one, without the item itself, at its rank 0. */
function rankOf(sorted: Float32Array, distance: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < distance) low = middle + 1;
    else high = middle;
  }
  return low;
}

function nearestOnMap(places: Places, row: number): number[] {
  const [x, y] = [places[2 * row] ?? 0, places[2 * row + 1] ?? 0];
  const found: { row: number; distance: number }[] = [];
  for (let other = 0; other < places.length / 2; other++) {
    const distance = ((places[2 * other] ?? 0) - x) ** 2 + ((places[2 * other + 1] ?? 0) - y) ** 2;
    if (other === row || (found.length === NEIGHBOURS && distance >= (found.at(-1)?.distance ?? 0))) continue;
    if (found.length === NEIGHBOURS) found.pop();
    let at = found.length;
    while (at > 0 && (found[at - 1]?.distance ?? 0) > distance) at--;
    found.splice(at, 0, { row: other, distance });
  }
  return found.map((one) => one.row);
}
