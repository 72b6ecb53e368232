import { hashOf } from './facets.rules.ts';
import { tileOf } from './tile-address.rules.ts';

/** A tile is sampled by cells, 2^3 by 2^3 of them: each that has items is in the sample, however crowded others are. */
export const CELL_LEVELS = 3;
const CELLS = 4 ** CELL_LEVELS;

/**
 * The order in which items come into samples: as good as random, and the same for an item in every tile, build and process, so that
 * who looks nearer finds what was there before.
 */
export function priorityOf(itemId: string): number {
  // FNV-1a of ids that differ in their last letters only differs little in its upper bits: mixed as MurmurHash3 ends (fmix32).
  let hash = hashOf(itemId);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * How many items of each cell are in a sample of at most `most`: one of each cell that has any, and of the rest in proportion to the
 * square root of what a cell has, so that crowds are seen as crowds and do not push the others out.
 */
export function quotasOf(counts: readonly number[], most: number): number[] {
  const quotas = counts.map((count) => Math.min(count, 1));
  let left = most - quotas.reduce((sum, quota) => sum + quota, 0);
  while (left > 0) {
    const open = counts.map((count, cell) => (count > (quotas[cell] ?? 0) ? Math.sqrt(count) : 0));
    const total = open.reduce((sum, part) => sum + part, 0);
    if (total === 0) break;
    const before = left;
    for (const [cell, part] of open.entries()) {
      const quota = quotas[cell] ?? 0;
      const more = Math.min(left, (counts[cell] ?? 0) - quota, Math.floor((before * part) / total));
      quotas[cell] = quota + more;
      left -= more;
    }
    if (left === before) {
      // Less than one for each: the most crowded cells have what is left.
      const crowded = [...open.entries()].filter(([, part]) => part > 0).sort(([, a], [, b]) => b - a);
      for (const [cell] of crowded.slice(0, left)) quotas[cell] = (quotas[cell] ?? 0) + 1;
      break;
    }
  }
  return quotas;
}

/** Of a sampled item, what its place in a sample depends on. */
export interface Sampled {
  readonly itemId: string;
  readonly x: number;
  readonly y: number;
  readonly weight: number;
}

/** Cell of its tile that a place is in. */
export function cellOf({ x, y }: { readonly x: number; readonly y: number }, zoom: number): number {
  const side = 2 ** CELL_LEVELS;
  return (tileOf(y, zoom + CELL_LEVELS) % side) * side + (tileOf(x, zoom + CELL_LEVELS) % side);
}

/**
 * The sample of a tile of this zoom with one more item of the tile. Weights still add up to the count of the tile, in each cell too.
 * A full sample keeps the items that come first by priority; the first item of an empty cell takes the place of one of the fullest.
 */
export function withItem<T extends Sampled>(sample: readonly T[], item: T, zoom: number, most: number): T[] {
  const cell = cellOf(item, zoom);
  const byCell = groupedByCell(sample, zoom);
  const mates = byCell.get(cell) ?? [];
  const count = weightOf(mates) + 1;
  const isFull = sample.length >= most;
  if (!isFull) byCell.set(cell, shared([...mates, item], count));
  else if (mates.length > 0) byCell.set(cell, shared(byPriority([...mates, item]).slice(0, -1), count));
  else {
    const [fullest, crowd] = [...byCell].reduce((a, b) => (b[1].length > a[1].length ? b : a));
    if (crowd.length > 1) {
      byCell.set(fullest, shared(byPriority(crowd).slice(0, -1), weightOf(crowd)));
      byCell.set(cell, [{ ...item, weight: 1 }]);
    } else byCell.set(fullest, shared(crowd, weightOf(crowd) + 1));
  }
  return byPriority([...byCell.values()].flat());
}

function groupedByCell<T extends Sampled>(sample: readonly T[], zoom: number): Map<number, T[]> {
  const byCell = new Map<number, T[]>();
  for (const one of sample) {
    const cell = cellOf(one, zoom);
    const mates = byCell.get(cell);
    if (mates) mates.push(one);
    else byCell.set(cell, [one]);
  }
  if (byCell.size > CELLS) throw new RangeError('A sample has items of more than one tile');
  return byCell;
}

const weightOf = (items: readonly Sampled[]): number => items.reduce((sum, { weight }) => sum + weight, 0);

const shared = <T extends Sampled>(items: readonly T[], count: number): T[] =>
  items.map((item) => ({ ...item, weight: count / items.length }));

const byPriority = <T extends Sampled>(items: readonly T[]): T[] =>
  [...items].sort((a, b) => priorityOf(a.itemId) - priorityOf(b.itemId) || (a.itemId < b.itemId ? -1 : 1));
