import type { Places } from '../layout/places.rules.ts';
import { DEEPEST_SAMPLE, TILE_SAMPLE, type TileAddress, tileOf } from './tile-address.rules.ts';
import { CELL_LEVELS, priorityOf, quotasOf } from './tile-sample.rules.ts';

/** A tile by the rows of its items. */
export interface TileRows extends TileAddress {
  /** All items of the tile. */
  readonly items: number;
  /** Those of its sample, by priority, and how many items each stands for. */
  readonly rows: readonly number[];
  readonly weights: readonly number[];
}

/** Rows and ranks are told apart in one number with more room than a map of items has: 2^24. */
const ROWS = 2 ** 24;

/**
 * All tiles that have items, from zoom 0 to the deepest. Items are sorted once along a Z-curve, on which the items of a tile, and of a
 * cell of it, lie together: n log n for all zooms.
 */
export function* tilePyramid(places: Places, idOf: (row: number) => string, deepest: number): Generator<TileRows> {
  const count = places.length / 2;
  const rowOfRank = rowsByPriority(count, idOf);
  const finest = deepest + CELL_LEVELS;
  const sorted = alongCurve(places, rowOfRank, finest);
  const codes = Uint32Array.from(sorted, (key) => Math.floor(key / ROWS));
  const ranks = Uint32Array.from(sorted, (key) => key % ROWS);
  for (let zoom = 0; zoom <= deepest; zoom++) {
    const most = zoom === deepest ? DEEPEST_SAMPLE : TILE_SAMPLE;
    const shift = 2 * (finest - zoom);
    for (const [from, to] of runs(codes, shift, 0, count)) {
      const { rows, weights } = sampled(codes, ranks, [from, to], shift - 2 * CELL_LEVELS, most);
      const code = Math.floor((codes[from] ?? 0) / 2 ** shift);
      yield {
        zoom,
        tx: unzipped(code),
        ty: unzipped(Math.floor(code / 2)),
        items: to - from,
        rows: rows.map((rank) => rowOfRank[rank] ?? 0),
        weights,
      };
    }
  }
}

function rowsByPriority(count: number, idOf: (row: number) => string): Uint32Array {
  // The lower bits of the priority give way to the row: what is left of them still decides among more items than there are.
  const keys = Float64Array.from({ length: count }, (_, row) => (priorityOf(idOf(row)) >>> 4) * ROWS + row).sort();
  return Uint32Array.from(keys, (key) => key % ROWS);
}

function alongCurve(places: Places, rowOfRank: Uint32Array, zoom: number): Float64Array {
  return Float64Array.from(rowOfRank, (row, rank) => {
    const tx = tileOf(places[2 * row] ?? 0, zoom);
    const ty = tileOf(places[2 * row + 1] ?? 0, zoom);
    return (zipped(tx) + 2 * zipped(ty)) * ROWS + rank;
  }).sort();
}

/** From and to (without) of items whose code is the same but for its last bits. */
function* runs(codes: Uint32Array, shift: number, from: number, to: number): Generator<[number, number]> {
  const unit = 2 ** shift;
  for (let start = from; start < to;) {
    const code = Math.floor((codes[start] ?? 0) / unit);
    let end = start + 1;
    while (end < to && Math.floor((codes[end] ?? 0) / unit) === code) end++;
    yield [start, end];
    start = end;
  }
}

function sampled(
  codes: Uint32Array,
  ranks: Uint32Array,
  [from, to]: readonly [number, number],
  cellShift: number,
  most: number,
): { rows: number[]; weights: number[] } {
  const cells = [...runs(codes, cellShift, from, to)];
  const quotas = quotasOf(
    cells.map(([start, end]) => end - start),
    most,
  );
  const chosen = cells.flatMap(([start, end], cell) => {
    const quota = quotas[cell] ?? 0;
    const weight = (end - start) / quota;
    return Array.from(ranks.slice(start, end).sort().subarray(0, quota), (rank) => ({ rank, weight }));
  });
  chosen.sort((a, b) => a.rank - b.rank);
  return { rows: chosen.map(({ rank }) => rank), weights: chosen.map(({ weight }) => weight) };
}

/** The bits of a number, at most 13, at the even places of another. */
function zipped(value: number): number {
  let bits = value & 0xffff;
  bits = (bits | (bits << 8)) & 0x00ff00ff;
  bits = (bits | (bits << 4)) & 0x0f0f0f0f;
  bits = (bits | (bits << 2)) & 0x33333333;
  return (bits | (bits << 1)) & 0x55555555;
}

/** Turns `zipped` round; what is at odd places is left out. */
function unzipped(value: number): number {
  let bits = value & 0x55555555;
  bits = (bits | (bits >>> 1)) & 0x33333333;
  bits = (bits | (bits >>> 2)) & 0x0f0f0f0f;
  bits = (bits | (bits >>> 4)) & 0x00ff00ff;
  return (bits | (bits >>> 8)) & 0x0000ffff;
}
