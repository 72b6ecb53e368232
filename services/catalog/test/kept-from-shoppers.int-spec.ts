import { beforeAll, describe, expect, test } from '@jest/globals';
import { documents, items, itemStates, merchants, suggestions } from '#libs/contracts';
import { type CatalogUnderTest, catalogUnderTest } from './catalog-under-test.ts';

let catalog: CatalogUnderTest;
beforeAll(async () => {
  catalog = await catalogUnderTest();
});

/** A shop whose words are its own, so that every way to its item can be asked for it. */
async function shop(word: string): Promise<string> {
  await catalog.importRows(word, [{ handle: word, title: `${word} shirt`, vendor: `${word} brand` }]);
  const [row] = await catalog.database.query<{ id: string }>(
    'SELECT item_id AS id FROM catalog.products WHERE merchant = $1',
    [word],
  );
  return row?.id ?? '';
}

/** In how many of the ways a shopper has the item is seen. */
async function seen(word: string, id: string): Promise<number> {
  const { caller } = catalog;
  const [search, cited, names, brand, item, document] = await Promise.allSettled([
    catalog.search({ query: word }).then(({ total }) => total),
    caller.call(documents.search, { query: word }).then(({ results }) => results.length),
    caller.call(suggestions.suggestNames, { of: 'brand', start: word }).then(({ names: found }) => found.length),
    caller.call(items.getBrand, { brand: `${word} brand` }).then(() => 1),
    caller.call(items.getItem, { item_id: id }).then(() => 1),
    caller.call(documents.fetch, { id }).then(() => 1),
  ]);
  const refused = [brand, item, document].filter(({ status }) => status === 'rejected');
  for (const one of refused) expect(one).toMatchObject({ reason: { code: 'NOT_FOUND' } });
  return [search, cited, names, brand, item, document].filter((one) => one.status === 'fulfilled' && one.value > 0)
    .length;
}
const EVERY_WAY = 6;
const hide = (id: string, reason: string | null) =>
  catalog.caller.call(itemStates.setItemHidden, { item_id: id, hidden: reason !== null, reason });
const suspend = (slug: string, reason: string | null) =>
  catalog.caller.call(merchants.setMerchantSuspension, { slug, suspended: reason !== null, reason });
const events = async (type: string, id: string): Promise<number> =>
  (
    await catalog.database.query(`SELECT FROM catalog.outbox WHERE event->>'type' = $1 AND event->>'entity_id' = $2`, [
      type,
      id,
    ])
  ).length;

describe('a suspended merchant', () => {
  test('set_merchant_suspension, suspended, hides everything of it at once, and resumed shows it again', async () => {
    const id = await shop('zephyrine');
    expect(await seen('zephyrine', id)).toBe(EVERY_WAY);
    await suspend('zephyrine', 'Sells counterfeits');
    expect(await seen('zephyrine', id)).toBe(0);
    expect(await catalog.caller.call(merchants.getMerchant, { slug: 'zephyrine' })).toMatchObject({
      suspended_reason: 'Sells counterfeits',
    });
    expect(await suspend('zephyrine', null)).toMatchObject({ suspended: false, suspended_at: null });
    expect(await seen('zephyrine', id)).toBe(EVERY_WAY);
  });

  test('set_merchant_suspension, the same twice, keeps its time and is one event', async () => {
    await shop('twicely');
    const first = await suspend('twicely', 'Why');
    expect(await suspend('twicely', 'Why')).toEqual(first);
    expect(await events('merchant.suspended', 'twicely')).toBe(1);
  });

  test('set_merchant, of a suspended merchant, does not resume it', async () => {
    const id = await shop('quietude');
    await suspend('quietude', 'Why');
    await catalog.setMerchant('quietude');
    expect(await seen('quietude', id)).toBe(0);
  });

  test('set_merchant_suspension, without a reason or of nobody, is refused', async () => {
    await shop('reasonless');
    const without = { slug: 'reasonless', suspended: true, reason: null };
    await expect(catalog.caller.call(merchants.setMerchantSuspension, without)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { field: 'reason' },
    });
    await expect(suspend('nobody', 'Why')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a hidden item', () => {
  test('set_item_hidden, hidden, is not seen after later imports either, until it is shown again', async () => {
    const id = await shop('gossamer');
    const hidden = await hide(id, 'A misprint');
    expect(hidden).toMatchObject({ visible: false, hidden_reason: 'A misprint' });
    await catalog.importRows('gossamer', [{ handle: 'gossamer', title: 'gossamer coat', vendor: 'gossamer brand' }]);
    expect(await seen('gossamer', id)).toBe(0);
    expect(await catalog.caller.call(itemStates.getItemState, { item_id: id })).toEqual({
      ...hidden,
      title: 'gossamer coat',
    });
    expect(await hide(id, null)).toMatchObject({ visible: true, hidden_at: null, hidden_reason: null });
    expect(await seen('gossamer', id)).toBe(EVERY_WAY);
  });

  test('set_item_hidden, twice at once, is one event, and it is in the list', async () => {
    const id = await shop('moonstone');
    await Promise.all([hide(id, 'Why'), hide(id, 'Why')]);
    expect(await events('item.hidden', id)).toBe(1);
    const listed = await catalog.caller.call(itemStates.listHiddenItems, { limit: 1 });
    expect(listed.items.map(({ item_id: one }) => one)).toEqual([id]);
  });

  test('list_hidden_items, page by page, is complete', async () => {
    for (const word of ['pagea', 'pageb', 'pagec']) await hide(await shop(word), 'Why');
    const ids: string[] = [];
    for (let cursor: string | undefined = undefined; ;) {
      const page: { items: { item_id: string }[]; next_cursor: string | null } = await catalog.caller.call(
        itemStates.listHiddenItems,
        { limit: 2, ...(cursor === undefined ? {} : { cursor }) },
      );
      ids.push(...page.items.map(({ item_id: id }) => id));
      if (page.next_cursor === null) break;
      cursor = page.next_cursor;
    }
    const all = await catalog.database.query('SELECT FROM catalog.products WHERE hidden_at IS NOT NULL');
    expect(new Set(ids).size).toBe(all.length);
    expect(ids).toHaveLength(all.length);
  });

  test('set_item_hidden, without a reason or of nothing, is refused', async () => {
    const id = await shop('wordless');
    const without = { item_id: id, hidden: true, reason: null };
    await expect(catalog.caller.call(itemStates.setItemHidden, without)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { field: 'reason' },
    });
    await expect(hide('itm_none', 'Why')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('things for adults', () => {
  test('import, what is marked as for adults, is in the catalog and shown to nobody', async () => {
    const id = await shop('obsidian');
    await catalog.database.query('UPDATE catalog.products SET adult = true WHERE item_id = $1', [id]);
    expect(await seen('obsidian', id)).toBe(0);
    expect(await catalog.caller.call(itemStates.getItemState, { item_id: id })).toMatchObject({
      adult: true,
      visible: false,
    });
  });
});
