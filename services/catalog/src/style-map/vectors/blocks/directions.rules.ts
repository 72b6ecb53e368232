const cache = new Map<string, readonly number[]>();
/** Names come from our tables, and brands from feeds: those are not to fill the memory. */
const CACHED = 10_000;

/**
 * A direction that stands for a name: always the same, of unit length, and nearly at a right angle to those of other names
 * (random projection; Achlioptas: Database-friendly random projections, 2003, with normal instead of two-valued parts).
 */
export function directionOf(name: string, dims: number): readonly number[] {
  const key = `${dims} ${name}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const random = seededRandom(hashOf(name));
  const values = Array.from({ length: dims }, () => normal(random));
  const length = Math.hypot(...values);
  const direction = values.map((value) => value / length);
  if (cache.size < CACHED) cache.set(key, direction);
  return direction;
}

/** FNV-1a, 32 bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A number from the standard normal distribution (Box and Muller, 1958). */
export const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
