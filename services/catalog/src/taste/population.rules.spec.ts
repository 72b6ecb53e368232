import { describe, expect, test } from '@jest/globals';
import { DIMS } from '../style-map/vectors/item-vector.rules.ts';
import { normalsOf } from './normals.rules.ts';
import { fitPopulation } from './population.rules.ts';
import { FIXED_POPULATION } from './taste-model.rules.ts';

/** In the first dimension people differ and each stays the same, in the second everybody wavers, in the others nothing happens. */
const PEOPLE = Array.from({ length: 200 }, (_, person) =>
  Array.from({ length: 6 }, (__, at) => {
    const vector = new Float32Array(DIMS);
    vector[0] =
      0.5 + 0.3 * (normalsOf(`person ${person}`, 1)[0] ?? 0) + 0.05 * (normalsOf(`${person} ${at}`, 1)[0] ?? 0);
    vector[1] = 0.3 * (normalsOf(`${person} ${at} second`, 1)[0] ?? 0);
    return vector;
  }),
);

describe('fitPopulation', () => {
  test('population, is the average of what is liked, and varies where people differ', () => {
    const { average, variance } = fitPopulation(PEOPLE);
    expect(average[0]).toBeCloseTo(0.5, 1);
    expect(average[1]).toBeCloseTo(0, 1);
    expect(variance[0] ?? 0).toBeGreaterThan(20 * (variance[1] ?? 0));
    expect(variance.every((value) => value > 0 && Number.isFinite(value))).toBe(true);
  });

  test('population, where likes do not differ, is as before anybody rated', () => {
    const { variance } = fitPopulation(PEOPLE);
    expect(variance.subarray(2)).toEqual(FIXED_POPULATION.variance.subarray(2));
  });

  test('population, where few people like what nobody else does, does not make that decide for all', () => {
    const odd = PEOPLE.map((likes, person) =>
      likes.map((vector) => vector.map((value, at) => (at === 2 && person === 0 ? 0.5 : value))),
    );
    expect(fitPopulation(odd).variance[2]).toBeLessThan(20);
  });

  test('population, of people with one like each or of nobody, is still a proper prior', () => {
    for (const likes of [[], PEOPLE.map(([one]) => (one ? [one] : []))]) {
      const { average, variance } = fitPopulation(likes);
      expect([...average, ...variance].every(Number.isFinite)).toBe(true);
      expect(Math.min(...variance)).toBeGreaterThan(0);
    }
  });
});
