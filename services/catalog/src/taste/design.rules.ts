import { type Belief, solveLower } from './posterior.rules.ts';

/**
 * Which items tell most when they are rated: each next one takes most uncertainty off what is expected of all of them, which is both
 * uncertain and typical of many (V-optimal design, greedily; Yu, Bi, Tresp: Active learning via transductive experimental design,
 * ICML 2006). Costs n² for n vectors and each choice.
 *
 * @param noise variance of a rating of the same item another day.
 * @returns places in `vectors`, the most telling first; the same for the same belief and vectors.
 */
export function mostTelling(
  { factor }: Belief,
  vectors: readonly Float32Array[],
  count: number,
  noise: number,
): number[] {
  const whitened = vectors.map((vector) => solveLower(factor, vector));
  const size = vectors.length;
  const shared = whitened.map((one) => Float64Array.from(whitened, (other) => dot(one, other)));
  const chosen: number[] = [];
  while (chosen.length < Math.min(count, size)) {
    let [best, most] = [-1, -1];
    for (let at = 0; at < size; at++) {
      if (chosen.includes(at)) continue;
      const row = shared[at] ?? new Float64Array(size);
      const gain = dot(row, row) / ((row[at] ?? 0) + noise);
      if (gain > most) [best, most] = [at, gain];
    }
    const known = (shared[best] ?? new Float64Array(size)).slice();
    const total = (known[best] ?? 0) + noise;
    shared.forEach((row, at) => {
      const by = (known[at] ?? 0) / total;
      for (let other = 0; other < size; other++) row[other] = (row[other] ?? 0) - by * (known[other] ?? 0);
    });
    chosen.push(best);
  }
  return chosen;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}
