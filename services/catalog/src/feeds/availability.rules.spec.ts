import { describe, expect, test } from '@jest/globals';
import { availabilityOf, stockOf } from './availability.rules.ts';

describe('stockOf', () => {
  test.each([
    ['untracked', '', '', '', 'in_stock', null],
    ['untracked with an old quantity', '', '0', 'deny', 'in_stock', null],
    ['in stock', 'shopify', '4', 'deny', 'in_stock', 4],
    ['sold out', 'shopify', '0', 'deny', 'out_of_stock', 0],
    ['oversold', 'shopify', '-1', 'deny', 'out_of_stock', -1],
    ['sold out but sold on', 'shopify', '0', 'continue', 'in_stock', null],
    ['sold out but sold on, new column', 'shopify', '-3', 'TRUE', 'in_stock', null],
    ['quantity left out (several locations)', 'shopify', '', 'deny', 'unknown', null],
    ['quantity left out but sold on', 'shopify', '', 'CONTINUE', 'in_stock', null],
    ['quantity from a spreadsheet', 'shopify', '3.0', 'deny', 'in_stock', 3],
    ['minus zero', 'shopify', '-0', 'deny', 'out_of_stock', 0],
  ])('stockOf, %s, says so', (_, tracker, quantity, policy, availability, expected) => {
    expect(stockOf({ tracker, quantity, policy, available: '' })).toEqual({
      availability,
      quantity: expected,
      problem: null,
    });
  });

  test('stockOf, pieces beside a word on whether it can be bought, has both', () => {
    const stock = stockOf({ tracker: 'shopify', quantity: '0', policy: '', available: 'true' });
    expect(stock).toEqual({ availability: 'in_stock', quantity: 0, problem: null });
  });

  test.each([
    ['true', 'in_stock'],
    ['false', 'out_of_stock'],
  ])('stockOf, available is %s and no more is said, is %s', (available, availability) => {
    const stock = stockOf({ tracker: '', quantity: '', policy: '', available });
    expect(stock).toEqual({ availability, quantity: null, problem: null });
  });

  test('stockOf, an unreadable quantity, is unknown and says why', () => {
    const stock = stockOf({ tracker: 'shopify', quantity: 'many', policy: 'deny', available: '' });
    expect(stock).toEqual({
      availability: 'unknown',
      quantity: null,
      problem: 'quantity "many" is not a whole number',
    });
  });
});

describe('availabilityOf', () => {
  test.each([
    ['in_stock', 'in_stock'],
    ['in stock', 'in_stock'],
    ['In Stock', 'in_stock'],
    ['https://schema.org/InStock', 'in_stock'],
    ['limited_stock', 'in_stock'],
    ['Auf Lager', 'in_stock'],
    ['out of stock', 'out_of_stock'],
    ['discontinued', 'out_of_stock'],
    ['Épuisé', 'out_of_stock'],
    ['pre_order', 'preorder'],
    ['preorder', 'preorder'],
    ['backorder', 'backorder'],
    ['available for order', 'backorder'],
    ['unknown', 'unknown'],
    ['sofort lieferbar', 'in_stock'],
    ['vorra\u0308tig', 'in_stock'],
    ['Dostępny', 'in_stock'],
    ['brak w magazynie', 'out_of_stock'],
    ['在庫あり', 'in_stock'],
    ['在庫切れ', 'out_of_stock'],
    ['متوفر', 'in_stock'],
    ['1', 'in_stock'],
    ['FALSCH', 'out_of_stock'],
    ['sur commande', 'backorder'],
    ['maybe', null],
    ['', null],
  ])('availabilityOf, %s, is %s', (word, meaning) => {
    expect(availabilityOf(word)).toBe(meaning);
  });
});
