import { beforeAll, describe, expect, test } from '@jest/globals';
import { items, type SearchCatalogInput } from '#libs/contracts';
import { shopifyCsv } from '#libs/testing';
import { type CatalogUnderTest, catalogUnderTest } from './catalog-under-test.ts';
import { EUR_ROWS, JPY_ROWS } from './search-rows.ts';

let catalog: CatalogUnderTest;
beforeAll(async () => {
  catalog = await catalogUnderTest();
  await catalog.importRows('boutique', EUR_ROWS);
  await catalog.setMerchant('yen', 'JPY');
  await catalog.ended((await catalog.start('yen', shopifyCsv(JPY_ROWS))).import_id);
});

const titles = async (input: SearchCatalogInput): Promise<string[]> =>
  (await catalog.search(input)).items.map(({ title }) => title);

describe('words', () => {
  test.each([
    ['linen', ['Linen Kimono', 'Linen Shirt']],
    ['LINEN   shirts', ['Linen Shirt']],
    ['shirt linen', ['Linen Shirt']],
    ['aava', ['Linen Shirt', 'Wool Coat']],
    ['navy', ['Cotton Shirt', 'Linen Shirt']],
    ['summer', ['Linen Shirt', 'Silk Scarf “Été”']],
    ['celine cote ete', ['Silk Scarf “Été”']],
    ['Célîne CÔTÉ', ['Silk Scarf “Été”']],
    ['scarves', ['Silk Scarf “Été”']],
    ['the', ['Cotton Shirt', 'Linen Kimono', 'Linen Shirt', 'Silk Scarf “Été”', 'Wool Coat']],
    [' & | ! ', ['Cotton Shirt', 'Linen Kimono', 'Linen Shirt', 'Silk Scarf “Été”', 'Wool Coat']],
    ['été', ['Silk Scarf “Été”']],
    ['A.L.C.', ['Wool Coat']],
    ['alc', []],
  ])('search, %j, finds %j with all words', async (query, found) => {
    const view = await catalog.search({ query });
    expect(view.items.map(({ title }) => title).sort()).toEqual(found);
    expect(view).toMatchObject({
      matched: 'all_words',
      corrections: [],
      total: found.length,
      total_is_minimum: false,
      next_cursor: null,
    });
  });

  test('search, words no item has all of, says that only some match', async () => {
    const view = await catalog.search({ query: 'silk kimono' });
    expect(view).toMatchObject({ matched: 'some_words', total: 2 });
    expect(view.items.map(({ title }) => title).sort()).toEqual(['Linen Kimono', 'Silk Scarf “Été”']);
  });

  test.each([
    [
      'lienn shrit',
      [
        { asked: 'lienn', used: 'linen' },
        { asked: 'shrit', used: 'shirt' },
      ],
      'Linen Shirt',
    ],
    ['kimnoo', [{ asked: 'kimnoo', used: 'kimono' }], 'Linen Kimono'],
    ['scraf', [{ asked: 'scraf', used: 'scarf' }], 'Silk Scarf “Été”'],
  ])('search, %j misspelt, finds what was meant and says what it searched for', async (query, corrections, first) => {
    const view = await catalog.search({ query });
    expect(view.corrections).toEqual(corrections);
    expect(view.items[0]?.title).toBe(first);
  });

  test('search, a word nobody knows, is empty and honest about it', async () => {
    const nothing = {
      categories: [],
      brands: [],
      colours: [],
      sizes: [],
      kinds: [],
      prices: [],
      counts_are_minimum: false,
    };
    expect(await catalog.search({ query: 'xylophone' })).toMatchObject({
      items: [],
      total: 0,
      total_is_minimum: false,
      facets: nothing,
      matched: 'all_words',
      corrections: [],
      next_cursor: null,
      understood: [{ from: 'xylophone', as: 'word', values: ['xylophone'], effect: 'required' }],
      try_instead: [],
    });
  });

  test('search, a word in the title and elsewhere, puts the title first', async () => {
    expect(await titles({ query: 'warm coat' })).toEqual(['Wool Coat']);
    expect((await titles({ query: 'washed' })).at(0)).toBe('Linen Shirt');
  });

  test('search, a word that names a garment, does not find another one that only tells of it', async () => {
    expect((await titles({ query: 'shirt' })).sort()).toEqual(['Cotton Shirt', 'Linen Shirt']);
  });
});

describe('filters', () => {
  test.each<[string, SearchCatalogInput['filters'], string[]]>([
    ['colour and size', { colours: ['navy'], sizes: ['m'] }, ['Cotton Shirt', 'Linen Shirt']],
    ['colour, size and stock of one variant', { colours: ['Navy'], sizes: ['M'], in_stock: true }, ['Cotton Shirt']],
    [
      'colour and price of one variant',
      { colours: ['navy'], price_max_minor: 4_500, currency: 'EUR' },
      ['Cotton Shirt'],
    ],
    [
      'a range of prices, its ends included',
      { price_min_minor: 4_500, price_max_minor: 4_500, currency: 'EUR' },
      ['Linen Shirt'],
    ],
    ['several brands, any of them', { brands: ['BERG', 'Céline Côté'] }, ['Cotton Shirt', 'Silk Scarf “Été”']],
    ['category and brand, both', { categories: ['shirts'], brands: ['Aava'] }, ['Linen Shirt']],
    ['a department, unisex included', { department: 'men' }, ['Cotton Shirt', 'Wool Coat']],
    ['a currency alone', { currency: 'JPY' }, ['Linen Kimono']],
    ['prices of another currency', { price_max_minor: 100_000, currency: 'USD' }, []],
    ['stock not asked for', { in_stock: false, sizes: ['L'] }, ['Linen Shirt']],
    [
      'empty lists, which are no limit',
      { colours: [], brands: [], categories: [], sizes: [], currency: 'JPY' },
      ['Linen Kimono'],
    ],
    ['a value nobody has', { colours: ['octarine'] }, []],
  ])('search, %s, finds exactly those', async (_, filters, found) => {
    expect((await titles({ ...(filters ? { filters } : {}) })).sort()).toEqual(found);
  });

  test('search, filters on variants, shows the prices and stock of those that match', async () => {
    const { items: shown } = await catalog.search({ query: 'linen shirt', filters: { colours: ['Navy'] } });
    expect(shown).toEqual([
      {
        item_id: expect.stringMatching(/^itm_/),
        title: 'Linen Shirt',
        brand: 'Aava',
        category: 'Shirts',
        merchant: 'Shop boutique',
        price_from: { amount_minor: 4_900, currency: 'EUR' },
        price_to: { amount_minor: 4_900, currency: 'EUR' },
        colours: ['Navy', 'White'],
        sizes_in_stock: ['L', 'M'],
        in_stock: true,
        link: 'https://boutique.example/products/linen-shirt',
        picture: null,
        why: expect.any(Array),
      },
    ]);
    const all = await catalog.search({ query: 'linen shirt' });
    expect(all.items[0]).toMatchObject({ price_from: { amount_minor: 4_500 }, price_to: { amount_minor: 4_900 } });
  });

  test.each([{ price_max_minor: 100 }, { price_min_minor: 0 }])(
    'search, %j without a currency, is refused naming the field',
    async (filters) => {
      await expect(catalog.search({ filters })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        details: { field: 'filters.currency' },
      });
    },
  );
});

describe('facets', () => {
  test('facets, of a search, count each matching item once and are values a filter takes', async () => {
    const { facets, total } = await catalog.search({ query: 'shirt' });
    expect(total).toBe(2);
    expect(facets).toMatchObject({
      categories: [{ value: 'Shirts', count: 2 }],
      brands: [
        { value: 'Aava', count: 1 },
        { value: 'Berg', count: 1 },
      ],
      colours: [
        { value: 'Navy', count: 2 },
        { value: 'White', count: 1 },
      ],
      sizes: [
        { value: 'M', count: 2 },
        { value: 'L', count: 1 },
      ],
      merchants: [{ value: 'Shop boutique', count: 2 }],
      prices: [{ currency: 'EUR', from_minor: 2_500, below_minor: 5_000, count: 2 }],
      counts_are_minimum: false,
    });
    const { prices: _, counts_are_minimum: __, ...byValue } = facets;
    for (const [filter, values] of Object.entries(byValue)) {
      for (const { value, count } of values)
        expect([value, (await catalog.search({ query: 'shirt', filters: { [filter]: [value] } })).total]).toEqual([
          value,
          count,
        ]);
    }
  });
});

describe('order', () => {
  test.each<[NonNullable<SearchCatalogInput['sort']>, string[]]>([
    ['price_asc', ['Cotton Shirt', 'Linen Shirt', 'Silk Scarf “Été”', 'Wool Coat']],
    ['price_desc', ['Wool Coat', 'Silk Scarf “Été”', 'Linen Shirt', 'Cotton Shirt']],
  ])('search, sorted by %s, is in that order', async (sort, order) => {
    expect(await titles({ sort, filters: { currency: 'EUR' } })).toEqual(order);
  });

  test.each<[NonNullable<SearchCatalogInput['sort']>, string[]]>([
    ['price_asc', ['Cotton Shirt', 'Linen Shirt', 'Silk Scarf “Été”', 'Wool Coat', 'Linen Kimono']],
    ['price_desc', ['Linen Kimono', 'Wool Coat', 'Silk Scarf “Été”', 'Linen Shirt', 'Cotton Shirt']],
  ])('search, sorted by %s in several currencies, is in that order within each, and says so', async (sort, order) => {
    const { items: two, notes, next_cursor: next } = await catalog.search({ sort, limit: 2 });
    const { items: rest } = await catalog.search({ sort, limit: 2, ...(next && { cursor: next }) });
    expect([...two, ...rest].map(({ title }) => title)).toEqual(order.slice(0, 4));
    expect(await titles({ sort })).toEqual(order);
    expect(notes).toEqual([expect.stringContaining('within each currency')]);
  });

  test('search, sorted by newest, begins with what came last', async () => {
    expect((await titles({ sort: 'newest' }))[0]).toBe('Linen Kimono');
  });
});

describe('the picture of an item', () => {
  test('search, for a colour, in words or by a filter, shows the variant that has it; else the first picture', async () => {
    const of = (name: string): string => `https://pictures.example/${name}.jpg`;
    await catalog.importRows('beanies', [
      { handle: 'x', title: 'Quagga Beanie', colour: 'Red', picture: of('red'), variantPicture: of('red') },
      { handle: 'x', colour: 'Navy', variantPicture: of('navy') },
    ]);
    const shown = async (query: string, colours?: string[]): Promise<string | null | undefined> =>
      (await catalog.search({ query, ...(colours && { filters: { colours } }) })).items[0]?.picture;
    const { items: found } = await catalog.search({ query: 'quagga beanie' });
    const { variants } = await catalog.caller.call(items.getItem, { item_id: found[0]?.item_id ?? '' });
    const [red, navy] = variants.map(({ picture }) => picture);
    expect(red).not.toBe(navy);
    expect(await shown('quagga beanie')).toBe(red);
    expect(await shown('navy quagga beanie')).toBe(navy);
    expect(await shown('quagga beanie', ['NAVY'])).toBe(navy);
  });
});
