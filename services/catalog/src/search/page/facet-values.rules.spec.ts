import { describe, expect, test } from '@jest/globals';
import { topRanges, topValues } from './facet-values.rules.ts';

describe('topValues', () => {
  test('values, in any case, are one with the sum of their counts, the most frequent first', () => {
    const counted = [
      { value: 'navy', count: 2 },
      { value: 'Red', count: 3 },
      { value: 'Navy', count: 2 },
    ];
    expect(topValues(counted)).toEqual([
      { value: 'Navy', count: 4 },
      { value: 'Red', count: 3 },
    ]);
  });

  test('values, equally frequent, are in the order of the alphabet, twenty at most', () => {
    const counted = Array.from({ length: 30 }, (_, at) => ({
      value: `v${String(29 - at).padStart(2, '0')}`,
      count: 1,
    }));
    const top = topValues(counted);
    expect([top.length, top[0]?.value, top[19]?.value]).toEqual([20, 'v00', 'v19']);
  });
});

describe('topRanges', () => {
  test('ranges, of more currencies than an answer has room for, are the forty most frequent ones, in order', () => {
    const ranges = Array.from({ length: 42 }, (_, at) => ({
      currency: at % 2 === 0 ? 'USD' : 'EUR',
      from_minor: at * 100,
      below_minor: null,
      count: at + 1,
    }));
    const top = topRanges(ranges);
    expect([top.length, top[0], top[39]]).toEqual([
      40,
      { currency: 'EUR', from_minor: 300, below_minor: null, count: 4 },
      { currency: 'USD', from_minor: 4_000, below_minor: null, count: 41 },
    ]);
  });
});
