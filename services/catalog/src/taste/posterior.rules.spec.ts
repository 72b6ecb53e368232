import { describe, expect, test } from '@jest/globals';
import { inverse, Matrix } from 'ml-matrix';
import { believe, drawn, expected, type Observation, uncertainty } from './posterior.rules.ts';
import { normalsOf } from './normals.rules.ts';

const SIZE = 12;
const numbers = normalsOf('posterior', 4_000);
const take = (from: number, count: number): number[] => [...numbers.slice(from, from + count)];
const OBSERVATIONS: Observation[] = Array.from({ length: 9 }, (_, at) => ({
  along: take(at * SIZE, SIZE).map((value, entry) => (entry % 4 === at % 4 ? 0 : value)),
  value: (at % 3) - 1,
  noise: 0.2 + 0.1 * (at % 2),
}));
const PRIOR = { mean: take(1_000, SIZE), variance: take(2_000, SIZE).map((value) => 0.1 + value * value) };

/** The same written down as in the book, with inverses: far too slow for searches. */
function naive(observations: readonly Observation[]): { mean: number[]; covariance: Matrix } {
  const before = Matrix.diag(PRIOR.variance.map((variance) => 1 / variance));
  let precision = before.clone();
  let weighted = before.mmul(Matrix.columnVector(PRIOR.mean));
  for (const { along, value, noise } of observations) {
    const column = Matrix.columnVector([...along]);
    precision = precision.add(column.mmul(column.transpose()).div(noise));
    weighted = weighted.add(column.mul(value / noise));
  }
  const covariance = inverse(precision);
  return { mean: covariance.mmul(weighted).to1DArray(), covariance };
}

const near = (a: ArrayLike<number>, b: ArrayLike<number>): void =>
  expect(Math.max(...Array.from(a, (value, at) => Math.abs(value - (b[at] ?? Number.NaN))))).toBeLessThan(1e-9);

describe('believe', () => {
  test('believe, nothing observed, is the prior', () => {
    const { mean, factor } = believe(PRIOR, []);
    near(mean, PRIOR.mean);
    near(
      PRIOR.variance.map((_, at) => (factor[at * SIZE + at] ?? 0) ** -2),
      PRIOR.variance,
    );
  });

  test('believe, observations, is the solution of the book', () => {
    const belief = believe(PRIOR, OBSERVATIONS);
    const { mean, covariance } = naive(OBSERVATIONS);
    near(belief.mean, mean);
    const along = take(3_000, SIZE);
    const row = Matrix.rowVector(along);
    expect(uncertainty(belief, along)).toBeCloseTo(Math.sqrt(row.mmul(covariance).mmul(row.transpose()).get(0, 0)), 9);
    expect(expected(belief.mean, along)).toBeCloseTo(row.mmul(Matrix.columnVector(mean)).get(0, 0), 9);
  });

  test('believe, observations in any order, is the same', () => {
    near(believe(PRIOR, OBSERVATIONS).mean, believe(PRIOR, [...OBSERVATIONS].reverse()).mean);
  });

  test('believe, step by step with the posterior as the next prior, comes to the same where weights stay apart', () => {
    const axis = (at: number): number[] => Array.from({ length: SIZE }, (_, entry) => (entry === at ? 1 : 0));
    const steps = [0, 1, 1, 5].map((at) => ({ along: axis(at), value: 1, noise: 0.5 }));
    let prior = PRIOR;
    for (const step of steps) {
      const { mean, factor } = believe(prior, [step]);
      prior = { mean: [...mean], variance: [...mean].map((_, at) => (factor[at * SIZE + at] ?? 0) ** -2) };
    }
    near(prior.mean, believe(PRIOR, steps).mean);
  });

  test('drawn, many times, has the mean and the spread of the belief', () => {
    const belief = believe(PRIOR, OBSERVATIONS);
    const along = take(3_000, SIZE);
    const draws = Array.from({ length: 2_000 }, (_, at) =>
      expected(drawn(belief, normalsOf(`draw ${at}`, SIZE), 1), along),
    );
    const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length;
    const spread = Math.sqrt(draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws.length);
    const sd = uncertainty(belief, along);
    expect(Math.abs(mean - expected(belief.mean, along))).toBeLessThan(0.1 * sd);
    expect(Math.abs(spread / sd - 1)).toBeLessThan(0.1);
    near(drawn(belief, normalsOf('x', SIZE), 0), belief.mean);
  });
});
