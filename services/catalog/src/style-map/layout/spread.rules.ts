import type { Places } from './places.rules.ts';

/** From twin to twin: seen apart at the nearest zooms, and much less than to the next look. */
const STEP = 0.0001;
/** Angle from one to the next at which no two fall in line (the golden angle). */
const ANGLE = Math.PI * (3 - Math.sqrt(5));

/** Sets down the rows of every group around the place of the group, in a sunflower's spiral. */
export function spread(groups: Places, groupOf: Uint32Array): Places {
  const places = new Float32Array(2 * groupOf.length);
  const placed = new Uint32Array(groups.length / 2);
  groupOf.forEach((group, row) => {
    const turn = placed[group] ?? 0;
    placed[group] = turn + 1;
    const radius = STEP * Math.sqrt(turn);
    places[2 * row] = inside((groups[2 * group] ?? 0) + radius * Math.cos(turn * ANGLE));
    places[2 * row + 1] = inside((groups[2 * group + 1] ?? 0) + radius * Math.sin(turn * ANGLE));
  });
  return places;
}

const inside = (value: number): number => Math.min(1, Math.max(0, value));
