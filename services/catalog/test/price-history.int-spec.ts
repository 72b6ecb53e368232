import { beforeAll, expect, test } from '@jest/globals';
import { items, itemStates, type ItemView } from '#libs/contracts';
import { type CatalogUnderTest, catalogUnderTest } from './catalog-under-test.ts';

let catalog: CatalogUnderTest;
beforeAll(async () => {
  catalog = await catalogUnderTest();
});

const sell = (slug: string, price: string, compareAt?: string): Promise<unknown> =>
  catalog.importRows(slug, [{ handle: 'shirt', title: 'Shirt', price, ...(compareAt ? { compareAt } : {}) }]);
const item = async (slug: string): Promise<ItemView> => {
  const [row] = await catalog.database.query<{ id: string }>(
    'SELECT item_id AS id FROM catalog.products WHERE merchant = $1',
    [slug],
  );
  return catalog.caller.call(items.getItem, { item_id: row?.id ?? '' });
};
const variantOf = async (slug: string): Promise<string> => (await item(slug)).variants[0]?.variant_id ?? '';
const prices = async (slug: string): Promise<number[]> => {
  const history = await catalog.caller.call(itemStates.listPriceHistory, { variant_id: await variantOf(slug) });
  return history.prices.map(({ price }) => price.amount_minor);
};
/** Moves the newest row of a variant into the past. */
const age = async (slug: string, days: number): Promise<unknown> =>
  catalog.database.query(
    `UPDATE catalog.price_history SET at = now() - make_interval(days => $2) WHERE variant_id = $1
       AND at = (SELECT max(at) FROM catalog.price_history WHERE variant_id = $1)`,
    [await variantOf(slug), days],
  );

test('price history, the first price and every change, is kept; what stays the same is not', async () => {
  await sell('changes', '49.00');
  await sell('changes', '49.00');
  await sell('changes', '39.00', '49.00');
  await catalog.importRows('changes', [{ handle: 'shirt', title: 'Renamed', price: '39.00', compareAt: '49.00' }]);
  await sell('changes', '59.00');
  const history = await catalog.caller.call(itemStates.listPriceHistory, { variant_id: await variantOf('changes') });
  expect(history.prices).toEqual([
    { at: expect.any(String), price: { amount_minor: 5_900, currency: 'EUR' }, compare_at: null },
    {
      at: expect.any(String),
      price: { amount_minor: 3_900, currency: 'EUR' },
      compare_at: { amount_minor: 4_900, currency: 'EUR' },
    },
    { at: expect.any(String), price: { amount_minor: 4_900, currency: 'EUR' }, compare_at: null },
  ]);
});

test('get_item, a price that was lower within 30 days, says the lowest; one from before does not count', async () => {
  await sell('lowest', '10.00');
  await age('lowest', 90);
  await sell('lowest', '30.00');
  await age('lowest', 60);
  await sell('lowest', '25.00');
  await age('lowest', 20);
  await sell('lowest', '40.00');
  const [variant] = (await item('lowest')).variants;
  expect(variant).toMatchObject({
    price: { amount_minor: 4_000 },
    lowest_30d: { amount_minor: 2_500, currency: 'EUR' },
  });
});

test('get_item, the price in force when the 30 days began, counts', async () => {
  await sell('before', '20.00');
  await age('before', 45);
  await sell('before', '35.00');
  expect((await item('before')).variants[0]?.lowest_30d).toEqual({ amount_minor: 2_000, currency: 'EUR' });
});

test('get_item, never another price, says the price now', async () => {
  await sell('steady', '20.00');
  expect((await item('steady')).variants[0]?.lowest_30d).toEqual({ amount_minor: 2_000, currency: 'EUR' });
});

test('price history, more changes than are kept and very old ones, keeps the newest hundred of 400 days', async () => {
  await sell('capped', '20.00');
  const id = await variantOf('capped');
  await catalog.database.query(
    `INSERT INTO catalog.price_history SELECT $1, now() - make_interval(mins => n), 100 + n, NULL, 'EUR' FROM generate_series(1, 150) n`,
    [id],
  );
  await sell('capped', '21.00');
  expect(await prices('capped')).toHaveLength(100);
  await catalog.database.query(`UPDATE catalog.price_history SET at = at - interval '500 days' WHERE variant_id = $1`, [
    id,
  ]);
  await sell('capped', '22.00');
  expect(await prices('capped')).toEqual([2_200]);
});

test('price history, a variant that is away for one file, is what it was, with no price twice', async () => {
  const row = { handle: 'shirt', title: 'Shirt', colour: 'Blue', price: '20.00' };
  const red = { handle: 'shirt', colour: 'Red', price: '10.00' };
  await catalog.importRows(
    'away',
    [red, row].map((one) => ({ ...one, title: 'Shirt' })),
  );
  await age('away', 10);
  await catalog.importRows('away', [row]);
  await catalog.importRows('away', [{ ...red, title: 'Shirt' }, row]);
  expect(await prices('away')).toEqual([1_000]);
  await catalog.importRows('away', [row]);
  await catalog.importRows('away', [{ ...red, title: 'Shirt', price: '15.00' }, row]);
  expect(await prices('away')).toEqual([1_500, 1_000]);
  expect((await item('away')).variants[0]).toMatchObject({ colour: 'Red', lowest_30d: { amount_minor: 1_000 } });
});

test('price history, of a variant that left 400 days ago, goes when another leaves', async () => {
  const row = { handle: 'shirt', title: 'Shirt' };
  const left = (): Promise<unknown[]> =>
    catalog.database.query('SELECT FROM catalog.price_history WHERE left_at IS NOT NULL');
  await catalog.importRows('left', [row, { handle: 'shirt', colour: 'Red' }, { handle: 'shirt', colour: 'Green' }]);
  await catalog.importRows('left', [row, { handle: 'shirt', colour: 'Green' }]);
  expect(await left()).toHaveLength(1);
  await catalog.database.query(`UPDATE catalog.price_history SET left_at = left_at - interval '401 days'`);
  await catalog.importRows('left', [row]);
  expect(await left()).toHaveLength(1);
});

test('list_price_history, of no variant, is NOT_FOUND', async () => {
  await expect(catalog.caller.call(itemStates.listPriceHistory, { variant_id: 'var_none' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});
