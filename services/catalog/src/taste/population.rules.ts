import { DIMS } from '../style-map/vectors/item-vector.rules.ts';
import { FIXED_POPULATION, type Population } from './taste-model.rules.ts';

/** Likes of one person that count; more say nothing new of how people differ. */
const COUNTED = 20;
/** Least and most likeness within a person that is believed of one dimension. */
const [LEAST, MOST] = [0.005, 0.9];
/** Likes that differ less than this in a dimension, where those of all have a spread of about 1/128, say nothing of how people differ there. */
const LITTLE = 1e-4;
/** How far, in times the fixed prior, a variance goes: what few people like is of one mind, and would count for all others. */
const FARTHEST = 20;

/**
 * The prior of everybody, from what many people like: the average of it, and for each dimension how much the likes of one person are
 * alike there. It is their correlation within a person (one-way analysis of variance, by products of pairs), and the variance of a
 * weight is what makes the expected liking after one like the logarithm of how much likelier the person likes that item than others do,
 * for normal distributions: r / (1 - r²) / variance. The sum is scaled so that ratings have variance 1. Where likes do not differ, the
 * fixed prior holds.
 *
 * @param likes item vectors that each person likes; those with fewer than two say nothing of likeness.
 */
export function fitPopulation(likes: readonly (readonly Float32Array[])[]): Population {
  const people = likes.map((vectors) => vectors.slice(0, COUNTED)).filter((vectors) => vectors.length >= 2);
  const average = new Float32Array(DIMS);
  for (const vectors of people) for (const vector of vectors) add(average, vector, 1 / vectors.length / people.length);
  const [squares, products] = [new Float64Array(DIMS), new Float64Array(DIMS)];
  for (const vectors of people) {
    const count = vectors.length;
    for (let at = 0; at < DIMS; at++) {
      let [sum, square] = [0, 0];
      for (const vector of vectors) {
        const value = (vector[at] ?? 0) - (average[at] ?? 0);
        sum += value;
        square += value * value;
      }
      squares[at] = (squares[at] ?? 0) + square / count / people.length;
      products[at] = (products[at] ?? 0) + (sum * sum - square) / (count * (count - 1)) / people.length;
    }
  }
  const alike = products.map((product, at) => {
    const spread = squares[at] ?? 0;
    return spread === 0 ? LEAST : Math.min(MOST, Math.max(LEAST, product / spread));
  });
  const shares = alike.map((r) => r / (1 - r * r));
  const all = shares.reduce((sum, share) => sum + share, 0);
  return {
    average,
    variance: FIXED_POPULATION.variance.map((fixed, at) => {
      const spread = squares[at] ?? 0;
      return spread < LITTLE ? fixed : Math.min(FARTHEST * fixed, (shares[at] ?? 0) / all / spread);
    }),
  };
}

function add(sum: Float32Array, vector: Float32Array, weight: number): void {
  for (let at = 0; at < DIMS; at++) sum[at] = (sum[at] ?? 0) + weight * (vector[at] ?? 0);
}
