import { beforeAll, describe, expect, test } from '@jest/globals';
import { profile, type SearchCatalogInput, type SearchCatalogView } from '#libs/contracts';
import type { FeedRow } from '#libs/testing';
import { type CatalogUnderTest, catalogUnderTest } from './catalog-under-test.ts';

const OWNER = { user: 'auth0|one', scopes: ['catalog:read', 'profile:read', 'profile:write'] };
const garment = (handle: string, title: string, type: string, more: Partial<FeedRow>): FeedRow => ({
  handle,
  title,
  type,
  vendor: 'Norn',
  gender: 'female',
  quantity: '3',
  ...more,
});
const picture = (name: string): string => `https://pictures.example/${name}.jpg`;

/** Of each product one variant has what the other lacks. */
const ROWS: readonly FeedRow[] = [
  garment('trousers', 'Wide Trousers', 'Trousers', { colour: 'Grey', size: 'M', price: '40.00' }),
  { handle: 'trousers', colour: 'Grey', size: 'L', price: '100.00', quantity: '2' },
  garment('blouse', 'Silk Blouse', 'Blouses', { colour: 'Ivory', size: 'M', price: '60.00' }),
  { handle: 'blouse', colour: 'Ivory', size: 'L', price: '30.00', quantity: '2' },
  garment('cardigan', 'Soft Cardigan', 'Cardigans', {
    colour: 'Navy',
    size: 'S',
    price: '90.00',
    quantity: '0',
    picture: picture('navy'),
    variantPicture: picture('navy'),
  }),
  { handle: 'cardigan', colour: 'Red', size: 'S', price: '70.00', quantity: '5', variantPicture: picture('red') },
  garment('tee', 'Breton Tee', 'T-Shirts', { colour: 'Black/White', size: 'S', price: '25.00' }),
  { handle: 'tee', colour: 'Green', size: 'S', price: '25.00', quantity: '1' },
  garment('chino', 'Straight Jeans', 'Jeans', { colour: 'Blue', size: '34', price: '80.00', gender: 'male' }),
  garment('wool-coat', 'Wool Coat', 'Coats', { colour: 'Grey', size: '40/42', price: '180.00' }),
  garment('cotton-coat', 'Cotton Coat', 'Coats', { colour: 'Grey', size: '36/38', price: '140.00' }),
  garment('boy', 'Rain Hat for Boys', 'Hats', { colour: 'Yellow', size: 'L', price: '20.00', gender: undefined }),
  garment('all', 'Sun Hat', 'Hats', { colour: 'Yellow', size: 'L', price: '25.00', gender: 'unisex' }),
  garment('boots', 'Tall Boots', 'Boots', { colour: 'Black', size: '38', price: '200.00' }),
  { handle: 'boots', colour: 'Black', size: '45', price: '150.00', compareAt: '210.00', quantity: '1' },
];

let catalog: CatalogUnderTest;
beforeAll(async () => {
  catalog = await catalogUnderTest();
  await catalog.bed.service('profile');
  await catalog.importRows('one', ROWS);
  const sizes = [
    { garment: 'top' as const, system: 'letter' as const, value: 'M' },
    { garment: 'bottom' as const, system: 'letter' as const, value: 'L' },
  ];
  await catalog.caller.call(profile.setSizes, { sizes }, OWNER);
});

const found = ({ items }: SearchCatalogView): [string, number][] =>
  items.map(({ title, price_from: price }): [string, number] => [title, price.amount_minor]).sort();

describe('in_my_size', () => {
  const mine = (filters: SearchCatalogInput['filters'] = {}): Promise<SearchCatalogView> =>
    catalog.search({ filters: { in_my_size: true, ...filters } }, OWNER);

  test('search, in my size, prices and names the size of that garment and of no other', async () => {
    const view = await mine();
    expect(found(view)).toEqual([
      ['Silk Blouse', 6_000],
      ['Wide Trousers', 10_000],
    ]);
    expect(view.items.flatMap(({ why = [] }) => why).sort()).toEqual(['in your size (L)', 'in your size (M)']);
  });

  test('search, in my size, within a price that only the size of another garment has, finds nothing', async () => {
    expect(found(await mine({ price_max_minor: 5_000, currency: 'EUR' }))).toEqual([]);
    expect(found(await mine({ price_max_minor: 6_000, currency: 'EUR' }))).toEqual([['Silk Blouse', 6_000]]);
  });
});

describe('colours', () => {
  test.each<[string, [string, number][]]>([
    ['red cardigan in stock', [['Soft Cardigan', 7_000]]],
    ['navy cardigan', [['Soft Cardigan', 9_000]]],
    ['white t-shirt in stock', [['Breton Tee', 2_500]]],
  ])('search, %j, is priced as the variant of that colour', async (query, expected) => {
    expect(found(await catalog.search({ query }))).toEqual(expected);
  });

  test('search, for a colour that is sold out, says so of the variant whose picture and price it shows', async () => {
    const { items } = await catalog.search({ query: 'navy cardigan' });
    const { items: red } = await catalog.search({ query: 'red cardigan' });
    expect([items[0]?.in_stock, red[0]?.in_stock]).toEqual([false, true]);
    expect(items[0]?.picture).not.toBe(red[0]?.picture);
  });
});

describe('words', () => {
  test.each<[string, string[]]>([
    ['coat without wool', ['Cotton Coat']],
    ['Mantel ohne Baumwolle', ['Wool Coat']],
    ['coat size 36/38', ['Cotton Coat']],
    ['jeans 34/32', ['Straight Jeans']],
    ['hat for kids', ['Rain Hat for Boys']],
    ['hat for women', ['Sun Hat']],
  ])('search, %j, finds %j', async (query, titles) => {
    const view = await catalog.search({ query });
    expect([view.matched, view.items.map(({ title }) => title)]).toEqual(['all_words', titles]);
  });

  test('search, for what is not wanted, says so and does not ask for it', async () => {
    const { notes, understood } = await catalog.search({ query: 'coat without wool' });
    expect(notes).toEqual(['Left out, as the query says: without wool.']);
    expect(understood?.map(({ from }) => from)).toEqual(['coat']);
  });

  test('search, by the department of children, finds nothing of adults', async () => {
    expect(found(await catalog.search({ filters: { department: 'kids' } }))).toEqual([['Rain Hat for Boys', 2_000]]);
  });
});

describe('reductions', () => {
  test('search, for what is reduced, in words, finds and prices the variant that is', async () => {
    const one = await catalog.search({ query: 'reduced boots in 38' });
    expect([one.total, one.try_instead]).toEqual([
      0,
      expect.arrayContaining([
        { drop: 'reduced', total: 1 },
        { drop: 'in 38', total: 1 },
      ]),
    ]);
    expect(found(await catalog.search({ query: 'reduced boots in 45' }))).toEqual([['Tall Boots', 15_000]]);
    expect(found(await catalog.search({ query: 'boots in 38' }))).toEqual([['Tall Boots', 20_000]]);
  });
});
