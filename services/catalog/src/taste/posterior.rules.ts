/**
 * Bayesian linear regression with known noise, in closed form: feelings about items are linear in their vectors, the weights have a
 * Gaussian prior, and so have a Gaussian posterior whatever the order of the observations.
 *
 * Bishop, C.: Pattern Recognition and Machine Learning (2006), section 3.3.1, equations 3.50 and 3.51.
 */

type Numbers = Float32Array | Float64Array | readonly number[];

/** What is taken to hold before anything is observed: each weight apart. */
export interface Prior {
  readonly mean: Numbers;
  /** Variance of each weight, greater than 0. */
  readonly variance: Numbers;
}

/** One feeling a person has shown. */
export interface Observation {
  /** Vector of what was felt about. */
  readonly along: Numbers;
  /** The feeling: -1 dislikes it, 1 likes it. */
  readonly value: number;
  /** Variance of the feeling about the same thing another day, greater than 0. */
  readonly noise: number;
}

/** A Gaussian over the weights. */
export interface Belief {
  readonly mean: Float64Array;
  /** Lower triangular Cholesky factor of the precision, row by row. */
  readonly factor: Float64Array;
}

/** What a prior and observations come to: more of them may be heard before it is concluded from. */
export interface Evidence {
  /** Row by row; the lower triangle. */
  readonly precision: Float64Array;
  /** Precision times mean. */
  readonly weighted: Float64Array;
}

/** The posterior. Costs about n³/6 for n weights and n² for each observation. */
export const believe = (prior: Prior, observations: readonly Observation[]): Belief =>
  concluded(heard(evidenceOf(prior), observations));

export function evidenceOf({ mean, variance }: Prior): Evidence {
  const size = mean.length;
  const precision = new Float64Array(size * size);
  const weighted = new Float64Array(size);
  for (let at = 0; at < size; at++) {
    const certainty = 1 / entry(variance, at);
    precision[at * size + at] = certainty;
    weighted[at] = certainty * entry(mean, at);
  }
  return { precision, weighted };
}

/** The evidence with more observations; what is given stays as it is. */
export function heard(evidence: Evidence, observations: readonly Observation[]): Evidence {
  const [precision, weighted] = [evidence.precision.slice(), evidence.weighted.slice()];
  for (const observation of observations) add(precision, weighted, observation);
  return { precision, weighted };
}

export function concluded({ precision, weighted }: Evidence): Belief {
  const factor = cholesky(precision, weighted.length);
  return { mean: solveUpper(factor, solveLower(factor, weighted)), factor };
}

/** What is expected along a vector. */
export function expected(mean: Numbers, along: Numbers): number {
  let sum = 0;
  for (let at = 0; at < along.length; at++) sum += entry(mean, at) * entry(along, at);
  return sum;
}

/** Standard deviation of that expectation. */
export function uncertainty({ factor }: Belief, along: Numbers): number {
  return Math.hypot(...solveLower(factor, along));
}

/** Weights drawn from the belief, of which `normals` are independent standard normal numbers; 0 gives its mean, 1 a full draw. */
export function drawn({ mean, factor }: Belief, normals: Numbers, strength: number): Float64Array {
  return solveUpper(factor, normals).map((deviation, at) => entry(mean, at) + strength * deviation);
}

const entry = (numbers: Numbers, at: number): number => numbers[at] ?? 0;

/** Most entries of a vector are 0: a kind, a brand, and what a reason leaves out. */
function add(precision: Float64Array, weighted: Float64Array, { along, value, noise }: Observation): void {
  const size = weighted.length;
  const used: number[] = [];
  for (let at = 0; at < size; at++) if (entry(along, at) !== 0) used.push(at);
  for (const row of used) {
    const scaled = entry(along, row) / noise;
    weighted[row] = entry(weighted, row) + scaled * value;
    for (const column of used) {
      if (column > row) break;
      precision[row * size + column] = entry(precision, row * size + column) + scaled * entry(along, column);
    }
  }
}

/** Cholesky–Banachiewicz, reading and writing the lower triangle. The matrix is positive definite: a positive diagonal and squares. */
function cholesky(matrix: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = entry(matrix, row * size + column);
      for (let at = 0; at < column; at++) sum -= entry(lower, row * size + at) * entry(lower, column * size + at);
      lower[row * size + column] = row === column ? Math.sqrt(sum) : sum / entry(lower, column * size + column);
    }
  }
  return lower;
}

/** L y = b, for a lower triangular L. */
export function solveLower(lower: Float64Array, given: Numbers): Float64Array {
  const size = given.length;
  const solved = new Float64Array(size);
  for (let row = 0; row < size; row++) {
    let sum = entry(given, row);
    for (let at = 0; at < row; at++) sum -= entry(lower, row * size + at) * entry(solved, at);
    solved[row] = sum / entry(lower, row * size + row);
  }
  return solved;
}

/** Lᵀ x = y. */
function solveUpper(lower: Float64Array, given: Numbers): Float64Array {
  const size = given.length;
  const solved = new Float64Array(size);
  for (let row = size - 1; row >= 0; row--) {
    let sum = entry(given, row);
    for (let at = row + 1; at < size; at++) sum -= entry(lower, at * size + row) * entry(solved, at);
    solved[row] = sum / entry(lower, row * size + row);
  }
  return solved;
}
