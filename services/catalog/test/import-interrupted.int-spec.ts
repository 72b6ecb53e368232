import { beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { feedImports, type FeedImportView } from '#libs/contracts';
import { type FeedRow, type Part, shopifyCsv } from '#libs/testing';
import { type CatalogUnderTest, catalogUnderTest } from './catalog-under-test.ts';

/** Numbers that look random and are the same in every run (Park and Miller). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

const PRODUCTS = 1_500;
const COLOURS = ['Navy', 'White', 'Red'];
/** 4,500 rows, every fiftieth of them useless, so that the report has something to be honest about. */
const ROWS: readonly FeedRow[] = Array.from({ length: PRODUCTS }, (_, i) =>
  COLOURS.map((colour, j): FeedRow => ({
    handle: `product-${i}`,
    ...(j === 0
      ? {
          title: `Linen product ${i}`,
          vendor: `Brand ${i % 17}`,
          type: `Type ${i % 7}`,
          body: `Described ${i}. `.repeat(20),
        }
      : {}),
    colour,
    price: (i * 3 + j) % 50 === 7 ? 'free' : `${(i % 90) + 10}.00`,
  })),
).flat();
const CSV = shopifyCsv(ROWS);

let whole: FeedImportView;
let wholeDump: unknown[];
let wholeQuarantine: unknown[];
let catalog: CatalogUnderTest;

const quarantine = (of: CatalogUnderTest, importId: string): Promise<unknown[]> =>
  of.database.query(
    'SELECT number, part, row, key, reason, rows_affected, variants_affected FROM catalog.quarantined WHERE import_id = $1 ORDER BY number',
    [importId],
  );
/** What must be the same however often the import was interrupted. */
const outcome = ({ import_id: _, started_at: __, finished_at: ___, ...report }: FeedImportView): object => report;

async function waitForRows(importId: string, rows: number): Promise<FeedImportView> {
  for (;;) {
    const view = await catalog.caller.call(feedImports.getFeedImport, { import_id: importId });
    if (view.rows_read >= rows || view.status === 'done') return view;
    await sleep(5);
  }
}
/** As if ten seconds had passed since the worker died. */
const expireLease = (importId: string): Promise<unknown> =>
  catalog.database.query('UPDATE catalog.feed_imports SET lease_until = now() WHERE import_id = $1', [importId]);
const wipe = (): Promise<unknown> =>
  catalog.database.query(
    'TRUNCATE catalog.products, catalog.variants, catalog.vocabulary, catalog.feed_imports, catalog.quarantined, catalog.price_history',
  );

beforeAll(async () => {
  catalog = await catalogUnderTest();
  await catalog.setMerchant('big');
  const { import_id: id } = await catalog.start('big', CSV);
  whole = await catalog.ended(id);
  [wholeDump, wholeQuarantine] = await Promise.all([catalog.dump(), quarantine(catalog, id)]);
});

test('import, never interrupted, takes in what is good and counts what is not', () => {
  expect(whole).toMatchObject({
    status: 'done',
    rows_read: ROWS.length,
    products: { accepted: PRODUCTS, changed: 0, unchanged: 0 },
  });
  expect(whole.variants.accepted + whole.variants.quarantined).toBe(ROWS.length);
  expect(whole.variants.quarantined).toBe(90);
  expect(wholeDump.length).toBeGreaterThan(PRODUCTS * 3);
});

describe('interrupted', () => {
  test.each([11, 23])(
    'import, killed -9 at four points (seed %i), ends with the same catalog and the same report',
    async (seed) => {
      await wipe();
      const { import_id: id } = await catalog.start('big', CSV);
      const random = seeded(seed);
      let kills = 0;
      for (let i = 0; i < 4; i++) {
        const { status } = await waitForRows(id, 200 + Math.floor(random() * (ROWS.length - 1_500)));
        if (status === 'done') break;
        await sleep(random() * 40);
        await catalog.part.kill();
        kills += 1;
        await expireLease(id);
        // What is readable now must be whole products only.
        const halves = await catalog.database.query(
          'SELECT item_id FROM catalog.products p LEFT JOIN catalog.variants v USING (item_id) GROUP BY item_id HAVING count(v.variant_id) = 0',
        );
        expect(halves).toEqual([]);
        await catalog.part.start();
      }
      expect(kills).toBeGreaterThanOrEqual(2);
      const report = await catalog.ended(id);
      expect(outcome(report)).toEqual(outcome(whole));
      expect(await quarantine(catalog, id)).toEqual(wholeQuarantine);
      expect(await catalog.dump()).toEqual(wholeDump);
    },
    90_000,
  );

  test('import, its service stopped in order, is given back at once and goes on where another instance is', async () => {
    await wipe();
    const { import_id: id } = await catalog.start('big', CSV);
    await waitForRows(id, 1_000);
    expect(await catalog.part.stop()).toMatchObject({ code: 0 });
    const [left] = await catalog.database.query<{ status: string; free: boolean }>(
      'SELECT status, lease_until <= now() AS free FROM catalog.feed_imports',
    );
    expect(left).toEqual({ status: 'running', free: true });
    await catalog.part.start();
    expect(outcome(await catalog.ended(id))).toEqual(outcome(whole));
    expect(await catalog.dump()).toEqual(wholeDump);
  });

  test('import, the same file after all that, changes nothing', async () => {
    const { import_id: id } = await catalog.start('big', CSV);
    const report = await catalog.ended(id);
    expect(report).toMatchObject({
      products: { accepted: 0, changed: 0, unchanged: PRODUCTS },
      variants: { accepted: 0, changed: 0, unchanged: whole.variants.accepted },
    });
    expect(await catalog.dump()).toEqual(wholeDump);
  });
});

describe('lease', () => {
  /** Stops a process dead at a moment in which it holds no transaction, as a machine that hangs. */
  async function freeze(part: Part): Promise<void> {
    for (;;) {
      process.kill(part.pid, 'SIGSTOP');
      await sleep(20);
      const open = await catalog.database.query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND usename = 'catalog_app' AND xact_start IS NOT NULL`,
      );
      if (open.length === 0) return;
      process.kill(part.pid, 'SIGCONT');
      await sleep(3);
    }
  }

  test('lease, its worker hangs, is taken over by another, and the first writes nothing more when it wakes', async () => {
    await wipe();
    const { import_id: id } = await catalog.start('big', CSV);
    await waitForRows(id, 500);
    await freeze(catalog.part);
    const second = await catalog.bed.service('catalog');
    try {
      // Not expired by hand: this is the real wait of ten seconds. Asked of the database, because a call may reach the one that hangs.
      while ((await catalog.database.query(`SELECT 1 FROM catalog.feed_imports WHERE status = 'done'`)).length === 0)
        await sleep(100);
    } finally {
      process.kill(catalog.part.pid, 'SIGCONT');
    }
    await sleep(1_000);
    expect(outcome(await catalog.caller.call(feedImports.getFeedImport, { import_id: id }))).toEqual(outcome(whole));
    expect(await quarantine(catalog, id)).toEqual(wholeQuarantine);
    expect(await catalog.dump()).toEqual(wholeDump);
    const [{ attempt } = { attempt: 0 }] = await catalog.database.query<{ attempt: number }>(
      'SELECT attempt FROM catalog.feed_imports',
    );
    expect(attempt).toBe(2);
    await second.part.stop();
  });
});
