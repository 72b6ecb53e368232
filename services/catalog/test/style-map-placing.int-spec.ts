import { beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { itemStates, mapBuilds, type MapBuildsView, styleMap, type ViewStyleMapInput } from '#libs/contracts';
import { catalogDatabase } from '../src/catalog.database.ts';
import { holdQueued, type QueuedItem, takeOff } from '../src/style-map/tiles/map-queue.ts';
import { queueForMap } from '../src/style-map/tiles/queue-for-map.ts';
import { decodeTile } from '../src/style-map/tiles/tile-codec.ts';
import { garments, type ShownMap, type StyleMapUnderTest, styleMapUnderTest } from './style-map-under-test.ts';

let catalog: StyleMapUnderTest;
beforeAll(async () => {
  catalog = await styleMapUnderTest();
  // The ledger's writer holds locks of its own in the same database.
  await catalog.bed.service('audit');
  await catalog.importRows('shop', garments(240));
  await catalog.build();
});

const tiles = async (): Promise<{ zoom: number; items: number; sample: ReturnType<typeof decodeTile> }[]> => {
  const rows = await catalog.database.query<{ zoom: number; items: number; sample: Buffer }>(
    `SELECT zoom::int, items, sample FROM catalog.style_map_tiles JOIN catalog.style_map_current USING (version) ORDER BY zoom, tx, ty`,
  );
  return rows.map(({ sample, ...row }) => ({ ...row, sample: decodeTile(sample) }));
};

const idOf = async (handle: string): Promise<string> => {
  const [row] = await catalog.database.query<{ item_id: string }>(
    'SELECT item_id FROM catalog.products WHERE key = $1',
    [handle],
  );
  return row?.item_id ?? '';
};

test('tiles of a built map count all their items, and the weights of a sample add up to that', async () => {
  for (const { items, sample } of await tiles()) {
    expect(sample.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(items, 2);
    expect(new Set(sample.map(({ itemId }) => itemId)).size).toBe(sample.length);
  }
  const deepest = (await tiles()).filter(({ zoom }) => zoom === 2).flatMap(({ sample }) => sample);
  expect(new Set(deepest.map(({ itemId }) => itemId)).size).toBe(240);
});

test('an item imported after the build is on the map at once, among those it is like, in a tile of every zoom', async () => {
  await catalog.importRows('shop', [{ handle: 'late', title: 'Navy Sneakers late', type: 'Sneakers', colour: 'Navy' }]);
  await catalog.until(async () => (await catalog.shown())?.placed === 1, 'the item on the map');
  expect(await catalog.shown()).toMatchObject({ items: 240, places: 241, whole: 241, deepest: 241 });
  const id = await idOf('late');
  const deepest = (await tiles()).filter(({ zoom }) => zoom === 2);
  const mine = deepest.find(({ sample }) => sample.some(({ itemId }) => itemId === id));
  expect(mine).toBeDefined();
  for (const { items, sample } of await tiles())
    expect(sample.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(items, 2);
  const [nearest] = await catalog.database.query<{ kinds: string[] }>(
    `SELECT array_agg(DISTINCT kind) AS kinds FROM (
       SELECT p.kind FROM catalog.style_map_places l JOIN catalog.products p USING (item_id), catalog.style_map_places me
       WHERE me.item_id = $1 AND l.item_id <> $1 ORDER BY (l.x - me.x) ^ 2 + (l.y - me.y) ^ 2 LIMIT 3) near`,
    [id],
  );
  expect(nearest?.kinds).toEqual(['sneakers']);
});

test('an item imported again, changed, has a new vector and keeps its place; the queue is empty then', async () => {
  const id = await idOf('late');
  const read = async (): Promise<{ vector: Buffer; x: number } | undefined> => {
    const [row] = await catalog.database.query<{ vector: Buffer; x: number }>(
      'SELECT vector, x FROM catalog.item_vectors JOIN catalog.style_map_places USING (item_id) WHERE item_id = $1',
      [id],
    );
    return row;
  };
  const before = await read();
  await catalog.importRows('shop', [{ handle: 'late', title: 'Red Sneakers late', type: 'Sneakers', colour: 'Red' }]);
  const queued = async (): Promise<number> =>
    (await catalog.database.query('SELECT FROM catalog.style_map_queue')).length;
  await catalog.until(async () => (await queued()) === 0, 'the queue worked off');
  const after = await read();
  expect(after?.x).toBe(before?.x);
  expect(after?.vector).not.toEqual(before?.vector);
  expect(await catalog.shown()).toMatchObject({ placed: 1, places: 241, whole: 241 });
});

test('an item sold out, restocked and reduced, is found on the map by what it is now, at every zoom and once', async () => {
  const id = await idOf('late');
  const late = { handle: 'late', title: 'Red Sneakers late', type: 'Sneakers', colour: 'Red' };
  const revision = async (): Promise<number> =>
    (await catalog.database.query<{ revision: number }>('SELECT revision FROM catalog.style_map_current'))[0]
      ?.revision ?? 0;
  const isFound = async (filters: ViewStyleMapInput['filters']): Promise<boolean> => {
    const { items } = await catalog.caller.call(styleMap.viewStyleMap, { filters, limit: 200 });
    return items.some(({ item_id: found }) => found === id);
  };
  await catalog.importRows('shop', [{ ...late, quantity: '0' }], 'increment');
  const said = async (): Promise<[boolean, number][]> =>
    (await tiles()).flatMap(({ sample }) =>
      sample.flatMap(({ itemId, inStock, priceMin }): [boolean, number][] =>
        itemId === id ? [[inStock, priceMin]] : [],
      ),
    );
  await catalog.until(
    async () => (await said()).every(([inStock]) => !inStock),
    'tiles that say it is sold out',
    20_000,
  );
  const before = [await revision(), (await said()).length];
  await catalog.importRows('shop', [{ ...late, quantity: '2', price: '3.00' }], 'increment');
  await catalog.until(
    () => isFound({ in_stock: true, price_max_minor: 400, currency: 'EUR' }),
    'it found again',
    20_000,
  );
  expect(await said()).toEqual(Array.from({ length: before[1] ?? 0 }, () => [true, 300]));
  expect(await revision()).toBe((before[0] ?? 0) + 1);
  expect(await catalog.shown()).toMatchObject({ placed: 1, places: 241, whole: 241, deepest: 241 });
});

test('an import and the placer, taking the same items in the orders they do, do not wait for each other', async () => {
  const database = await new DataSource(catalogDatabase(catalog.database.url('catalog_app'), 2)).initialize();
  try {
    await catalog.database.query(
      `INSERT INTO catalog.style_map_queue SELECT 'itm_' || n, now(), 'none' FROM generate_series(1, 2) n`,
    );
    const queued = await database.query<QueuedItem[]>(
      `SELECT item_id AS "itemId", queued_at::text AS "queuedAt" FROM style_map_queue WHERE item_id LIKE 'itm__' ORDER BY item_id DESC`,
    );
    let placing: Promise<ReadonlySet<string>> | undefined;
    await database.transaction(async (importing) => {
      await queueForMap(importing, ['itm_1']);
      placing = database.transaction(async (em) => {
        const held = await holdQueued(em, queued);
        await takeOff(em, queued);
        return held;
      });
      await sleep(500);
      await queueForMap(importing, ['itm_2']);
    });
    expect([...((await placing) ?? ['none'])]).toEqual([]);
  } finally {
    await database.query(`DELETE FROM style_map_queue WHERE item_id LIKE 'itm__'`);
    await database.destroy();
  }
});

test('whoever reads while one map takes the place of another sees one of them whole, and never less', async () => {
  const seen = new Map<number, string>();
  const building = new AbortController();
  const reading = (async () => {
    while (!building.signal.aborted) {
      const shown = await catalog.shown();
      if (shown) {
        const { version, items, placed, places, whole, deepest }: ShownMap = shown;
        expect([places, whole, deepest]).toEqual([items + placed, items + placed, items + placed]);
        seen.set(version, `${items} + ${placed}`);
      }
    }
  })();
  await catalog.build();
  await catalog.shown();
  building.abort();
  await reading;
  expect([...seen.values()]).toEqual(['240 + 1', '241 + 0'].slice(0, seen.size));
  expect(await catalog.shown()).toMatchObject({ items: 241, placed: 0, places: 241 });
});

test('an item that was hidden while the map was built, shown again, is on it', async () => {
  const hide = (hidden: boolean): Promise<unknown> =>
    catalog.caller.call(itemStates.setItemHidden, { item_id: id, hidden, reason: hidden ? 'a mistake' : null });
  const id = await idOf('late');
  await hide(true);
  await catalog.build();
  expect(await catalog.shown()).toMatchObject({ items: 240, placed: 0, places: 240 });
  await hide(false);
  await catalog.until(async () => (await catalog.shown())?.placed === 1, 'the item on the map again');
});

describe('an item whose vector cannot be made', () => {
  const told = (): Promise<MapBuildsView> => catalog.caller.call(mapBuilds.listMapBuilds, {});
  const aside = async (): Promise<string[]> => (await told()).set_aside.map(({ item_id: id }) => id);
  const spoil = (id: string): Promise<unknown> =>
    catalog.database.query(`UPDATE catalog.products SET attributes = '{"colours": {"value": 5}}' WHERE item_id = $1`, [
      id,
    ]);

  test('in the queue, is set aside with the reason, and those behind it are placed', async () => {
    const late = await idOf('late');
    await spoil(late);
    await catalog.database.query(
      `INSERT INTO catalog.style_map_queue (item_id, queued_at) VALUES ($1, now() - interval '1 hour')`,
      [late],
    );
    await catalog.importRows('shop', [{ handle: 'later', title: 'Black Sneakers later', type: 'Sneakers' }]);
    await catalog.until(async () => (await catalog.shown())?.placed === 2, 'the item behind it on the map');
    expect(await told()).toMatchObject({
      set_aside: [{ item_id: late, problem: expect.stringContaining('Cannot make its vector') as unknown }],
      set_aside_total: 1,
    });
  });

  test('when a map is built, does not fail the build, and is tried again and set aside again', async () => {
    const before = (await told()).map_version;
    expect(await catalog.build()).toMatchObject({ state: 'finished', items: 242 });
    expect((await told()).map_version).not.toBe(before);
    const late = await idOf('late');
    await catalog.until(async () => (await aside()).includes(late), 'the item set aside again');
  });

  test('imported again, changed, waits no longer', async () => {
    const mended = { handle: 'late', title: 'Green Sneakers late', type: 'Sneakers', colour: 'Green' };
    await catalog.importRows('shop', [mended]);
    await catalog.until(async () => (await aside()).length === 0, 'nothing set aside');
    expect(await catalog.shown()).toMatchObject({ items: 242, places: 242 });
  });
});
