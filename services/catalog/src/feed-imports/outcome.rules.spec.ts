import { describe, expect, test } from '@jest/globals';
import { type KnownVariant, pricesOf } from './outcome.rules.ts';

const known = (id: string, changes: Partial<KnownVariant> = {}): [string, KnownVariant] => [
  id,
  { variant_id: id, hash: 'h', price_minor: 100, compare_at_minor: null, currency: 'EUR', ...changes },
];
type Variants = Parameters<typeof pricesOf>[0][number]['variants'];
const product = (price: number, compareAt: number | null = null, currency = 'EUR') => ({
  currency,
  variants: [{ variant_id: 'v', price_minor: price, compare_at_minor: compareAt }] as unknown as Variants,
});

describe('pricesOf', () => {
  test('pricesOf, a variant nobody knows, has a first price', () => {
    expect(pricesOf([product(100)], new Map())).toEqual({
      first: [{ variant_id: 'v', price_minor: 100, compare_at_minor: null, currency: 'EUR' }],
      changed: [],
    });
  });

  test('pricesOf, the same price, is no news', () => {
    expect(pricesOf([product(100)], new Map([known('v')]))).toEqual({ first: [], changed: [] });
  });

  test.each([
    ['price', product(90)],
    ['former price', product(100, 120)],
    ['currency', product(100, null, 'USD')],
  ])('pricesOf, another %s, is a change', (_, changed) => {
    const found = pricesOf([changed], new Map([known('v')]));
    expect([found.first.length, found.changed.length]).toEqual([0, 1]);
  });
});
