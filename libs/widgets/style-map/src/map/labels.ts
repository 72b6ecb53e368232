import { clamp, overlap, type Point, type Rect } from './geometry.ts';

/** The name of a region that wants to stand on the screen. */
export interface LabelWish extends Point {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** Items it stands for: the larger one keeps its place. */
  readonly count: number;
}

export interface PlacedLabel {
  readonly id: string;
  readonly rect: Rect;
}

/** How far a name may leave its middle, in heights of its own: over, under, and half of either first. */
const SHIFTS = [0, -0.55, 0.55, -1.1, 1.1];
const GAP_PX = 8;
const EDGE_PX = 8;

/** Size of a name by how much it stands for, in CSS pixels: the square root, as an area would show it. */
export function labelSize(count: number, largest: number, isNarrow: boolean): number {
  const share = Math.sqrt(count / Math.max(1, largest));
  return Math.round((isNarrow ? 13 : 14) + (isNarrow ? 7 : 12) * clamp(share, 0, 1));
}

/** Places names so that none covers another or `taken`, the largest first; one without room is left out. */
export function placedLabels(
  wishes: readonly LabelWish[],
  frame: { readonly width: number; readonly height: number },
  taken: readonly Rect[] = [],
): PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  const rects = [...taken];
  for (const wish of [...wishes].sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1))) {
    const rect = SHIFTS.map((shift) => rectAt(wish, shift, frame)).find(
      (candidate) => candidate && !rects.some((other) => overlap(candidate, other)),
    );
    if (!rect) continue;
    rects.push(spaced(rect));
    placed.push({ id: wish.id, rect });
  }
  return placed;
}

/** Undefined where its middle is out of view. A name near the side is moved in so that it can be read. */
function rectAt(
  wish: LabelWish,
  shift: number,
  frame: { readonly width: number; readonly height: number },
): Rect | undefined {
  const { x, y, width, height } = wish;
  if (x < 0 || y < 0 || x > frame.width || y > frame.height || width > frame.width - 2 * EDGE_PX) return undefined;
  const top = y - height / 2 + shift * height;
  return {
    left: clamp(x - width / 2, EDGE_PX, frame.width - width - EDGE_PX),
    top: clamp(top, EDGE_PX, frame.height - height - EDGE_PX),
    width,
    height,
  };
}

const spaced = ({ left, top, width, height }: Rect): Rect => ({
  left: left - GAP_PX,
  top: top - GAP_PX / 2,
  width: width + 2 * GAP_PX,
  height: height + GAP_PX,
});
