import type { Camera } from './camera.ts';

/** A way from one look to another: `at(0)` is the first, `at(1)` the last. */
export interface Flight {
  readonly at: (t: number) => Camera;
  /** How long it should take, in milliseconds. */
  readonly ms: number;
}

/** How much the way rises for a view from above: the value people liked best, says the paper. */
const RHO = 1.42;
const SHORTEST_MS = 220;
const LONGEST_MS = 900;
const MS_PER_LENGTH = 340;

/**
 * The smoothest way for the eye: out, across and in at once (J. van Wijk, W. Nuij, "Smooth and Efficient Zooming and Panning",
 * InfoVis 2003). Widths are those of the view on the map.
 */
export function flight(from: Camera, to: Camera): Flight {
  const [w0, w1] = [2 ** -from.zoom, 2 ** -to.zoom];
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const distance = Math.hypot(dx, dy);
  if (distance < 1e-6) {
    const length = Math.abs(Math.log(w1 / w0)) / RHO;
    return timed(length, (t) => ({ ...to, zoom: from.zoom + (to.zoom - from.zoom) * t }));
  }
  const b = (sign: 1 | -1, w: number): number =>
    (w1 ** 2 - w0 ** 2 + sign * RHO ** 4 * distance ** 2) / (2 * w * RHO ** 2 * distance);
  // The paper writes it as a logarithm, which loses its digits when the way is short and the zoom is not.
  const [r0, r1] = [-Math.asinh(b(1, w0)), -Math.asinh(b(-1, w1))];
  const length = (r1 - r0) / RHO;
  return timed(length, (t) => {
    const s = t * length;
    const travelled = ((w0 / RHO ** 2) * (Math.cosh(r0) * Math.tanh(RHO * s + r0) - Math.sinh(r0))) / distance;
    const width = (w0 * Math.cosh(r0)) / Math.cosh(RHO * s + r0);
    return { x: from.x + dx * travelled, y: from.y + dy * travelled, zoom: -Math.log2(width) };
  });
}

function timed(length: number, at: (t: number) => Camera): Flight {
  return { ms: Math.min(LONGEST_MS, SHORTEST_MS + Math.abs(length) * MS_PER_LENGTH), at: (t) => at(eased(t)) };
}

/** Slow, fast, slow. */
const eased = (t: number): number => (t < 0.5 ? 4 * t ** 3 : 1 - (2 - 2 * t) ** 3 / 2);
