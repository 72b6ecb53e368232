import { beforeAll, describe, expect, test } from '@jest/globals';
import { documents, merchants, suggestions } from '#libs/contracts';
import { type FeedRow, shopifyCsv } from '#libs/testing';
import { type CatalogUnderTest, catalogUnderTest } from './catalog-under-test.ts';

const ROWS: FeedRow[] = [
  {
    handle: 'navy-shirt',
    title: 'Navy Shirt',
    vendor: 'Ralph Linden',
    type: 'Shirts',
    colour: 'Navy',
    size: 'M',
    price: '49.00',
    gender: 'male',
    body: '<p>Washed <b>linen</b>.</p>',
  },
  { handle: 'navy-shirt', colour: 'White', size: 'L', price: '45.50', quantity: '0' },
  { handle: 'draft-shirt', title: 'Draft Shirt', vendor: 'Hidden Label', type: 'Drafts', status: 'draft' },
];

let catalog: CatalogUnderTest;
beforeAll(async () => {
  catalog = await catalogUnderTest();
  await catalog.importRows('shop', ROWS);
  const nowhere = { slug: 'nowhere', name: 'Nowhere', currency: 'JPY', shop_url: null };
  await catalog.caller.call(merchants.setMerchant, nowhere);
  const csv = shopifyCsv([{ handle: 'kimono', title: 'Silk Kimono', vendor: 'RALPH LINDEN', price: '12000' }]);
  await catalog.ended((await catalog.start('nowhere', csv)).import_id);
  await catalog.setMerchant('yen', 'JPY');
  const yen = shopifyCsv([{ handle: 'obi', title: 'Silk Obi', vendor: 'Linden', price: '12000' }]);
  await catalog.ended((await catalog.start('yen', yen)).import_id);
});

const found = async (query: string): Promise<{ id: string; title: string; url: string }[]> =>
  (await catalog.caller.call(documents.search, { query })).results;

describe('search', () => {
  test('search, of words, gives id, title and page at the shop and nothing else', async () => {
    expect(await found('navy shirt')).toEqual([
      {
        id: expect.stringMatching(/^itm_/),
        title: 'Navy Shirt by Ralph Linden, at Shop shop',
        url: 'https://shop.example/products/navy-shirt',
      },
    ]);
  });

  test('search, of a misspelt word, finds what was meant', async () => {
    expect(await found('nawy shirt')).toHaveLength(1);
  });

  test('search, of an item without a page at its shop or not published, does not find it', async () => {
    expect((await catalog.search({ query: 'kimono' })).total).toBe(1);
    expect([await found('kimono'), await found('draft')]).toEqual([[], []]);
  });

  test('search, of nothing the catalog has, is empty', async () => {
    expect(await found('zzzzqqqq')).toEqual([]);
  });
});

describe('fetch', () => {
  test('fetch, of what search found, is the whole text with the same id, title and page', async () => {
    const [summary] = await found('navy shirt');
    const document = await catalog.caller.call(documents.fetch, { id: summary?.id ?? '' });
    expect(document).toMatchObject(summary ?? {});
    expect(document.text).toBe(
      [
        'Navy Shirt',
        'Brand: Ralph Linden',
        'Category: Shirts',
        'Department: men',
        'Shop: Shop shop',
        'Price: 45.50 to 49.00 EUR',
        'Colours: Navy, White',
        'Sizes in stock: M',
        '',
        "The shop's description:",
        'Washed linen.',
      ].join('\n'),
    );
    expect(document.metadata).toEqual({
      merchant: 'Shop shop',
      brand: 'Ralph Linden',
      category: 'Shirts',
      price: '45.50 to 49.00 EUR',
      as_of: expect.stringMatching(/Z$/),
    });
  });

  test('fetch, of a price in a currency without cents, does not make some up', async () => {
    const [obi] = await found('obi');
    expect((await catalog.caller.call(documents.fetch, { id: obi?.id ?? '' })).metadata.price).toBe('12000 JPY');
  });

  test('fetch, of an item without a page, one not published or none at all, is NOT_FOUND and says where ids come from', async () => {
    const [kimono] = (await catalog.search({ query: 'kimono' })).items;
    const rows = await catalog.database.query(`SELECT item_id FROM catalog.products WHERE NOT published`);
    const hidden = (rows[0] as { item_id: string }).item_id;
    for (const id of [kimono?.item_id ?? '', hidden, 'itm_none']) {
      await expect(catalog.caller.call(documents.fetch, { id })).rejects.toMatchObject({
        code: 'NOT_FOUND',
        message: expect.stringContaining('take an id from search'),
      });
    }
  });
});

describe('suggest_names', () => {
  const names = async (start: string, of: 'brand' | 'category' = 'brand'): Promise<string[]> =>
    (await catalog.caller.call(suggestions.suggestNames, { of, start })).names;

  test('names, of nothing typed, are those of published items, each once, the most frequent first', async () => {
    expect((await names('')).map((name) => name.toLowerCase())).toEqual(['ralph linden', 'linden']);
  });

  test.each([
    ['lin', ['linden', 'ralph linden']],
    ['RALPH L', ['ralph linden']],
    ['inden', []],
    ['hid', []],
    ['%', []],
    ['_', []],
  ])('names, that begin or have a word that begins with %j, are %j', async (start, expected) => {
    expect((await names(start)).map((name) => name.toLowerCase()).sort()).toEqual(expected);
  });

  test('names, of categories, are not those of brands', async () => {
    expect(await names('shi', 'category')).toEqual(['Shirts']);
  });

  test('names, more than fifty, are fifty and say that there are more', async () => {
    const many = Array.from({ length: 60 }, (_, i) => ({
      handle: `many-${i}`,
      title: `Many ${i}`,
      vendor: `Multitude ${i}`,
    }));
    await catalog.importRows('shop', [...ROWS, ...many]);
    const view = await catalog.caller.call(suggestions.suggestNames, { of: 'brand', start: 'multi' });
    expect([view.names.length, view.has_more]).toEqual([50, true]);
  });
});
