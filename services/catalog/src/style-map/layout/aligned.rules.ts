import type { Places } from './places.rules.ts';

/**
 * Turns and mirrors a layout so that items lie as near as can be to where they lay before (orthogonal Procrustes in two dimensions,
 * about the means). As it is where fewer than three items have a place before.
 */
export function aligned(places: Places, previous: Places): Places {
  const known = [...previous.keys()].filter((at) => at % 2 === 0 && !Number.isNaN(previous[at])).map((at) => at / 2);
  if (known.length < 3) return places;
  const [now, before] = [meanOf(places, known), meanOf(previous, known)];
  let [xx, xy, yx, yy] = [0, 0, 0, 0];
  for (const row of known) {
    const [x, y] = [(places[2 * row] ?? 0) - now.x, (places[2 * row + 1] ?? 0) - now.y];
    const [toX, toY] = [(previous[2 * row] ?? 0) - before.x, (previous[2 * row + 1] ?? 0) - before.y];
    xx += x * toX;
    xy += x * toY;
    yx += y * toX;
    yy += y * toY;
  }
  // The best turn, and the best turn after mirroring y; the larger sum is the nearer.
  const turn = { sine: xy - yx, cosine: xx + yy, mirror: 1 };
  const mirrored = { sine: xy + yx, cosine: xx - yy, mirror: -1 };
  const best = Math.hypot(turn.sine, turn.cosine) >= Math.hypot(mirrored.sine, mirrored.cosine) ? turn : mirrored;
  const length = Math.hypot(best.sine, best.cosine);
  if (length === 0) return places;
  const [sine, cosine] = [best.sine / length, best.cosine / length];
  const result = new Float32Array(places.length);
  for (let at = 0; at < places.length; at += 2) {
    const [x, y] = [(places[at] ?? 0) - now.x, best.mirror * ((places[at + 1] ?? 0) - now.y)];
    result[at] = cosine * x - sine * y;
    result[at + 1] = sine * x + cosine * y;
  }
  return result;
}

function meanOf(places: Places, rows: readonly number[]): { x: number; y: number } {
  const sums = rows.reduce(
    (sum, row) => ({ x: sum.x + (places[2 * row] ?? 0), y: sum.y + (places[2 * row + 1] ?? 0) }),
    { x: 0, y: 0 },
  );
  return { x: sums.x / rows.length, y: sums.y / rows.length };
}
