import { beforeAll, expect, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mapBuilds } from '#libs/contracts';
import { advisoryLock } from '#libs/database';
import { garments, type StyleMapUnderTest, styleMapUnderTest } from './style-map-under-test.ts';

let catalog: StyleMapUnderTest;
beforeAll(async () => {
  catalog = await styleMapUnderTest();
});

const EMPTY = { items: 0, placed: 0, deepest_zoom: 0, places: 0, whole: 0, deepest: 0, clusters: 0 };

test('startMapBuild, no items, publishes an empty map', async () => {
  expect(await catalog.build()).toMatchObject({ state: 'finished', items: 0, progress: 1, step: null, problem: null });
  expect(await catalog.shown()).toMatchObject(EMPTY);
});

test('startMapBuild, asked for twice at once, is one build; both requests and its end are told', async () => {
  await catalog.importRows('shop', garments(300));
  const [one, other] = await Promise.all([catalog.startBuild(), catalog.startBuild()]);
  expect(one.build_id).toBe(other.build_id);
  const ended = await catalog.buildEnded(one.build_id);
  expect(ended).toMatchObject({ state: 'finished', items: 300 });
  const { builds, map_version: version } = await catalog.caller.call(mapBuilds.listMapBuilds, { limit: 1 });
  expect([builds, version]).toEqual([[ended], ended.map_version]);
  const events = await catalog.database.query(
    `SELECT event ->> 'type' AS type, event ->> 'decision' AS decision FROM catalog.outbox WHERE event ->> 'entity_id' = $1 ORDER BY event ->> 'at'`,
    [one.build_id],
  );
  expect(events).toEqual([
    { type: 'style_map_build.requested', decision: 'done' },
    { type: 'style_map_build.requested', decision: 'done' },
    { type: 'style_map_build.finished', decision: 'done' },
  ]);
});

test('a build that another service is at is waited for, without a process started to find out', async () => {
  const started = (): number => readFileSync(catalog.part.logFile, 'utf8').split('style map build started').length;
  const before = started();
  const held = catalog.database.query('SELECT pg_advisory_xact_lock($1), pg_sleep(4)', [
    advisoryLock('catalog.map-build'),
  ]);
  const { build_id: id } = await catalog.startBuild();
  await held;
  expect(started()).toBe(before);
  expect(await catalog.buildEnded(id)).toMatchObject({ state: 'finished', items: 300 });
});

test('a built map has every item once, in a tile of each zoom, and regions named apart that add up to it', async () => {
  const shown = await catalog.shown();
  expect(shown).toMatchObject({ items: 300, places: 300, whole: 300, deepest: 300 });
  const version = shown?.version;
  const [vectors] = await catalog.database.query(
    'SELECT count(*)::int AS items, count(DISTINCT model)::int AS models FROM catalog.item_vectors',
  );
  expect(vectors).toEqual({ items: 300, models: 1 });
  const levels = await catalog.database.query(
    `SELECT zoom::int, sum(items)::int AS items, count(*) = count(DISTINCT label) AS "isNamedApart", bool_and(typical_item_id IS NOT NULL) AS "isTyped",
       bool_and(currency = 'EUR' AND price_min >= 2000 AND price_max <= 11000) AS "isPriced",
       bool_and(x BETWEEN 0 AND 1 AND x_min <= x_max AND x_min >= 0 AND x_max <= 1.00001 AND opens_zoom > zoom) AS "isPlaced"
     FROM catalog.style_map_clusters WHERE version = $1 GROUP BY zoom ORDER BY zoom`,
    [version],
  );
  expect(levels[0]).toEqual({ zoom: 0, items: 300, isNamedApart: true, isTyped: true, isPriced: true, isPlaced: true });
  const outside = await catalog.database.query(
    `SELECT c.cluster_id FROM catalog.style_map_clusters c LEFT JOIN catalog.style_map_clusters p
       ON p.version = c.version AND p.cluster_id = c.parent_id AND p.zoom = c.zoom - 1
     WHERE c.version = $1 AND c.zoom > 0 AND p.cluster_id IS NULL`,
    [version],
  );
  expect(outside).toEqual([]);
});

test('maps before the last two are swept, with their files; work files go with the end of a build', async () => {
  const ids = [await catalog.build(), await catalog.build()].map(({ build_id: id }) => id);
  const kept = async (): Promise<unknown[]> => {
    const maps = await catalog.database.query<{ build_id: string }>(
      'SELECT build_id FROM catalog.style_maps ORDER BY version',
    );
    return maps.map(({ build_id: id }) => id);
  };
  await catalog.until(async () => (await kept()).length === 2, 'older maps swept');
  expect(await kept()).toEqual(ids);
  const folder = join(catalog.bed.assetsDir, 'style-map');
  const left = async (): Promise<boolean> =>
    Promise.resolve(ids.every((id) => existsSync(join(folder, id)) && readdirSync(join(folder, id)).length === 3));
  await catalog.until(left, 'work files swept');
  expect(readdirSync(folder).sort()).toEqual(ids.toSorted());
  const [rows] = await catalog.database.query(
    'SELECT count(DISTINCT version)::int AS versions, count(*)::int AS places FROM catalog.style_map_places',
  );
  expect(rows).toEqual({ versions: 2, places: 600 });
});
