import { beforeAll, describe, expect, test } from '@jest/globals';
import { ratings, styleMap, type StyleMapView, type ViewStyleMapInput } from '#libs/contracts';
import { decodeTile } from '../src/style-map/tiles/tile-codec.ts';
import { type CatalogUnderTest, catalogUnderTest } from './catalog-under-test.ts';
import { clothes, type PlaceOf, publishMap } from './style-map-rows.ts';

const ITEMS = 700;
/** From each half of the crowd: so many that are in no sample of any tile, and so many that are in one. */
const [UNSEEN, SEEN] = [3, 2];

/** All in one tile of the deepest zoom: more than its sample holds, so that no reading of tiles finds every item. */
const crowded: PlaceOf = (key) => {
  const n = Number(key.split('-')[1]);
  return { x: ((n % 28) + 0.5) / 28 / 8, y: (Math.floor(n / 28) + 0.5) / 25 / 8 };
};
const LEFT = { x_min: 0, y_min: 0, x_max: 1 / 16, y_max: 1 / 8 };

let catalog: CatalogUnderTest;
/** Items nobody else is of the brand of, left and right in the crowd. */
let rare: { item_id: string; brand: string; x: number }[];
beforeAll(async () => {
  catalog = await catalogUnderTest();
  // Every item is of a brand of its own, so that any few of them can be asked for.
  await catalog.importRows(
    'boutique',
    clothes(ITEMS).map((row, n) => ({ ...row, vendor: `Brand ${n}` })),
  );
  const version = await publishMap(catalog, crowded);
  const tiles = await catalog.database.query<{ items: number; sample: Buffer }>(
    'SELECT items, sample FROM catalog.style_map_tiles WHERE version = $1',
    [version],
  );
  const seen = new Set(tiles.flatMap(({ sample }) => decodeTile(sample)).map(({ itemId }) => itemId));
  const placed = await catalog.database.query<(typeof rare)[number]>(
    `SELECT item_id, p.brand, l.x::float8 FROM catalog.style_map_places l JOIN catalog.products p USING (item_id)
     WHERE l.version = $1 ORDER BY item_id`,
    [version],
  );
  const sides = [placed.filter(({ x }) => x < LEFT.x_max), placed.filter(({ x }) => x >= LEFT.x_max)];
  rare = sides.flatMap((side) => [
    ...side.filter(({ item_id: id }) => !seen.has(id)).slice(0, UNSEEN),
    ...side.filter(({ item_id: id }) => seen.has(id)).slice(0, SEEN),
  ]);
});

const view = (input: Omit<ViewStyleMapInput, 'filters'> = {}, user?: string): Promise<StyleMapView> => {
  const filters = { brands: rare.map(({ brand }) => brand) };
  return catalog.caller.call(styleMap.viewStyleMap, { ...input, filters }, user === undefined ? {} : { user });
};
const idsOf = (items: readonly { item_id: string }[]): string[] => items.map(({ item_id: id }) => id).sort();

describe('viewStyleMap, filters that few items meet', () => {
  test('view, some that are in no sample, finds them all and counts them exactly', async () => {
    expect(rare).toHaveLength(2 * (UNSEEN + SEEN));
    const found = await view();
    expect(found).toMatchObject({ total: rare.length, total_is_estimate: false, hidden_count: 0 });
    expect(idsOf(found.items)).toEqual(idsOf(rare));
  });

  test('view, a part of the map, finds those that lie there', async () => {
    const found = await view({ viewport: LEFT });
    expect(found).toMatchObject({ total: UNSEEN + SEEN, total_is_estimate: false });
    expect(idsOf(found.items)).toEqual(idsOf(rare.filter(({ x }) => x < LEFT.x_max)));
    expect(await view({ viewport: { x_min: 0.5, y_min: 0.5, x_max: 1, y_max: 1 } })).toMatchObject({ total: 0 });
  });

  test('view, fewer shown than found, counts the others as hidden', async () => {
    const found = await view({ limit: 4 });
    expect(found.items).toHaveLength(4);
    expect(found).toMatchObject({ total: rare.length, hidden_count: rare.length - 4 });
  });

  test('view, one of them disliked, neither shows nor counts it', async () => {
    const [disliked] = rare;
    const rating = { item_id: disliked?.item_id ?? '', rating: -1 };
    await catalog.caller.call(ratings.rateItem, rating, { user: 'grumpy', again: true });
    const found = await view({}, 'grumpy');
    expect(found.total).toBe(rare.length - 1);
    expect(idsOf(found.items)).toEqual(idsOf(rare.slice(1)));
  });
});
