import { MAX_ZOOM, type Viewport } from '#libs/contracts';

/** Part of the items of a cluster that may lie outside the viewport it opens, at each of the four edges. */
const OUTSIDE = 0.02;
/** Room between the outermost items and the edge, as part of the viewport. */
const MARGIN = 0.05;

/** The square that shows nearly all of some places, inside the map, and the zoom that suits it, which is nearer than `zoom`. */
export function opensOf(xs: Float32Array, ys: Float32Array, zoom: number): { viewport: Viewport; opensZoom: number } {
  const [left, right] = spanOf(xs);
  const [upper, lower] = spanOf(ys);
  const widest = Math.max(right - left, lower - upper) / (1 - 2 * MARGIN);
  const side = Math.min(1, Math.max(widest, 2 ** -MAX_ZOOM));
  const from = (middle: number): number => Math.min(1 - side, Math.max(0, middle - side / 2));
  const [x, y] = [from((left + right) / 2), from((upper + lower) / 2)];
  const opensZoom = Math.min(MAX_ZOOM, Math.max(zoom + 1, Math.round(-Math.log2(side))));
  return { viewport: { x_min: x, y_min: y, x_max: x + side, y_max: y + side }, opensZoom };
}

function spanOf(values: Float32Array): [number, number] {
  const sorted = values.slice().sort();
  const skipped = Math.floor(sorted.length * OUTSIDE);
  return [sorted[skipped] ?? 0, sorted[sorted.length - 1 - skipped] ?? 0];
}

/** Where a place lies in relation to another, for people: `upper left`. */
export function sideOf(place: { x: number; y: number }, middle: { x: number; y: number }): string {
  const [dx, dy] = [place.x - middle.x, place.y - middle.y];
  const across = dx < 0 ? 'left' : 'right';
  const along = dy < 0 ? 'upper' : 'lower';
  if (Math.abs(dx) > 2 * Math.abs(dy)) return `${across} side`;
  if (Math.abs(dy) > 2 * Math.abs(dx)) return `${along} side`;
  return `${along} ${across}`;
}
