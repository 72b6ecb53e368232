import { describe, expect, test } from '@jest/globals';
import type { ItemFilters } from '#libs/contracts';
import { understand } from '../words/query-understanding.rules.ts';
import { filterRequirements, requirementsOf } from './question.rules.ts';
import { type Asked, questionOf } from './questions.ts';
import { term } from './terms.rules.ts';

const asked = (query: string, filters: ItemFilters = {}): Asked => {
  const understanding = understand(query);
  return {
    sort: 'newest',
    filters,
    query: undefined,
    wanted: requirementsOf(understanding, new Map([['navy', `'navi'`]])),
    limits: filterRequirements(filters),
    prices: undefined,
    priceFrom: undefined,
    sizeKeys: undefined,
    sizeAsked: null,
    inStockFrom: understanding.inStock ?? undefined,
    onSaleFrom: undefined,
    notes: [],
  };
};

describe('questionOf', () => {
  test.each<[string, Asked, string]>([
    ['a colour in words', asked('navy'), `('c:navy' | ('c:none' & 'navi'))`],
    ['a colour in stock, both in words', asked('navy in stock'), `('cs:navy' | ('cs:none' & 'navi'))`],
    ['a colour in words, stock as a filter', asked('navy', { in_stock: true }), `('cs:navy' | ('cs:none' & 'navi'))`],
    ['a colour as a filter', asked('', { colour_families: ['Navy'] }), `'c:navy'`],
    ['both as filters', asked('', { colour_families: ['Navy'], in_stock: true }), `'cs:navy'`],
    ['stock that is not asked for', asked('', { colour_families: ['navy'], in_stock: false }), `'c:navy'`],
    ['a colour and a size', { ...asked('navy'), sizeKeys: { keys: ['l:M'] } }, `('cs:navy' | ('cs:none' & 'navi'))`],
    ['a material in stock', asked('', { materials: ['linen'], in_stock: true }), `'${term.material('linen')}'`],
  ])('questionOf, %s, asks for the colour of what is in stock only where stock is asked for', (_, all, match) => {
    expect(questionOf(all).match).toBe(match);
  });
});
