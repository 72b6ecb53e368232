import { describe, expect, test } from '@jest/globals';
import { type FeedProduct, type FeedVariant, NOTHING_STATED } from '../feeds/feed-reader.ts';
import { earlierTurn, noCounts, productRow } from './import.rules.ts';

const VARIANT: FeedVariant = {
  key: 'm-navy',
  sku: 'S-1',
  barcode: null,
  options: [{ name: 'Size', value: 'M' }],
  colour: 'Navy',
  size: 'M',
  priceMinor: 4_900,
  compareAtMinor: null,
  availability: 'in_stock',
  quantity: 3,
  picture: null,
  link: null,
};
const PRODUCT: FeedProduct = {
  key: 'linen-shirt',
  title: 'Linen Shirt',
  description: 'Washed linen.',
  brand: 'Atelier',
  category: 'Apparel & Accessories > Clothing > Shirts',
  productType: 'shirts',
  tags: ['summer'],
  department: 'women',
  stated: NOTHING_STATED,
  condition: null,
  adult: false,
  currency: 'EUR',
  language: null,
  link: 'https://shop.example/products/linen-shirt',
  pictures: [],
  published: true,
  variants: [VARIANT],
  firstRow: 2,
};
const row = (changes: Partial<FeedProduct> = {}, merchant = 'shop') => productRow(merchant, { ...PRODUCT, ...changes });

describe('productRow', () => {
  test('productRow, the same product twice, gives the same ids and hashes', () => {
    expect(row()).toEqual(row());
    expect(row().item_id).toMatch(/^itm_[0-9a-f]{20}$/);
    expect(row().variants[0]?.variant_id).toMatch(/^var_[0-9a-f]{20}$/);
  });

  test('productRow, more colours than are main ones, has the families of all, which is what they are found by', () => {
    const colours = ['Black', 'White', 'Red', 'Navy', 'Green', 'Yellow', 'Pink', 'Purple'];
    const { colour_families: families, terms } = row({
      variants: colours.map((colour) => ({ ...VARIANT, key: colour, colour })),
    });
    expect(families).toEqual(['black', 'white', 'red', 'navy', 'green', 'yellow', 'pink', 'purple']);
    expect(terms.filter((term) => term.startsWith('c:'))).toEqual(families.map((family) => `c:${family}`));
  });

  test('productRow, its place in the file, changes nothing', () => {
    expect(row({ firstRow: 900 })).toEqual(row());
  });

  test.each<[string, Partial<FeedProduct>]>([
    ['title', { title: 'Shirt' }],
    ['description', { description: '' }],
    ['brand', { brand: null }],
    ['category', { category: 'Clothing > Coats' }],
    ['tags', { tags: [] }],
    ['department', { department: null }],
    ['link', { link: null }],
    ['pictures', { pictures: ['https://shop.example/a.jpg'] }],
    ['published', { published: false }],
    ['a price', { variants: [{ ...VARIANT, priceMinor: 1 }] }],
    ['stock', { variants: [{ ...VARIANT, availability: 'out_of_stock' }] }],
    ['the order of variants', { variants: [{ ...VARIANT, key: 'other' }, VARIANT] }],
    ['no more of a variant', { variants: [VARIANT, { ...VARIANT, key: 'other' }] }],
  ])('productRow, %s different, has the same id and another hash', (_, changes) => {
    expect(row(changes).item_id).toBe(row().item_id);
    expect(row(changes).hash).not.toBe(row().hash);
  });

  test('productRow, another currency, is a change', () => {
    expect(row({ currency: 'USD' }).hash).not.toBe(row().hash);
  });

  test('productRow, the same key at another merchant, is another item', () => {
    expect(row({}, 'other').item_id).not.toBe(row().item_id);
    expect(row({}, 'other').variants[0]?.variant_id).not.toBe(row().variants[0]?.variant_id);
  });

  test('productRow, keys that run together differently, are different items', () => {
    const id = (key: string, variant: string): string | undefined =>
      row({ key, variants: [{ ...VARIANT, key: variant }] }).variants[0]?.variant_id;
    expect(id('a', 'bc')).not.toBe(id('ab', 'c'));
  });

  test.each<[Partial<FeedProduct>, string | null]>([
    [{ category: 'Apparel & Accessories > Clothing > dresses' }, 'Dresses'],
    [{ category: '2271', productType: 'gowns' }, 'Gowns'],
    [{ category: '2271', productType: null }, null],
    [{ category: null, productType: null }, null],
  ])('productRow, %j, is in the category %s', (changes, category) => {
    expect(row(changes).category).toBe(category);
  });

  test('productRow, several variants, has their lowest and highest price and is in stock when any is', () => {
    const variants = [
      { ...VARIANT, key: 'a', priceMinor: 900, availability: 'out_of_stock' as const },
      { ...VARIANT, key: 'b', priceMinor: 100, availability: 'unknown' as const },
    ];
    expect(row({ variants })).toMatchObject({ price_min: 100, price_max: 900, in_stock: false });
    expect(row({ variants: [...variants, VARIANT] })).toMatchObject({
      price_min: 100,
      price_max: 4_900,
      in_stock: true,
    });
  });

  test('productRow, colours of variants, have their family, unknown names and none have not', () => {
    const families = (colour: string | null) => row({ variants: [{ ...VARIANT, colour }] }).variants[0]?.colour_family;
    expect([families('Burgundy (Pre-order)'), families('Ausable'), families(null)]).toEqual(['red', null, null]);
  });

  test('productRow, what the texts say, is in the columns that are searched by', () => {
    expect(row({ title: 'Striped Linen Shirt' })).toMatchObject({
      kind: 'shirt',
      slot: 'top',
      colour_families: ['navy'],
      materials: ['linen'],
      pattern: 'striped',
      seasons: ['summer'],
      occasions: ['everyday', 'office'],
      formality: 3,
      warmth: 1,
    });
  });

  test('productRow, words for spelling, come from title, brand, category, colours and tags and leave numbers and short ones out', () => {
    const { words } = row({ title: 'An XL Crêpe-Dress 2026', tags: ['été', '42'], description: 'secret' });
    expect([...words].sort()).toEqual(['atelier', 'crepe', 'dress', 'ete', 'navy', 'shirts']);
  });

  test('productRow, texts for the index, are parted into words as a query is', () => {
    expect(row({ title: 'The “Alice” Dress™', tags: ['A.L.C.', 'sale/new'] })).toMatchObject({
      search_a: 'the alice dress',
      search_c: 'a l c sale new',
    });
  });

  test('noCounts, given out twice, are not the same object', () => {
    expect(noCounts()).not.toBe(noCounts());
  });
});

describe('earlierTurn', () => {
  const day = (date: number): Date => new Date(Date.UTC(2026, 10, date));

  test.each<[string, Date | null, number, Date | null]>([
    ['the first', null, day(9).getTime(), day(9)],
    ['an earlier one', day(9), day(5).getTime(), day(5)],
    ['a later one', day(9), day(12).getTime(), day(9)],
    ['one that is past', null, day(1).getTime(), null],
    ['a sale without an end', null, Infinity, null],
    ['a sale without a start', null, -Infinity, null],
    ['no date', null, NaN, null],
  ])('earlierTurn, %s, is the next there is', (_, known, at, turn) => {
    expect(earlierTurn(known, at, day(1))).toEqual(turn);
  });
});
