import { describe, expect, test } from '@jest/globals';
import { stockOf } from './offer.rules.ts';

describe('stockOf', () => {
  test.each([
    ['pieces', 'in_stock', 4, 4],
    ['no number', 'in_stock', null, null],
    ['sold on with none left', 'in_stock', 0, null],
    ['sold on below zero', 'in_stock', -3, null],
    ['sold out', 'out_of_stock', 0, 0],
    ['oversold', 'out_of_stock', -3, 0],
  ] as const)('stockOf, %s, is what can be bought at least', (_, availability, quantity, stock) => {
    expect(stockOf(availability, quantity)).toBe(stock);
  });
});
