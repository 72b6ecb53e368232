import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  items,
  itemStates,
  ratings,
  type StyleClustersView,
  styleMap,
  type StyleMapView,
  type ViewStyleMapInput,
} from '#libs/contracts';
import type { As } from '#libs/testing';
import { type CatalogUnderTest, catalogUnderTest } from './catalog-under-test.ts';
import { addRegions, cellIn, clothes, onLattice, publishMap } from './style-map-rows.ts';

const ITEMS = 260;
let catalog: CatalogUnderTest;
let version: number;
let beforeMap: { view: StyleMapView; clusters: StyleClustersView };
beforeAll(async () => {
  catalog = await catalogUnderTest();
  await catalog.importRows('boutique', clothes(ITEMS));
  beforeMap = { view: await view(), clusters: await catalog.caller.call(styleMap.getStyleClusters, {}) };
  version = await publishMap(catalog, onLattice);
  await addRegions(catalog, version);
});

const idOf = async (key: string): Promise<string> => {
  const [row] = await catalog.database.query<{ item_id: string }>(
    'SELECT item_id FROM catalog.products WHERE key = $1',
    [key],
  );
  return row?.item_id ?? '';
};
const view = (input: ViewStyleMapInput = {}, as?: As): Promise<StyleMapView> =>
  catalog.caller.call(styleMap.viewStyleMap, input, as);
const rate = (itemId: string, rating: number, user: string): Promise<unknown> =>
  catalog.caller.call(ratings.rateItem, { item_id: itemId, rating }, { user, again: true });
describe('viewStyleMap', () => {
  test('view, nothing given, shows the whole map: a spread of items, totals, regions and a picture', async () => {
    const whole = await view();
    expect(whole).toMatchObject({
      map_version: version,
      zoom: 0,
      viewport: { x_min: 0, y_min: 0, x_max: 1, y_max: 1 },
      total: ITEMS,
      hidden_count: ITEMS - 24,
    });
    expect(whole.items).toHaveLength(24);
    expect(whole.clusters.map(({ label }) => label)).toEqual(['everything']);
    expect(whole.picture).toMatch(/^http.*\/pictures\/map_\d+-0-0-0-[0-9a-f]{24}$/);
    expect(whole.notes.join(' ')).toContain('opens_zoom');
  });

  test('view, every item, says what its row says', async () => {
    const { items: shown } = await view({ limit: 60 });
    for (const item of shown.slice(0, 8)) {
      const found = await catalog.caller.call(items.getItem, { item_id: item.item_id });
      expect(item).toMatchObject({
        title: found.title,
        brand: found.brand,
        merchant: found.merchant,
        link: found.link,
      });
      expect(item.price_from).toEqual(found.variants[0]?.price);
    }
  });

  test.each([
    ['the whole map', undefined],
    ['a quarter', { x_min: 0, y_min: 0, x_max: 0.5, y_max: 0.5 }],
    ['a strip', { x_min: 0.31, y_min: 0.4, x_max: 0.93, y_max: 0.47 }],
    ['off the tiles', { x_min: 0.17, y_min: 0.21, x_max: 0.74, y_max: 0.88 }],
  ])('view, %s, represents every part that has items before it doubles any', async (_, viewport) => {
    const shown = await view(viewport ? { viewport } : {});
    const all = await view({ ...(viewport ? { viewport } : {}), limit: 200 });
    const places = await catalog.database.query<{ x: number; y: number }>(
      `SELECT x::float8, y::float8 FROM catalog.style_map_places WHERE version = $1 AND x >= $2 AND (x < $3 OR $3 = 1) AND y >= $4 AND (y < $5 OR $5 = 1)`,
      [version, shown.viewport.x_min, shown.viewport.x_max, shown.viewport.y_min, shown.viewport.y_max],
    );
    const occupied = new Set(places.map((place) => cellIn(shown.viewport, place)));
    const cells = shown.items.map((item) => cellIn(shown.viewport, item));
    expect(new Set(cells.slice(0, occupied.size))).toEqual(occupied);
    expect(all.total).toBe(shown.total);
    expect(shown.total).toBe(places.length);
  });

  test('view, deeper, is exact and shows all there is', async () => {
    const deep = await view({ viewport: { x_min: 0, y_min: 0, x_max: 0.2, y_max: 0.2 } });
    expect(deep).toMatchObject({ zoom: 2, total: 12, total_is_estimate: false, hidden_count: 0 });
    expect(deep.items).toHaveLength(12);
    expect(deep.clusters.map(({ label }) => label)).toEqual([]);
  });

  test('view, zoom 1, names its regions with what they open, and their typical items', async () => {
    const { clusters } = await view({ zoom: 1 });
    expect(clusters.map(({ label, count }) => [label, count])).toEqual([
      ['navy knitwear', 100],
      ['red shirts', 99],
      ['green trousers', 98],
    ]);
    expect(clusters[0]).toMatchObject({
      typical_item_id: await idOf('p-0'),
      typical_title: 'Cardigan number 0',
      opens_zoom: 2,
      price_from: { amount_minor: 1000, currency: 'EUR' },
    });
    const opened = await view({ viewport: clusters[0]?.opens, zoom: clusters[0]?.opens_zoom });
    expect(opened.total).toBeGreaterThan(0);
  });

  test.each([
    ['x_max not above x_min', { x_min: 0.5, y_min: 0, x_max: 0.5, y_max: 1 }, 'viewport.x_max'],
    ['upside down', { x_min: 0, y_min: 0.9, x_max: 1, y_max: 0.1 }, 'viewport.y_max'],
    ['smaller than can be', { x_min: 0.5, y_min: 0.5, x_max: 0.50001, y_max: 0.6 }, 'viewport.x_max'],
  ])('view, viewport %s, is refused and says what to do', async (_, viewport, field) => {
    await expect(view({ viewport })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { field },
      message: expect.stringContaining('Leave it out') as unknown,
    });
  });

  test('view, a part where nothing lies, has the same shape and says so', async () => {
    const nothing = await view({ viewport: { x_min: 0.001, y_min: 0.001, x_max: 0.004, y_max: 0.004 } });
    expect(nothing).toMatchObject({ items: [], clusters: [], total: 0, hidden_count: 0, picture: null });
    expect(nothing.notes).toEqual([expect.stringContaining('Nothing lies in this part')]);
    expect(Object.keys(nothing).sort()).toEqual(Object.keys(await view()).sort());
  });
});

describe('filters', () => {
  const count = async (where: string): Promise<number> => {
    const [row] = await catalog.database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM catalog.products p WHERE ${where}`,
    );
    return row?.count ?? 0;
  };

  test.each([
    ['colour families', { colour_families: ['Red'] }, `'red' = ANY (colour_families)`],
    ['a kind', { kinds: ['cardigan'] }, `kind = 'cardigan'`],
    ['a brand', { brands: ['AAVA'] }, `brand = 'Aava'`],
    ['a price', { price_max_minor: 2900, currency: 'EUR' }, `price_min <= 2900`],
    ['something nobody has', { brands: ['Nobody'] }, 'false'],
    [
      'two at once',
      { kinds: ['shirt'], colour_families: ['navy'] },
      `kind = 'shirt' AND 'navy' = ANY (colour_families)`,
    ],
    ['a shop by name', { merchants: ['Shop boutique'] }, 'true'],
  ])('view, %s, shows only what meets them and counts it as the catalog does', async (_, filters, where) => {
    const found = await view({ filters, limit: 200 });
    const met = await catalog.database.query<{ item_id: string }>(
      `SELECT item_id FROM catalog.products WHERE ${where}`,
    );
    const ids = new Set(met.map(({ item_id: itemId }) => itemId));
    expect(found.items.filter(({ item_id: itemId }) => !ids.has(itemId))).toEqual([]);
    expect(found).toMatchObject({ total: await count(where), total_is_estimate: false });
    expect(found.items).toHaveLength(Math.min(200, ids.size));
    const { total } = await catalog.search({ filters });
    expect(found.total).toBe(total);
  });

  test('view, a price without a currency, is refused', async () => {
    await expect(view({ filters: { price_max_minor: 100 } })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { field: 'filters.currency' },
    });
  });

  test('view, nothing meets the filters, says so and offers a way out', async () => {
    const { items: none, notes } = await view({ filters: { brands: ['Nobody'] } });
    expect(none).toEqual([]);
    expect(notes).toEqual([expect.stringContaining('meets the filters')]);
  });

  test('view, filters, says what of each item they ask for', async () => {
    const { items: red } = await view({ filters: { colour_families: ['red'] } });
    expect(red.every(({ why }) => why.includes('red'))).toBe(true);
  });
});

describe('what is kept from people', () => {
  test('view, an item was disliked, never shows it to that person and still to others', async () => {
    const viewport = { x_min: 0, y_min: 0, x_max: 0.2, y_max: 0.2 };
    const before = await view({ viewport }, { user: 'grumpy' });
    const disliked = before.items[0]?.item_id ?? '';
    await rate(disliked, -1, 'grumpy');
    const after = await view({ viewport }, { user: 'grumpy' });
    expect(after.items.map(({ item_id: itemId }) => itemId)).not.toContain(disliked);
    expect(after.total).toBe(before.total - 1);
    const others = await view({ viewport }, { user: 'somebody' });
    expect(others.items.map(({ item_id: itemId }) => itemId)).toContain(disliked);
  });

  test('view, an item was liked, shows its rating', async () => {
    const viewport = { x_min: 0, y_min: 0.6, x_max: 0.2, y_max: 0.8 };
    const [liked] = (await view({ viewport }, { user: 'keen' })).items;
    await rate(liked?.item_id ?? '', 1, 'keen');
    const again = (await view({ viewport }, { user: 'keen' })).items.find(({ item_id: id }) => id === liked?.item_id);
    expect(again).toMatchObject({ rating: 1 });
    expect(again?.why).toContain('you liked it');
  });

  test('view, items hidden, gone, adult or of a suspended shop, are shown and counted nowhere', async () => {
    const viewport = { x_min: 0.8, y_min: 0.8, x_max: 1, y_max: 1 };
    const before = await view({ viewport });
    const [first, second, third] = before.items.map(({ item_id: itemId }) => itemId);
    await catalog.caller.call(itemStates.setItemHidden, { item_id: first ?? '', hidden: true, reason: 'Asked for' });
    await catalog.database.query(`UPDATE catalog.products SET gone_at = now() WHERE item_id = $1`, [second]);
    await catalog.database.query(`UPDATE catalog.products SET adult = true WHERE item_id = $1`, [third]);
    const after = await view({ viewport });
    const shown = after.items.map(({ item_id: itemId }) => itemId);
    expect([first, second, third].filter((itemId) => shown.includes(itemId ?? ''))).toEqual([]);
    expect(after.total).toBe(before.total - 3);
    await catalog.database.query(`UPDATE catalog.merchants SET suspended_at = now()`);
    expect(await view()).toMatchObject({ items: [], total: 0 });
    expect((await view({ zoom: 1 })).clusters.map(({ typical_title: title }) => title)).toEqual([null, null, null]);
    await catalog.database.query(`UPDATE catalog.merchants SET suspended_at = NULL`);
    await catalog.database.query(`UPDATE catalog.products SET gone_at = NULL, adult = false, hidden_at = NULL`);
  });
});

describe('getStyleClusters', () => {
  test('clusters, a zoom, lists its regions, the largest first; a viewport, those whose middle is there', async () => {
    const all = await catalog.caller.call(styleMap.getStyleClusters, {});
    expect(all).toMatchObject({ map_version: version, zoom: 1, total: 3 });
    const some = await catalog.caller.call(styleMap.getStyleClusters, {
      zoom: 1,
      viewport: { x_min: 0, y_min: 0, x_max: 0.4, y_max: 1 },
    });
    expect(some.clusters.map(({ label }) => label)).toEqual(['navy knitwear']);
    const limited = await catalog.caller.call(styleMap.getStyleClusters, { zoom: 7, limit: 2 });
    expect(limited.clusters).toHaveLength(2);
    expect(limited.total).toBe(3);
    expect(limited.notes.join(' ')).toMatch(
      /1 more are not listed.* no finer regions than those of zoom 1.* opens_zoom/,
    );
  });
});

describe('before the first map', () => {
  test('view and clusters, no map yet, have the same shape and say so', async () => {
    expect(beforeMap.view).toMatchObject({ map_version: 0, items: [], clusters: [], total: 0, picture: null });
    expect(beforeMap.view.notes).toEqual([expect.stringContaining('There is no style map yet')]);
    expect(Object.keys(beforeMap.view).sort()).toEqual(Object.keys(await view()).sort());
    expect(beforeMap.clusters).toMatchObject({ map_version: 0, zoom: 1, clusters: [], total: 0 });
    expect(beforeMap.clusters.notes).toEqual(beforeMap.view.notes);
  });
});
