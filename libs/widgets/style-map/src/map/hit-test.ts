import { pictureRect } from './level-of-detail.ts';
import { type Point, type Rect, within } from './geometry.ts';

/** What is drawn, for finding what was pressed. Later pictures lie above earlier ones. */
export interface Drawn {
  readonly labels: readonly { readonly id: string; readonly rect: Rect }[];
  readonly pictures: readonly (Point & { readonly id: string })[];
  readonly pictureWidth: number;
  /** Asked for only when something was pressed or is pointed at: there may be thousands. */
  readonly dots: () => readonly (Point & { readonly id: string })[];
}

export type Hit = { readonly kind: 'cluster' | 'item'; readonly id: string };

/** Pixels a finger may miss a dot by. */
const REACH_PX = 14;

/** What lies under a point: a name before a picture before the nearest dot. */
export function hitAt(at: Point, { labels, pictures, pictureWidth, dots }: Drawn): Hit | undefined {
  const label = labels.find(({ rect }) => within(at, rect));
  if (label) return { kind: 'cluster', id: label.id };
  const picture = pictures.findLast((spot) => within(at, pictureRect(spot, pictureWidth)));
  if (picture) return { kind: 'item', id: picture.id };
  const dot = nearest(at, dots(), REACH_PX);
  return dot && { kind: 'item', id: dot.id };
}

/** What lies nearest to a point, for those who point with keys: a name and an item are the same distance apart for everyone. */
export function nearestTo(at: Point, { labels, pictures, dots }: Drawn): Hit | undefined {
  const middles = labels.map(({ id, rect }) => ({ id, x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 }));
  const label = nearest(at, middles, Infinity);
  const item = nearest(at, [...pictures, ...dots()], Infinity);
  if (!label || !item) return label ? { kind: 'cluster', id: label.id } : item && { kind: 'item', id: item.id };
  // A name is wide: who stands anywhere near it means it.
  return distance(at, label) * 0.5 <= distance(at, item)
    ? { kind: 'cluster', id: label.id }
    : { kind: 'item', id: item.id };
}

function nearest<P extends Point>(at: Point, points: readonly P[], reach: number): P | undefined {
  let best: P | undefined;
  let least = reach;
  for (const point of points) {
    const away = distance(at, point);
    if (away < least) [best, least] = [point, away];
  }
  return best;
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
