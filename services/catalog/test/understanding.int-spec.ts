import { beforeAll, describe, expect, test } from '@jest/globals';
import { exchangeRates, filters, profile, type SearchCatalogInput, type SearchCatalogView } from '#libs/contracts';
import { type FeedRow, type Part, shopifyCsv } from '#libs/testing';
import { type CatalogUnderTest, catalogUnderTest } from './catalog-under-test.ts';

const garment = (handle: string, title: string, type: string, more: Partial<FeedRow>): FeedRow => ({
  handle,
  title,
  type,
  vendor: 'Norn',
  gender: 'female',
  quantity: '3',
  ...more,
});

/** What the specs ask for, each in one place only. */
const ROWS: readonly FeedRow[] = [
  garment('navy-shirt', 'Linen Shirt', 'Shirts', {
    colour: 'Navy',
    size: 'M',
    price: '49.00',
    compareAt: '79.00',
    tags: 'summer',
  }),
  { handle: 'navy-shirt', colour: 'Navy', size: 'L', price: '49.00', compareAt: '79.00', quantity: '0' },
  garment('red-shirt', 'Cotton Shirt', 'Shirts', { colour: 'Red', size: 'EU 38', price: '120.00' }),
  garment('chelsea', 'Chelsea Boots', 'Boots', { colour: 'Black', size: '39', price: '199.00' }),
  garment('runner', 'Running Sneakers', 'Sneakers', { colour: 'White', size: '40', price: '99.00' }),
  garment('gown', 'Silk Evening Gown', 'Dresses', {
    colour: 'Emerald Green',
    size: '38',
    price: '279.00',
    tags: 'wedding',
  }),
  garment('tote', 'Leather Tote Bag', 'Bags', { colour: 'Tan', size: 'One Size', price: '150.00' }),
  garment('hemd', 'Leinenhemd', 'Hemden', { colour: 'Weiß', size: 'S', price: '59.00', gender: 'male' }),
  garment('jeans', 'Straight Jeans', 'Jeans', { colour: 'Indigo', size: '32/34', price: '89.00', gender: 'male' }),
];

let catalog: CatalogUnderTest;
let profileService: Part;
beforeAll(async () => {
  catalog = await catalogUnderTest();
  profileService = (await catalog.bed.service('profile')).part;
  await catalog.importRows('norn', ROWS);
  await catalog.setMerchant('dollars', 'USD');
  const usd = shopifyCsv([garment('tee', 'Plain Tee', 'T-Shirts', { colour: 'Grey', size: 'M', price: '20.00' })]);
  await catalog.ended((await catalog.start('dollars', usd)).import_id);
});

const titles = (view: SearchCatalogView): string[] => view.items.map(({ title }) => title).sort();
const ask = (input: SearchCatalogInput): Promise<SearchCatalogView> => catalog.search(input);

describe('words that are filters', () => {
  test.each<[string, string[]]>([
    ['Leinenhemd', ['Leinenhemd', 'Linen Shirt']],
    ['Leinen Hemd', ['Leinenhemd', 'Linen Shirt']],
    ['dark blue shirt', ['Linen Shirt']],
    ['dunkelblaues Hemd', ['Linen Shirt']],
    ['shirt in M', ['Cotton Shirt', 'Linen Shirt']],
    ['shirt in L', []],
    ['Hemd Gr. 38', ['Cotton Shirt', 'Linen Shirt']],
    ['jeans W32 L34', ['Straight Jeans']],
    ['jeans 32x34', ['Straight Jeans']],
    ['Turnschuhe', ['Running Sneakers']],
    ['trainers size 40', ['Running Sneakers']],
    ['trainers size 41', []],
    ['shirt under 50', ['Linen Shirt']],
    ['Hemd unter 60 Euro für Herren', ['Leinenhemd']],
    ['handbag', ['Leather Tote Bag']],
    ['shirt on sale', ['Linen Shirt']],
    ['grünes Kleid', ['Silk Evening Gown']],
    ['snekers', ['Running Sneakers']],
    ['Leinenhmed', ['Leinenhemd', 'Linen Shirt']],
  ])('search, %j, finds %j', async (query, found) => {
    expect(titles(await ask({ query }))).toEqual(found);
  });

  test('search, a query of many parts, says how each was understood', async () => {
    const { understood } = await ask({ query: 'navy linen shirt for women in M under 50 € for a wedding' });
    expect(understood).toEqual([
      { from: 'navy', as: 'colour', values: ['navy'], effect: 'required' },
      { from: 'linen', as: 'material', values: ['linen'], effect: 'required' },
      { from: 'shirt', as: 'kind', values: ['shirt', 'dress_shirt', 'blouse'], effect: 'required' },
      { from: 'women', as: 'department', values: ['women'], effect: 'required' },
      { from: 'wedding', as: 'occasion', values: ['wedding'], effect: 'preferred' },
      { from: 'in m', as: 'size', values: ['M, in stock'], effect: 'required' },
      { from: 'under 50 €', as: 'price', values: ['up to 50.00 EUR'], effect: 'required' },
    ]);
  });
});

describe('when nothing matches', () => {
  test('search, one thing too many, says which to leave out and how many there are without it', async () => {
    const view = await ask({ query: 'linen shirt', filters: { colours: ['Black'] } });
    expect(view).toMatchObject({ total: 0, try_instead: [{ drop: 'filters.colours', total: 2 }] });
    for (const { total } of view.try_instead ?? []) {
      expect((await ask({ query: 'linen shirt' })).total).toBe(total);
    }
  });

  test('search, words that no item has all of, shows what has some and what to leave out', async () => {
    const view = await ask({ query: 'silk sneakers' });
    expect(view.matched).toBe('some_words');
    expect(view.try_instead).toEqual([
      { drop: 'silk', total: 1 },
      { drop: 'sneakers', total: 1 },
    ]);
  });

  test('search, a size that is sold out, says so by what is left without it', async () => {
    expect((await ask({ query: 'navy shirt in L' })).try_instead).toContainEqual({ drop: 'in l', total: 1 });
  });
});

describe('in_my_size', () => {
  const mine = (as: { user: string; scopes: string[] }): Promise<SearchCatalogView> =>
    catalog.search({ filters: { in_my_size: true }, limit: 50 }, as);

  test('search, in my size, shows what is in stock in the sizes of the profile, each garment by its own', async () => {
    const as = { user: 'auth0|sized', scopes: ['catalog:read', 'profile:read', 'profile:write'] };
    const sizes = [
      { garment: 'top' as const, system: 'uk' as const, value: '10' },
      { garment: 'shoes' as const, system: 'eu' as const, value: '39' },
    ];
    await catalog.caller.call(profile.setSizes, { sizes }, as);
    await catalog.caller.call(profile.setBudgetAndGoals, { department: 'women' }, as);
    const view = await mine(as);
    expect(titles(view)).toEqual(['Chelsea Boots', 'Cotton Shirt', 'Leather Tote Bag', 'Linen Shirt', 'Plain Tee']);
    expect(view.notes).toEqual(['Left out, because the profile has no size for them: bottom, dress, outerwear.']);
    expect(view.items.find(({ title }) => title === 'Linen Shirt')?.why).toContain('in your size (M)');
  });

  test('search, in my size, without sizes in the profile, filters nothing and says so', async () => {
    const view = await mine({ user: 'auth0|nobody', scopes: ['catalog:read', 'profile:read'] });
    expect([view.total, view.notes]).toEqual([9, [expect.stringContaining('the profile has none yet')]]);
  });

  test('search, in my size, by a client that may not read the profile, filters nothing and says what to allow', async () => {
    const view = await mine({ user: 'auth0|sized', scopes: ['catalog:read'] });
    expect([view.total, view.notes]).toEqual([9, [expect.stringContaining('allow profile:read')]]);
  });
});

describe('a profile that is away', () => {
  test('search, in my size, filters nothing and says so', async () => {
    await profileService.stop();
    const as = { user: 'auth0|sized', scopes: ['catalog:read', 'profile:read'] };
    const view = await catalog.search({ filters: { in_my_size: true } }, as);
    expect([view.total, view.notes]).toEqual([9, [expect.stringContaining('cannot be read right now')]]);
  });
});

describe('prices of other currencies', () => {
  const rate = (asOf: Date, quote = 'EUR', value = '0.9'): Promise<unknown> =>
    catalog.caller.call(exchangeRates.setExchangeRate, {
      base: 'USD',
      quote,
      rate: value,
      as_of: asOf.toISOString(),
      source: 'a test',
    });
  const days = (ago: number): Date => new Date(Date.now() - ago * 86_400_000);
  const cheap: SearchCatalogInput = { filters: { currency: 'EUR', price_max_minor: 5_000 } };

  test('rate, of the day, lets prices be compared, and each converted one has the day of its rate', async () => {
    await rate(days(0));
    const { items } = await ask({ ...cheap, sort: 'price_asc' });
    expect(items.map(({ title, price_from: from, converted_price: converted }) => [title, from, converted])).toEqual([
      [
        'Plain Tee',
        { amount_minor: 2_000, currency: 'USD' },
        { amount_minor: 1_800, currency: 'EUR', rate_as_of: expect.stringMatching(/T00:00:00Z$/) },
      ],
      ['Linen Shirt', { amount_minor: 4_900, currency: 'EUR' }, undefined],
    ]);
  });

  test('rate, older than a week, is listed and no longer used', async () => {
    await rate(days(9));
    expect(titles(await ask(cheap))).toEqual(['Linen Shirt']);
    const { rates } = await catalog.caller.call(exchangeRates.listExchangeRates, {});
    expect(rates).toMatchObject([{ base: 'USD', quote: 'EUR', rate: '0.9', in_use: false }]);
  });

  test.each([
    ['strong that a limit in it is more than any price', 'KWD', '0.0001', { price_max_minor: 1_000_000_000 }],
    ['strong that a limit in it is more than any price', 'KWD', '0.0001', { price_min_minor: 1_000_000_000 }],
    ['weak that a price in it is more than an amount can be', 'IDR', '90000000', {}],
  ])('currency, so %s, is an answer all the same', async (_, currency, value, limit) => {
    await rate(days(0), currency, value);
    const { items } = await ask({ filters: { currency, ...limit } });
    const isNone = 'price_min_minor' in limit;
    expect(items.map(({ title, converted_price: price }) => [title, price?.currency])).toEqual(
      isNone ? [] : [['Plain Tee', currency === 'KWD' ? 'KWD' : undefined]],
    );
  });

  test.each([
    [{ base: 'EUR', quote: 'EUR' }, 'quote'],
    [{ base: 'XYZ', quote: 'EUR' }, 'base'],
    [{ base: 'USD', quote: 'EUR', as_of: '2999-01-01T00:00:00Z' }, 'as_of'],
    [{ base: 'USD', quote: 'EUR', as_of: '2026-02-30T00:00:00Z' }, 'as_of'],
  ])('rate, %j, is refused naming the field', async (wrong, field) => {
    const input = { rate: '1.1', as_of: days(0).toISOString(), source: 'a test', ...wrong };
    await expect(catalog.caller.call(exchangeRates.setExchangeRate, input)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { field },
    });
  });
});

describe('get_filters and explain', () => {
  test('get_filters, every value, is one that search_catalog takes and finds as many with', async () => {
    const { facets, total } = await catalog.caller.call(filters.getFilters, {});
    expect(total).toBe(9);
    for (const facet of [
      'kinds',
      'slots',
      'colour_families',
      'materials',
      'seasons',
      'occasions',
      'merchants',
    ] as const) {
      for (const { value, count } of facets[facet] ?? []) {
        expect([facet, value, (await ask({ filters: { [facet]: [value] } })).total]).toEqual([facet, value, count]);
      }
    }
    expect(facets.kinds?.length).toBeGreaterThan(4);
  });

  test('explain, of a query, shows what was understood, the SQL, and of each item the parts of its score', async () => {
    const view = await catalog.caller.call(filters.explainSearch, { query: 'navy linen shirt' });
    expect(view.understood.map(({ as }) => as)).toEqual(['colour', 'material', 'kind']);
    expect(view.match).toContain(`'c:navy'`);
    expect(view.sql).toContain('p.search @@');
    expect(view.total).toBe(1);
    const parts = Object.fromEntries(view.items[0]?.parts.map(({ part, score }) => [part, score]) ?? []);
    expect(parts).toMatchObject({ kind: 1.2, colour: 0.6, material: 0.5 });
    expect(view.timing.length).toBeGreaterThan(3);
  });
});
