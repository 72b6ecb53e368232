import type { Places } from './places.rules.ts';

/** Space that is left at every side of a new map. */
const MARGIN = 0.04;
/** Part of the items at each side that may lie in the margin. */
const OUTLIERS = 0.005;

/**
 * Stretches a layout to the square from 0 to 1, each axis by itself, so that no part is empty; a few far-off items come nearer, in
 * the order in which they lie.
 */
export function framed(places: Places): Places {
  const result = new Float32Array(places.length);
  for (const axis of [0, 1]) {
    const sorted = places.filter((_, at) => at % 2 === axis).sort();
    const low = sorted[Math.floor(OUTLIERS * sorted.length)] ?? 0;
    const high = sorted[Math.ceil((1 - OUTLIERS) * sorted.length) - 1] ?? 0;
    for (let at = axis; at < places.length; at += 2)
      result[at] = high === low ? 0.5 : kept(MARGIN + ((1 - 2 * MARGIN) * ((places[at] ?? 0) - low)) / (high - low));
  }
  return result;
}

/** Between 0 and 1: as it is inside of the margins, in them nearer to the edge the farther off. */
export function kept(value: number): number {
  if (value < MARGIN) return MARGIN * Math.exp((value - MARGIN) / MARGIN);
  if (value > 1 - MARGIN) return 1 - MARGIN * Math.exp((1 - MARGIN - value) / MARGIN);
  return value;
}
