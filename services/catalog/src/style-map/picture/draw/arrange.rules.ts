interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What is to be put on a drawing: its size, and where its middle would best be. */
export interface Wanted {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Placed<T> {
  readonly thing: T;
  readonly box: Box;
}

/** Moves that are tried, in the size of the thing, the nearest first. */
const MOVES: readonly (readonly [number, number])[] = [
  [0, 0],
  [0, -0.6],
  [0, 0.6],
  [-0.4, 0],
  [0.4, 0],
  [0, -1.2],
  [0, 1.2],
  [-0.4, -0.8],
  [0.4, -0.8],
  [-0.4, 0.8],
  [0.4, 0.8],
];

/**
 * Finds room for things in the order given: each as near as it can be to where it belongs, inside the drawing, and apart from all that
 * is there. What finds none is left out.
 */
export function arrange<T extends Wanted>(
  things: readonly T[],
  { side, margin, gap, taken }: { side: number; margin: number; gap: number; taken: readonly Box[] },
): Placed<T>[] {
  const placed: Placed<T>[] = [];
  for (const thing of things) {
    const others = [...taken, ...placed.map(({ box }) => box)];
    for (const [moveX, moveY] of MOVES) {
      const box = inside(thing, [moveX * thing.width, moveY * thing.height], side - margin, margin);
      if (others.some((other) => overlap(box, other, gap))) continue;
      placed.push({ thing, box });
      break;
    }
  }
  return placed;
}

function inside(
  { x, y, width, height }: Wanted,
  [moveX, moveY]: readonly [number, number],
  to: number,
  from: number,
): Box {
  const within = (at: number, size: number): number => Math.min(to - size, Math.max(from, at - size / 2));
  return { x: within(x + moveX, width), y: within(y + moveY, height), width, height };
}

const overlap = (a: Box, b: Box, gap: number): boolean =>
  a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap;
