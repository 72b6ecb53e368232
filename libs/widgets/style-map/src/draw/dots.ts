import type { PlacedItem } from '../data/tools.ts';
import { scaleOf } from '../map/camera.ts';
import type { Point } from '../map/geometry.ts';
import { dotRadius } from '../map/level-of-detail.ts';
import type { Spot } from '../map/level-of-detail.ts';
import type { Scene } from './scene.ts';

/** Items beyond the frame by less than this may still reach into it. */
const NEAR: Point = { x: 70, y: 70 };
/** From this fit on an item is drawn in the accent. */
export const FITS = 0.62;

export interface Placed extends Spot {
  readonly item: PlacedItem;
  readonly rating: -1 | 0 | 1 | null;
}

/** The items in the frame and so far beyond it, as places on the screen. */
export function placed({ camera, frame, items, ratings }: Scene, beyond: Point = NEAR): Placed[] {
  const scale = scaleOf(camera, frame);
  const [left, top] = [frame.width / 2 - camera.x * scale.x, frame.height / 2 - camera.y * scale.y];
  const found: Placed[] = [];
  for (const item of items) {
    const x = left + item.x * scale.x;
    const y = top + item.y * scale.y;
    if (x < -beyond.x || y < -beyond.y || x > frame.width + beyond.x || y > frame.height + beyond.y) continue;
    const rating = ratings.get(item.item_id) ?? ratingIn(item);
    const weight = rating === -1 ? -1 : (item.score ?? 0.5) + (rating === 1 ? 0.5 : 0);
    found.push({ id: item.item_id, x, y, hasPicture: item.picture !== null && rating !== -1, weight, item, rating });
  }
  return found;
}

const ratingIn = ({ rating }: PlacedItem): -1 | 0 | 1 | null =>
  rating === 1 || rating === -1 || rating === 0 ? rating : null;

/** Each look of a dot is drawn once and shown often: thousands of arcs take as many times longer than thousands of copies. */
export function drawDots(context: CanvasRenderingContext2D, dots: readonly Placed[], { camera, palette }: Scene): void {
  const radius = dotRadius(camera.zoom);
  const disliked = dot(radius * 0.8, palette.edge, 0.25);
  const fitting = dot(radius * 1.15, palette.accent, 0.75);
  const plain = dot(radius, palette.soft, 0.5);
  for (const { x, y, item, rating } of dots) {
    if (rating === 1) heart(context, x, y, radius * 2.6, palette.accent);
    else {
      const sprite = rating === -1 ? disliked : (item.score ?? 0) >= FITS ? fitting : plain;
      const half = sprite.width / (2 * DENSITY);
      context.drawImage(sprite, x - half, y - half, 2 * half, 2 * half);
    }
  }
}

/** Pixels of a sprite for one of the screen: it lies between pixels, where it is smoothed. */
const DENSITY = 2;

function dot(radius: number, colour: string, alpha: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 2 * Math.ceil((radius + 0.5) * DENSITY);
  const context = canvas.getContext('2d');
  if (!context) return canvas;
  context.globalAlpha = alpha;
  context.fillStyle = colour;
  context.arc(canvas.width / 2, canvas.width / 2, radius * DENSITY, 0, 2 * Math.PI);
  context.fill();
  return canvas;
}

/** A heart of so many pixels, its middle at a point. */
export function heart(context: CanvasRenderingContext2D, x: number, y: number, size: number, colour: string): void {
  const s = size / 2;
  context.fillStyle = colour;
  context.beginPath();
  context.moveTo(x, y + s);
  context.bezierCurveTo(x - 1.9 * s, y - 0.2 * s, x - 0.9 * s, y - 1.35 * s, x, y - 0.4 * s);
  context.bezierCurveTo(x + 0.9 * s, y - 1.35 * s, x + 1.9 * s, y - 0.2 * s, x, y + s);
  context.fill();
}
