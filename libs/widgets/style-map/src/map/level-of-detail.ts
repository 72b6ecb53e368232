import { clamp, overlap, type Point, type Rect } from './geometry.ts';

/** An item on the screen. */
export interface Spot extends Point {
  readonly id: string;
  readonly hasPicture: boolean;
  /** Who gets the room where two want it: the higher first. */
  readonly weight: number;
}

/** Nearness at which the first pictures come, and at which they are as large as they get. */
const FIRST = 0.9;
const LARGEST = 5.5;
const SMALLEST_PX = 38;
const LARGEST_PX = 112;
/** Pictures are upright, as clothes are. */
export const ASPECT = 1.25;
const GAP_PX = 6;
const MOST = 60;

/** Width of pictures at a zoom, in CSS pixels; 0 where there are none. A small frame has smaller ones. */
export function pictureWidth(zoom: number, frameWidth: number): number {
  if (zoom < FIRST) return 0;
  const t = clamp((zoom - FIRST) / (LARGEST - FIRST), 0, 1);
  const room = clamp(frameWidth / 720, 0.72, 1.15);
  return Math.round((SMALLEST_PX + (LARGEST_PX - SMALLEST_PX) * t) * room);
}

/** Radius of dots at a zoom, in CSS pixels. */
export const dotRadius = (zoom: number): number => 1.7 + 0.45 * clamp(zoom, 0, 6);

export const pictureRect = ({ x, y }: Point, width: number): Rect => ({
  left: x - width / 2,
  top: y - (width * ASPECT) / 2,
  width,
  height: width * ASPECT,
});

/**
 * Which items show their picture: the weightiest first, none over another or what is `taken`. Those of `kept` had one in the last frame and keep it
 * if at all possible: a picture that comes and goes while the map moves is unrest.
 */
export function withPictures<S extends Spot>(
  spots: readonly S[],
  width: number,
  kept: ReadonlySet<string>,
  taken: readonly Rect[] = [],
): S[] {
  if (width === 0) return [];
  const order = spots
    .filter(({ hasPicture }) => hasPicture)
    .sort((a, b) => rank(b, kept) - rank(a, kept) || (a.id < b.id ? -1 : 1));
  const cells = new Map<string, Rect[]>();
  const cell = { x: width + GAP_PX, y: width * ASPECT + GAP_PX };
  const chosen: S[] = [];
  for (const spot of order) {
    if (chosen.length === MOST) break;
    const rect = pictureRect(spot, width + GAP_PX);
    const [column, row] = [Math.floor(spot.x / cell.x), Math.floor(spot.y / cell.y)];
    const others = [...neighbours(cells, column, row), ...taken];
    if (others.some((other) => overlap(rect, other))) continue;
    chosen.push(spot);
    const key = `${column} ${row}`;
    cells.set(key, [...(cells.get(key) ?? []), rect]);
  }
  return chosen;
}

const rank = ({ id, weight }: Spot, kept: ReadonlySet<string>): number => weight + (kept.has(id) ? 1 : 0);

function neighbours(cells: ReadonlyMap<string, Rect[]>, column: number, row: number): Rect[] {
  const around = [-1, 0, 1];
  return around.flatMap((dx) => around.flatMap((dy) => cells.get(`${column + dx} ${row + dy}`) ?? []));
}
