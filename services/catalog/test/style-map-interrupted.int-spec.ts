import { beforeAll, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { garments, type ShownMap, type StyleMapUnderTest, styleMapUnderTest } from './style-map-under-test.ts';

/** Where a build is held up and killed: within the write that ends the step, or in the middle of what it writes. */
const PLACES = [
  ['read', 'begin vectors'],
  ['vectors', 'begin layout'],
  ['layout', 'begin neighbours'],
  ['neighbours', 'begin clusters'],
  ['clusters', 'style_map_clusters'],
  ['tiles', 'style_map_tiles'],
  ['publish', 'style_map_current'],
] as const;

const STALLS = [
  'CREATE TABLE catalog.stall (at text)',
  'GRANT SELECT ON catalog.stall TO catalog_app',
  `CREATE FUNCTION catalog.stall() RETURNS trigger LANGUAGE plpgsql AS $$ DECLARE place text := TG_TABLE_NAME; BEGIN
     IF TG_LEVEL = 'ROW' THEN place := 'begin ' || NEW.step; END IF;
     IF EXISTS (SELECT FROM catalog.stall WHERE at = place) THEN PERFORM pg_sleep(60); END IF;
     RETURN NEW; END $$`,
  `CREATE TRIGGER stall BEFORE UPDATE ON catalog.style_map_builds FOR EACH ROW
     WHEN (NEW.step IS DISTINCT FROM OLD.step AND NEW.step IS NOT NULL) EXECUTE FUNCTION catalog.stall()`,
  ...['style_map_clusters', 'style_map_tiles', 'style_map_current'].map(
    (table) =>
      `CREATE TRIGGER stall AFTER INSERT ON catalog.${table} FOR EACH STATEMENT EXECUTE FUNCTION catalog.stall()`,
  ),
];

let catalog: StyleMapUnderTest;
let first: ShownMap | null;
beforeAll(async () => {
  catalog = await styleMapUnderTest();
  await catalog.importRows('shop', garments(200));
  await catalog.build();
  first = await catalog.shown();
  for (const statement of STALLS) await catalog.database.query(statement);
});

const pidOfBuild = (): number =>
  Number(/.*"build_pid":(\d+)/s.exec(readFileSync(catalog.part.logFile, 'utf8'))?.[1] ?? 0);

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

async function holdUpAt(place: string): Promise<void> {
  await catalog.database.query('INSERT INTO catalog.stall VALUES ($1)', [place]);
}

const held = async (): Promise<boolean> =>
  (
    await catalog.database.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'atelier-catalog-map' AND wait_event = 'PgSleep'`,
    )
  ).length > 0;

const isHeldUp = (): Promise<void> => catalog.until(held, 'a build that is held up');

async function letGoAt(place: string): Promise<void> {
  await catalog.database.query('DELETE FROM catalog.stall WHERE at = $1', [place]);
  await catalog.until(async () => !(await held()), 'the server to notice that the build is gone');
}

test('a build killed with -9 at any step shows the map before it, goes on with that step and shows all of its own', async () => {
  await catalog.importRows('other', garments(100, 'o'));
  await catalog.until(async () => (await catalog.shown())?.placed === 100, 'new items on the map');
  const before = await catalog.shown();
  expect(before).toMatchObject({ version: first?.version, items: 200, places: 300, whole: 300, deepest: 300 });
  for (const [, place] of PLACES) await holdUpAt(place);
  const { build_id: buildId } = await catalog.startBuild();
  const attempts: unknown[] = [];
  for (const [step, place] of PLACES) {
    await isHeldUp();
    expect([step, await catalog.shown()]).toEqual([step, before]);
    process.kill(pidOfBuild(), 'SIGKILL');
    await letGoAt(place);
    const [row] = await catalog.database.query<{ step: string }>(
      'SELECT step FROM catalog.style_map_builds WHERE build_id = $1',
      [buildId],
    );
    attempts.push(row?.step);
  }
  expect(attempts).toEqual(PLACES.map(([step]) => step));
  expect(await catalog.buildEnded(buildId)).toMatchObject({ state: 'finished', items: 300, problem: null });
  expect(await catalog.shown()).toMatchObject({ items: 300, placed: 0, places: 300, whole: 300, deepest: 300 });
  expect((await catalog.shown())?.version).not.toBe(first?.version);
});

test('a build ends with the service that started it, killed with -9, and goes on when the service is back', async () => {
  await holdUpAt('style_map_tiles');
  const { build_id: buildId } = await catalog.startBuild();
  await isHeldUp();
  const pid = pidOfBuild();
  await catalog.part.kill();
  await catalog.until(() => Promise.resolve(!isRunning(pid)), 'end of the build');
  await letGoAt('style_map_tiles');
  await catalog.part.start();
  expect(await catalog.buildEnded(buildId)).toMatchObject({ state: 'finished', items: 300 });
});

test('what is imported while a map is built, new or changed, is on it as it is now, with vectors of its model', async () => {
  const late = { handle: 'late', title: 'Navy Sneakers late', type: 'Sneakers', colour: 'Navy', quantity: '0' };
  await catalog.importRows('late', [late]);
  await catalog.until(async () => (await catalog.shown())?.placed === 1, 'the first item on the map');
  const items = ((await catalog.shown())?.items ?? 0) + 1;
  await holdUpAt('begin layout');
  const { build_id: buildId } = await catalog.startBuild();
  await isHeldUp();
  await catalog.importRows('late', [
    { ...late, quantity: '3' },
    { ...late, handle: 'later', title: 'Red Handbag later', type: 'Handbag', colour: 'Red' },
  ]);
  await catalog.until(async () => (await catalog.shown())?.placed === 2, 'the second on the map before');
  process.kill(pidOfBuild(), 'SIGKILL');
  await letGoAt('begin layout');
  await catalog.buildEnded(buildId);
  await catalog.until(async () => (await catalog.shown())?.placed === 1, 'the second on the new map', 20_000);
  expect(await catalog.shown()).toMatchObject({ items, places: items + 1, whole: items + 1, deepest: items + 1 });
  const queued = async (): Promise<number> =>
    (await catalog.database.query('SELECT FROM catalog.style_map_queue')).length;
  await catalog.until(async () => (await queued()) === 0, 'the queue worked off');
  expect(await catalog.database.query('SELECT count(DISTINCT model)::int AS models FROM catalog.item_vectors')).toEqual(
    [{ models: 1 }],
  );
});

test('a step that fails again and again ends the build, says so, and leaves the map before it', async () => {
  const before = await catalog.shown();
  const { build_id: buildId } = await catalog.startBuild();
  await catalog.database.query(
    `UPDATE catalog.style_map_builds SET tries = 5, step = 'tiles', state = 'running' WHERE build_id = $1`,
    [buildId],
  );
  const ended = await catalog.buildEnded(buildId);
  expect([ended.state, await catalog.shown()]).toEqual(['failed', before]);
  expect(ended.problem).toContain('the log of the build says why');
});
