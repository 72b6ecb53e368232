import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { type Block, BLOCKS, DIMS, unit } from '../style-map/vectors/item-vector.rules.ts';
import { normalsOf } from './normals.rules.ts';
import { believe } from './posterior.rules.ts';
import { blocksOf, FIXED_POPULATION, liking, NOISE, type RatedVector, scoreOf, tasteOf } from './taste-model.rules.ts';

const vector = (name: string): Float32Array => unit(Float32Array.from(normalsOf(name, DIMS)));
const rated = (name: string, rating: -1 | 0 | 1, reasons: RatedVector['reasons'] = []): RatedVector => ({
  vector: vector(name),
  rating,
  reasons,
});
const weights = (ratings: readonly RatedVector[]): Float64Array => tasteOf(FIXED_POPULATION, ratings).mean;
const moved = (mean: Float64Array): Block[] =>
  (Object.keys(BLOCKS) as Block[]).filter((block) =>
    mean.subarray(BLOCKS[block].from, BLOCKS[block].to).some((weight) => Math.abs(weight) > 1e-12),
  );

describe('tasteOf', () => {
  test('taste, of nobody who rated, is none, and every score is 0.5', () => {
    expect(moved(weights([]))).toEqual([]);
    expect(scoreOf(liking(FIXED_POPULATION, weights([]), vector('a')))).toBe(0.5);
  });

  test.each([
    [['colour'], ['colour', 'pattern']],
    [['price'], ['price']],
    [['brand'], ['brand']],
    [['material'], ['material']],
    [['fit'], ['text']],
    [
      ['price', 'brand'],
      ['price', 'brand'],
    ],
    [['own_it'], []],
    [['not_for_me', 'brand'], ['brand']],
    [[], Object.keys(BLOCKS)],
  ] as const)('taste, after a rating for %j, has moved in %j alone', (reasons, blocks) => {
    expect(moved(weights([rated('a', -1, reasons)]))).toEqual(blocks);
    expect(blocksOf({ reasons })).toEqual(blocks);
  });

  test.each([
    ['a like', ['colour'], ['colour', 'pattern'], [rated('a', 1)]],
    ['a like and a reason it shares', ['price'], ['price'], [rated('a', 1), rated('c', -1, ['price', 'brand'])]],
    ['a like and another reason', ['brand'], ['brand'], [rated('a', 1), rated('c', -1, ['fit'])]],
    ['a like and a reason', ['own_it'], [], [rated('a', 1), rated('c', -1, ['colour'])]],
  ] as const)('taste, after %s, and then a rating for %j, has moved in %j alone', (_, reasons, blocks, before) => {
    const was = weights(before);
    const is = weights([...before, rated('b', -1, reasons)]);
    expect(moved(is.map((weight, at) => weight - (was[at] ?? 0)))).toEqual(blocks);
  });

  test('taste, after likes and a rating for a reason, has what its part would have of all ratings', () => {
    const ratings = [rated('a', 1), rated('b', 1), rated('c', -1, ['brand'])];
    const { from, to } = BLOCKS.brand;
    const brand = new Float64Array(DIMS).map((_, at) => (at >= from && at < to ? (vector('c')[at] ?? 0) : 0));
    const length = Math.hypot(...brand);
    const { mean } = believe({ mean: FIXED_POPULATION.average, variance: FIXED_POPULATION.variance }, [
      ...['a', 'b'].map((name) => ({ along: vector(name), value: 1, noise: NOISE })),
      { along: brand.map((value) => value / length), value: -1, noise: NOISE },
    ]);
    const was = mean.subarray(from, to);
    weights(ratings)
      .subarray(from, to)
      .forEach((weight, at) => expect(weight).toBeCloseTo(was[at] ?? 0, 6));
  });

  test('taste, of the same ratings in any order, is the same', () => {
    const ratings = [
      rated('a', 1),
      rated('b', -1, ['colour']),
      rated('c', 0),
      rated('d', -1),
      rated('e', 1, ['brand', 'price']),
    ];
    const same = weights(ratings);
    fc.assert(
      fc.property(fc.shuffledSubarray(ratings, { minLength: ratings.length }), (shuffled) => {
        const mean = weights(shuffled);
        expect(Math.max(...mean.map((weight, at) => Math.abs(weight - (same[at] ?? 0))))).toBeLessThan(1e-9);
      }),
      { numRuns: 10 },
    );
  });

  test('score, of an item just like a liked one, is high, of one like a disliked one low, and more likes make it surer', () => {
    const score = (ratings: readonly RatedVector[]): number =>
      scoreOf(liking(FIXED_POPULATION, weights(ratings), vector('a')));
    const [liked, disliked] = [score([rated('a', 1)]), score([rated('a', -1)])];
    expect([liked > 0.85, disliked < 0.15]).toEqual([true, true]);
    expect(score([rated('a', 1), rated('a', 1)])).toBeGreaterThan(liked);
    expect(score([rated('a', 1), rated('a', -1)])).toBeCloseTo(0.5, 9);
  });

  test('taste, with a statement of the person, follows it whatever was rated', () => {
    const along = new Float32Array(DIMS);
    along[BLOCKS.colour.from] = 1;
    const red = new Float32Array(DIMS);
    red[BLOCKS.colour.from] = 1;
    const likes = Array.from({ length: 20 }, () => ({ vector: red, rating: 1, reasons: [] }) as const);
    const after = (feeling: 'likes' | 'avoids' | 'no_matter'): number =>
      liking(FIXED_POPULATION, tasteOf(FIXED_POPULATION, likes, [{ along, block: 'colour', feeling }]).mean, red);
    expect(after('avoids')).toBeLessThan(-0.5);
    expect(Math.abs(after('no_matter'))).toBeLessThan(0.001);
    expect(after('likes')).toBeGreaterThan(0.5);
  });
});
