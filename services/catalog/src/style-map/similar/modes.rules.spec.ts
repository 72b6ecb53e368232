import { describe, expect, test } from '@jest/globals';
import { colourKey, firstOfEach, nameKey } from './duplicates.rules.ts';
import { type Item, modeOf, nothingFound } from './modes.rules.ts';
import { byTaste } from './ranking.rules.ts';

const NAVY: Item = {
  title: 'Navy Linen Shirt',
  brand: 'Aava',
  currency: 'EUR',
  price_min: 5_000,
  kind: 'shirt',
  slot: 'top',
  department: 'women',
  colour_families: ['navy'],
  shades: [],
  materials: ['linen'],
  pattern: 'plain',
  seasons: [],
  occasions: ['office'],
  formality: 3,
  warmth: 2,
};
const pair = (priceInOwn: number | null = NAVY.price_min, likeness = 0.8) => ({ likeness, priceInOwn });

describe('similar', () => {
  test('similar, shared traits, are said', () => {
    const other = { ...NAVY, title: 'Other', brand: 'AAVA', price_min: 5_500 };
    expect(modeOf('similar').judge(NAVY, other, pair(5_500))?.why).toEqual([
      'also shirt',
      'same colour: navy',
      'same material: linen',
      'same brand',
      'same occasion: office',
      'about the same price',
    ]);
  });

  test.each([
    ['another slot', { slot: 'bottom' }],
    ['another department', { department: 'men' }],
    ['a department nobody knows', { department: null }],
    ['nothing in common', { kind: 'top', colour_families: [], materials: [], brand: null, occasions: [] }],
  ])('similar, %s, is none', (_, change) => {
    expect(modeOf('similar').judge(NAVY, { ...NAVY, ...change }, pair(null))).toBeUndefined();
  });
});

describe('cheaper', () => {
  test('cheaper, less in the same currency, says how much', () => {
    expect(modeOf('cheaper').judge(NAVY, { ...NAVY, price_min: 3_500 }, pair(3_500))?.why[0]).toBe(
      'costs 15.00 EUR less (30 %)',
    );
  });

  test('cheaper, less by a rate, says about what it costs', () => {
    const other = { ...NAVY, currency: 'USD', price_min: 3_000 };
    expect(modeOf('cheaper').judge(NAVY, other, pair(2_800))?.why[0]).toBe('costs about 28.00 EUR, 44 % less');
  });

  test.each([[5_000], [5_001], [null]])('cheaper, a price of %s, is none', (price) => {
    expect(modeOf('cheaper').judge(NAVY, NAVY, pair(price))).toBeUndefined();
  });

  test('cheaper, another kind of thing, is none', () => {
    expect(modeOf('cheaper').judge(NAVY, { ...NAVY, kind: 't_shirt' }, pair(100))).toBeUndefined();
  });
});

describe('other_colour', () => {
  test('other_colour, the same article in red, says so', () => {
    const red = { ...NAVY, title: 'Red Linen Shirt', colour_families: ['red'] };
    expect(modeOf('other_colour').judge(NAVY, red, pair())?.why[0]).toBe('red instead of navy');
  });

  test.each([
    ['the same colour among others', { colour_families: ['red', 'navy'] }],
    ['no colour known', { colour_families: [] }],
    ['another kind', { kind: 'dress', colour_families: ['red'] }],
    ['another article', { title: 'Wide Cropped Blouse', brand: 'Berg', colour_families: ['red'] }],
  ])('other_colour, %s, is none', (_, change) => {
    expect(modeOf('other_colour').judge(NAVY, { ...NAVY, ...change }, pair())).toBeUndefined();
  });
});

describe('near-duplicates', () => {
  test('nameKey, words in another order, case and accents, is one; another brand or colour is not', () => {
    const same = ['Navy Linen Shirt', 'LINEN SHIRT, navy', 'Línen Shirt – Navy'].map((title) =>
      nameKey({ ...NAVY, title }),
    );
    expect(new Set(same).size).toBe(1);
    expect(nameKey({ ...NAVY, brand: 'Berg' })).not.toBe(same[0]);
    expect(nameKey({ ...NAVY, title: 'Red Linen Shirt' })).not.toBe(same[0]);
  });

  test('colourKey, names apart from their colours, is one for each colour', () => {
    const red = { ...NAVY, title: 'Red Linen Shirt', colour_families: ['red'] };
    expect(colourKey({ ...red, title: 'Crimson Linen Shirt' })).toBe(colourKey(red));
    expect(colourKey(red)).not.toBe(colourKey(NAVY));
    expect(colourKey({ ...NAVY, title: 'Navy' })).not.toBe(colourKey({ ...NAVY, title: 'Midnight' }));
  });

  test('firstOfEach, keys that are taken, are left out', () => {
    expect(firstOfEach(['a1', 'b1', 'a2', 'c1'], ([key]) => key ?? '', ['c'])).toEqual(['a1', 'b1']);
  });
});

describe('byTaste', () => {
  const item = (id: string, score: number, fit: number | null, slot = 'top', inStock = true) => ({
    score,
    fit,
    row: { item_id: id, slot, in_stock: inStock } as const,
  });
  const ids = (items: readonly { row: { item_id: string } }[]): string[] => items.map(({ row }) => row.item_id);

  test('byTaste, alike items, come in the order of the taste; what is sold out comes last', () => {
    const items = [item('a', 0.8, 0.2), item('b', 0.75, 0.9), item('c', 0.9, 0.9, 'top', false)];
    expect(ids(byTaste(items, false))).toEqual(['b', 'a', 'c']);
  });

  test('byTaste, by slot, gives one of each before it gives another', () => {
    const items = [item('s1', 0.9, null, 'shoes'), item('s2', 0.8, null, 'shoes'), item('b1', 0.5, null, 'bottom')];
    expect(ids(byTaste(items, true))).toEqual(['s1', 'b1', 's2']);
  });
});

test('nothingFound, each mode, says what to do instead', () => {
  for (const mode of ['similar', 'cheaper', 'other_colour', 'goes_with'] as const)
    expect(nothingFound(mode, NAVY)).toMatch(/similar|search_catalog/);
  expect(nothingFound('goes_with', { ...NAVY, slot: 'beauty' })).toBe('Nothing is matched with this kind of item.');
});
