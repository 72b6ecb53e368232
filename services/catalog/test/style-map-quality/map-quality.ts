import type { Places } from '../../src/style-map/layout/places.rules.ts';
import { DIMS } from '../../src/style-map/vectors/item-vector.rules.ts';
import type { VectorTable } from '../../src/style-map/vectors/vector-table.ts';

/** How well a layout keeps neighbourhoods, on rows drawn evenly from all. */
export interface MapQuality {
  /** Of Venna and Kaski, 2001: 1 when no stranger is among the nearest on the map. */
  readonly trustworthiness: number;
  /** Part of the nearest on the map that are among the nearest by vector; those as near as the last one count as among them. */
  readonly preservation: number;
}

export const NEIGHBOURS = 12;
/** Distances that 16-bit floats do not tell apart. */
const TIE = 1e-5;

/** Vectors of all rows in one array, and the rows that are asked about. */
export function flat(vectors: VectorTable): Float32Array {
  const values = new Float32Array(vectors.rows * DIMS);
  for (let row = 0; row < vectors.rows; row++) vectors.read(row, values.subarray(row * DIMS, (row + 1) * DIMS));
  return values;
}

export const asked = (rows: number, most: number): number[] =>
  Array.from({ length: Math.min(rows, most) }, (_, at) => Math.floor((at * rows) / Math.min(rows, most)));

export function mapQuality(values: Float32Array, places: readonly Places[], queries: readonly number[]): MapQuality[] {
  const rows = values.length / DIMS;
  const sums = places.map(() => ({ penalty: 0, kept: 0 }));
  const distances = new Float32Array(rows);
  for (const query of queries) {
    cosineDistances(values, query, distances);
    const sorted = distances.slice().sort();
    // The item itself is the first.
    const last = (sorted[NEIGHBOURS] ?? 0) + TIE;
    places.forEach((each, at) => {
      const sum = sums[at];
      if (sum === undefined) return;
      for (const row of nearestOnMap(each, query)) {
        const distance = distances[row] ?? 0;
        if (distance <= last) sum.kept++;
        else sum.penalty += rankOf(sorted, distance - TIE) - NEIGHBOURS;
      }
    });
  }
  const n = queries.length * NEIGHBOURS;
  const norm = 2 / (n * (2 * rows - 3 * NEIGHBOURS - 1));
  return sums.map(({ penalty, kept }) => ({ trustworthiness: 1 - norm * penalty, preservation: kept / n }));
}

function cosineDistances(values: Float32Array, query: number, into: Float32Array): void {
  const own = values.subarray(query * DIMS, (query + 1) * DIMS);
  for (let row = 0; row < into.length; row++) {
    let dot = 0;
    const offset = row * DIMS;
    for (let d = 0; d < DIMS; d++) dot += own[d]! * values[offset + d]!;
    into[row] = row === query ? -1 : 1 - dot;
  }
}

/** Sorted distances below this one. The item itself stands first and is not counted. */
function rankOf(sorted: Float32Array, distance: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < distance) low = middle + 1;
    else high = middle;
  }
  return low;
}

function nearestOnMap(places: Places, query: number): number[] {
  const rows: number[] = [];
  const distances: number[] = [];
  const [x, y] = [places[2 * query]!, places[2 * query + 1]!];
  for (let row = 0; row < places.length / 2; row++) {
    if (row === query) continue;
    const d = (places[2 * row]! - x) ** 2 + (places[2 * row + 1]! - y) ** 2;
    if (rows.length === NEIGHBOURS && d >= distances[NEIGHBOURS - 1]!) continue;
    let at = Math.min(rows.length, NEIGHBOURS - 1);
    while (at > 0 && distances[at - 1]! > d) {
      distances[at] = distances[at - 1]!;
      rows[at] = rows[at - 1]!;
      at--;
    }
    distances[at] = d;
    rows[at] = row;
  }
  return rows;
}
