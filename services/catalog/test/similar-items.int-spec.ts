import { beforeAll, describe, expect, test } from '@jest/globals';
import { exchangeRates, type GetSimilarItemsInput, ratings, type SimilarItemsView, styleMap } from '#libs/contracts';
import { type As, shopifyCsv } from '#libs/testing';
import { BRANDS, isTrueOf, MORE, plain, row, ROWS, type Stored } from './similar-rows.ts';
import { type StyleMapUnderTest, styleMapUnderTest } from './style-map-under-test.ts';

let catalog: StyleMapUnderTest;
let byKey: Map<string, Stored>;
let byId: Map<string, Stored>;
beforeAll(async () => {
  catalog = await styleMapUnderTest();
  await catalog.importRows('boutique', [...ROWS, ...MORE]);
  await catalog.setMerchant('overseas', 'USD');
  const abroad = { ...row('Linen Shirt', 'Navy', 'Aava'), title: 'Linen Shirt Overseas', price: '30.00' };
  await catalog.ended((await catalog.start('overseas', shopifyCsv([abroad]))).import_id);
  await catalog.build();
  // Imported later, and on no map yet: what it is like is known of its attributes alone.
  await catalog.importRows('late', [{ ...row('Linen Shirt', 'Navy', 'Berg'), handle: 'late', title: 'Late Shirt' }]);
  const late = `item_id = (SELECT item_id FROM catalog.products WHERE key = 'late')`;
  const isPlaced = async () =>
    (await catalog.database.query(`SELECT 1 FROM catalog.item_vectors WHERE ${late}`)).length > 0;
  await catalog.until(isPlaced, 'the late shirt is put on the map');
  await catalog.database.query(`DELETE FROM catalog.item_vectors WHERE ${late}`);
  const rows = await catalog.database.query<Stored & Record<string, unknown>>('SELECT * FROM catalog.products');
  byKey = new Map(rows.map((one) => [one.key, one]));
  byId = new Map(rows.map((one) => [one.item_id, one]));
});

const idOf = (key: string): string => byKey.get(key)?.item_id ?? '';
const NAVY_SHIRT = 'linen-shirt-navy-berg';
const similar = (input: Partial<GetSimilarItemsInput> = {}, as?: As): Promise<SimilarItemsView> =>
  catalog.caller.call(styleMap.getSimilarItems, { item_id: idOf(NAVY_SHIRT), ...input }, as);
const rowsOf = ({ items }: SimilarItemsView): Stored[] =>
  items.flatMap(({ item_id: itemId }) => byId.get(itemId) ?? []);
const own = (): Stored => byId.get(idOf(NAVY_SHIRT)) as Stored;

describe('similar', () => {
  test('similar, an item of the map, finds its kind of the same department, each reason true of the rows', async () => {
    const found = await similar();
    expect(found).toMatchObject({ item_id: idOf(NAVY_SHIRT), mode: 'similar', notes: [] });
    expect(found.items).toHaveLength(12);
    const rows = rowsOf(found);
    expect(rows.filter(({ slot, department }) => slot !== 'top' || department !== 'women')).toEqual([]);
    expect(found.items.map(({ item_id: itemId }) => itemId)).not.toContain(idOf(NAVY_SHIRT));
    for (const [at, item] of found.items.entries()) {
      expect(item.why.length).toBeGreaterThan(0);
      expect(item.why.filter((reason) => !isTrueOf(reason, own(), rows[at] as Stored))).toEqual([]);
      expect([item.x, item.y].every((place) => place !== null && place >= 0 && place <= 1)).toBe(true);
    }
  });

  test('similar, several of one name, shows one of them', async () => {
    const titles = rowsOf(await similar({ limit: 50 })).map(({ title }) => title);
    expect(titles.filter((title) => title === 'Linen Shirt White Cove')).toHaveLength(1);
    expect(new Set(titles).size).toBe(titles.length);
  });

  test('similar, a name that gives orders, is shown as a name and in no reason', async () => {
    const found = await similar({ limit: 50 });
    const injected = found.items.find(({ title }) => title.includes('Ignore all previous'));
    expect(injected).toBeDefined();
    expect(JSON.stringify(found.items.map(({ why }) => why))).not.toMatch(/ignore|script/i);
    expect(JSON.stringify(found.notes)).not.toMatch(/ignore|script/i);
  });

  test('similar, filters, hold', async () => {
    const filters = { colour_families: ['red'], price_max_minor: 5_000, currency: 'EUR' };
    const rows = rowsOf(await similar({ filters }));
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ colour_families: c, price_min: p }) => !c.includes('red') || p > 5_000)).toEqual([]);
    const none = await similar({ filters: { brands: ['Nobody'] } });
    expect(none).toMatchObject({ items: [], notes: [expect.stringContaining('Nothing alike was found')] });
  });

  test('similar, an item without a vector, is compared by its attributes and says so', async () => {
    const found = await similar({ item_id: idOf('late') });
    expect(rowsOf(found).length).toBeGreaterThan(0);
    expect(rowsOf(found).every(({ kind }) => kind === 'shirt')).toBe(true);
    expect(found.notes).toEqual([expect.stringContaining('not on the style map yet')]);
  });

  test.each(['similar', 'goes_with', 'cheaper', 'other_colour'] as const)(
    '%s, an item nobody knows, is not found',
    async (mode) => {
      await expect(similar({ item_id: 'itm_nobody', mode })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    },
  );
});

describe('cheaper', () => {
  test('cheaper, costs less for sure, says how much, dearest none', async () => {
    const found = await similar({ mode: 'cheaper' });
    const rows = rowsOf(found);
    expect(rows.length).toBeGreaterThan(2);
    expect(
      rows.filter(
        ({ currency, price_min: price, kind }) => currency !== 'EUR' || price >= own().price_min || kind !== own().kind,
      ),
    ).toEqual([]);
    for (const [at, { why }] of found.items.entries()) {
      const less = own().price_min - (rows[at]?.price_min ?? 0);
      expect(why[0]).toBe(
        `costs ${(less / 100).toFixed(2)} EUR less (${Math.round((100 * less) / own().price_min)} %)`,
      );
      expect(why.slice(1).filter((reason) => !isTrueOf(reason, own(), rows[at] as Stored))).toEqual([]);
    }
  });

  test('cheaper, the cheapest there is, says that nothing costs less', async () => {
    const [cheapest] = [...byId.values()]
      .filter(({ kind }) => kind === 'coat')
      .sort((a, b) => a.price_min - b.price_min);
    const found = await similar({ mode: 'cheaper', item_id: cheapest?.item_id ?? '' });
    expect(found).toMatchObject({ items: [], notes: [expect.stringContaining('Nothing alike costs less')] });
  });

  test('cheaper, another currency, counts once a rate is known', async () => {
    const abroad = [...byId.values()].find(({ currency }) => currency === 'USD');
    const today = new Date().toISOString().slice(0, 10);
    await catalog.caller.call(exchangeRates.setExchangeRate, {
      base: 'USD',
      quote: 'EUR',
      rate: '0.5',
      as_of: `${today}T00:00:00Z`,
      source: 'tests',
    });
    const found = await similar({ mode: 'cheaper', limit: 50 });
    expect(found.items.find(({ item_id: itemId }) => itemId === abroad?.item_id)?.why[0]).toBe(
      'costs about 15.00 EUR, 70 % less',
    );
  });
});

describe('other_colour', () => {
  test('other_colour, the same article in other colours, each once, the colours true of the rows', async () => {
    const found = await similar({ mode: 'other_colour' });
    const rows = rowsOf(found);
    expect(rows.slice(0, 3).map(({ brand }) => brand)).toEqual(['Berg', 'Berg', 'Berg']);
    for (const [at, { why }] of found.items.entries()) {
      const one = rows[at] as Stored;
      expect(one.kind).toBe(own().kind);
      expect(one.colour_families.filter((family) => own().colour_families.includes(family))).toEqual([]);
      expect(why[0]).toBe(`${one.colour_families[0] ?? ''} instead of ${own().colour_families[0] ?? ''}`);
    }
  });
});

describe('goes_with', () => {
  test('goes_with, a shirt, gives other slots in turn, each by rules that hold for the rows', async () => {
    const found = await similar({ mode: 'goes_with' });
    const rows = rowsOf(found);
    expect(rows.length).toBeGreaterThan(4);
    expect(new Set(rows.slice(0, 4).map(({ slot }) => slot)).size).toBe(4);
    // Of wool, for frost: not with a linen shirt.
    expect(rows.filter(({ kind }) => kind === 'coat')).toEqual([]);
    for (const [at, { why }] of found.items.entries()) {
      const one = rows[at] as Stored;
      expect(['bottom', 'shoes', 'outerwear', 'bag', 'accessory', 'jewellery']).toContain(one.slot);
      expect(['women', 'unisex']).toContain(one.department);
      expect(why[0]).toBe(`${plain(one.kind)} to wear with the ${plain(own().kind)}`);
      expect(why[1]).toMatch(new RegExp(`^${one.colour_families[0] ?? ''}(?: with navy|, as the one)`));
      if (one.formality !== null && own().formality !== null)
        expect(Math.abs(one.formality - (own().formality ?? 0))).toBeLessThanOrEqual(1);
      if (one.seasons.length > 0 && own().seasons.length > 0)
        expect(one.seasons.filter((season) => own().seasons.includes(season))).not.toEqual([]);
    }
  });
});

describe('taste', () => {
  const ids = ({ items }: SimilarItemsView): string[] => items.map(({ item_id: itemId }) => itemId);

  test('similar, disliked items, are left out for that person in every mode, and there for others', async () => {
    for (const mode of ['similar', 'goes_with', 'cheaper', 'other_colour'] as const) {
      const [first = ''] = ids(await similar({ mode }, { user: `picky-${mode}` }));
      await catalog.caller.call(ratings.rateItem, { item_id: first, rating: -1 }, { user: `picky-${mode}` });
      expect(ids(await similar({ mode, limit: 50 }, { user: `picky-${mode}` }))).not.toContain(first);
      expect(ids(await similar({ mode }, { user: 'somebody' }))).toContain(first);
    }
  });

  test('similar, red things were liked, moves red ones up and shows ratings and scores', async () => {
    for (const brand of BRANDS.map((name) => name.toLowerCase()))
      await catalog.caller.call(
        ratings.rateItem,
        { item_id: idOf(`silk-dress-red-${brand}`), rating: 1, reasons: ['colour'] },
        { user: 'red' },
      );
    const rank = (found: SimilarItemsView): number =>
      rowsOf(found).reduce((sum, one, at) => sum + (one.colour_families.includes('red') ? at : 0), 0);
    const [before, after] = [
      await similar({ limit: 50 }, { user: 'new' }),
      await similar({ limit: 50 }, { user: 'red' }),
    ];
    expect(rank(after)).toBeLessThan(rank(before));
    expect(before.items.every(({ score }) => score === null)).toBe(true);
    expect(after.items.every(({ score }) => score !== null)).toBe(true);
  });
});

describe('what is kept from people', () => {
  test('similar, hidden, gone and adult items and those of suspended shops, are not shown', async () => {
    const [first, second, third] = (await similar({ limit: 3 })).items.map(({ item_id: itemId }) => itemId);
    const { database } = catalog;
    await database.query('UPDATE catalog.products SET hidden_at = now() WHERE item_id = $1', [first]);
    await database.query('UPDATE catalog.products SET gone_at = now() WHERE item_id = $1', [second]);
    await database.query('UPDATE catalog.products SET adult = true WHERE item_id = $1', [third]);
    const shown = (await similar({ limit: 50 })).items.map(({ item_id: itemId }) => itemId);
    expect(shown.filter((itemId) => [first, second, third].includes(itemId))).toEqual([]);
    await expect(similar({ item_id: first ?? '' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await similar({ item_id: second ?? '' })).items.length).toBeGreaterThan(0);
    await database.query(`UPDATE catalog.merchants SET suspended_at = now() WHERE slug = 'boutique'`);
    await expect(similar()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
