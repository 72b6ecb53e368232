import { beforeAll, describe, expect, test } from '@jest/globals';
import { items, type SearchCatalogInput } from '#libs/contracts';
import { type CatalogUnderTest, catalogUnderTest } from './catalog-under-test.ts';
import { EUR_ROWS } from './search-rows.ts';

let catalog: CatalogUnderTest;
beforeAll(async () => {
  catalog = await catalogUnderTest();
  await catalog.importRows('boutique', EUR_ROWS);
});

const titles = async (input: SearchCatalogInput): Promise<string[]> =>
  (await catalog.search(input)).items.map(({ title }) => title);

describe('one item', () => {
  test('get_item, found by search, tells everything there is to buy in the order of the shop', async () => {
    const [found] = (await catalog.search({ query: 'linen shirt' })).items;
    const item = await catalog.caller.call(items.getItem, { item_id: found?.item_id ?? '' });
    expect(item).toMatchObject({
      title: 'Linen Shirt',
      department: 'women',
      description: 'Of washed linen.',
      variants_total: 3,
      as_of: expect.stringMatching(/Z$/),
    });
    expect(
      item.variants.map(({ colour, size, price, availability }) => [colour, size, price.amount_minor, availability]),
    ).toEqual([
      ['Navy', 'M', 4_900, 'out_of_stock'],
      ['Navy', 'L', 4_900, 'in_stock'],
      ['White', 'M', 4_500, 'in_stock'],
    ]);
  });

  test('get_item, of a draft, is the same answer as for one that does not exist', async () => {
    const [hidden] = await catalog.database.query<{ item_id: string }>(
      `SELECT item_id FROM catalog.products WHERE key = 'secret-dress'`,
    );
    const ask = (id: string): Promise<unknown> =>
      catalog.caller.call(items.getItem, { item_id: id }).catch((error: unknown) => error);
    const [ofHidden, ofNone] = [await ask(hidden?.item_id ?? ''), await ask('itm_00000000000000000000')];
    expect(ofHidden).toMatchObject({
      code: 'NOT_FOUND',
      message: 'There is no such item: take an item_id from search_catalog',
    });
    expect(String(ofHidden)).toBe(String(ofNone));
    expect(await titles({ query: 'secret' })).toEqual([]);
    expect(await titles({ filters: { categories: ['Dresses'] } })).toEqual([]);
  });

  test('get_item, the id of a shop-side row, is not enough', async () => {
    await expect(catalog.caller.call(items.getItem, { item_id: "x' OR '1'='1" })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { field: 'item_id' },
    });
  });
});
