import { MAX_ZOOM, OperationError, type Viewport } from '#libs/contracts';
import { type TileAddress, tileOf } from '../tiles/tile-address.rules.ts';

/** All of the map. */
export const WHOLE: Viewport = { x_min: 0, y_min: 0, x_max: 1, y_max: 1 };
/** Smallest side of a viewport: an eighth of a tile of the deepest zoom. */
export const MIN_SIDE = 1 / 2 ** (MAX_ZOOM + 3);

/** What is looked at, and how near. @throws OperationError `INVALID_INPUT` when there is nothing between the edges */
export function settleView(viewport: Viewport = WHOLE, zoom?: number): { viewport: Viewport; zoom: number } {
  assertSide('x', viewport.x_min, viewport.x_max);
  assertSide('y', viewport.y_min, viewport.y_max);
  const { x_min, y_min, x_max, y_max } = viewport;
  return { viewport: { x_min, y_min, x_max, y_max }, zoom: zoom ?? zoomOf(viewport) };
}

function assertSide(axis: 'x' | 'y', from: number, to: number): void {
  if (to - from >= MIN_SIDE) return;
  const why =
    to > from
      ? `smaller than ${MIN_SIDE.toFixed(5)}, nothing nearer can be shown`
      : `empty: "${axis}_min" has to be below "${axis}_max"`;
  throw new OperationError(
    'INVALID_INPUT',
    `"viewport" is ${why}. Leave it out for the whole map, or pass opens of a cluster.`,
    { details: { field: `viewport.${axis}_max` } },
  );
}

/** The zoom at which one tile is about as large as the viewport. */
export function zoomOf({ x_min, y_min, x_max, y_max }: Viewport): number {
  const side = Math.max(x_max - x_min, y_max - y_min);
  // A whole tile is of its own zoom, although halves of floats are not quite halves.
  return Math.min(MAX_ZOOM, Math.max(0, Math.floor(Math.log2(1 / side) + 1e-6)));
}

/** Whether a place is in view. A far edge belongs to what comes after it, but for that of the map. */
export const isWithin = ({ x_min, y_min, x_max, y_max }: Viewport, { x, y }: { x: number; y: number }): boolean =>
  x >= x_min && y >= y_min && (x < x_max || x_max >= 1) && (y < y_max || y_max >= 1);

/** The nearest zoom of the pyramid at which no more than `most` tiles cover the viewport. */
export function levelOf(viewport: Viewport, deepestZoom: number, most: number): number {
  let level = 0;
  while (level < deepestZoom && tilesCovering(viewport, level + 1) <= most) level++;
  return level;
}

/** Tiles of a zoom that a viewport touches. */
export function tilesIn(viewport: Viewport, zoom: number): TileAddress[] {
  const [columns, rows] = rangesOf(viewport, zoom);
  const tiles: TileAddress[] = [];
  for (let ty = rows[0]; ty <= rows[1]; ty++)
    for (let tx = columns[0]; tx <= columns[1]; tx++) tiles.push({ zoom, tx, ty });
  return tiles;
}

function tilesCovering(viewport: Viewport, zoom: number): number {
  const [columns, rows] = rangesOf(viewport, zoom);
  return (columns[1] - columns[0] + 1) * (rows[1] - rows[0] + 1);
}

/** First and last column, first and last row. A far edge that is the border between two tiles needs only the nearer. */
function rangesOf(viewport: Viewport, zoom: number): [columns: [number, number], rows: [number, number]] {
  const side = 1 / 2 ** zoom;
  const range = (from: number, to: number): [number, number] => {
    const first = tileOf(from, zoom);
    const last = tileOf(to, zoom);
    return [first, last > first && to <= last * side ? last - 1 : last];
  };
  return [range(viewport.x_min, viewport.x_max), range(viewport.y_min, viewport.y_max)];
}
