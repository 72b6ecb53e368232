import { beforeAll, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { FeedImportView } from '#libs/contracts';
import { type FeedRow, shopifyCsv } from '#libs/testing';
import { type CatalogUnderTest, catalogUnderTest } from './catalog-under-test.ts';

const PRODUCTS = 5_000;
const handle = (i: number): string => `h${String(i).padStart(5, '0')}`;
const product = (i: number, price: string): FeedRow => ({ handle: handle(i), title: `Title ${i}`, price });
const BEFORE = shopifyCsv(Array.from({ length: PRODUCTS }, (_, i) => product(i, '20.00')));
/** Every third product is missing, and every fifth has another price. */
const AFTER = shopifyCsv(
  Array.from({ length: PRODUCTS }, (_, i) => product(i, i % 5 === 0 ? '15.00' : '20.00')).filter((_, i) => i % 3 !== 1),
);

let catalog: CatalogUnderTest;
let whole: FeedImportView;
let wholeDump: unknown[];

const imported = async (csv: string): Promise<FeedImportView> =>
  catalog.ended((await catalog.start('big', csv)).import_id, 60_000);
const outcome = ({ import_id: _, started_at: __, finished_at: ___, ...report }: FeedImportView): object => report;
const importRow = async (id: string): Promise<{ phase: string; gone: number; status: string } | undefined> =>
  (
    await catalog.database.query<{ phase: string; gone: number; status: string }>(
      'SELECT phase, gone, status FROM catalog.feed_imports WHERE import_id = $1',
      [id],
    )
  )[0];
const killed = async (id: string): Promise<void> => {
  await catalog.part.kill();
  // As if ten seconds had passed since the worker died.
  await catalog.database.query('UPDATE catalog.feed_imports SET lease_until = now() WHERE import_id = $1', [id]);
};

async function asBefore(): Promise<void> {
  await catalog.database.query(
    'TRUNCATE catalog.products, catalog.variants, catalog.vocabulary, catalog.feed_imports, catalog.quarantined, catalog.price_history',
  );
  await imported(BEFORE);
}

beforeAll(async () => {
  catalog = await catalogUnderTest();
  await catalog.setMerchant('big');
  await imported(BEFORE);
  whole = await imported(AFTER);
  wholeDump = await catalog.dump();
});

test('import, never interrupted, lets go what is missing and keeps each price once', () => {
  expect(whole).toMatchObject({ status: 'done', gone: 1_667, gone_held: null, products: { changed: 667 } });
});

test('import, killed -9 while it reads, ends with the same catalog, the same prices and the same report', async () => {
  await asBefore();
  const { import_id: id } = await catalog.start('big', AFTER);
  for (let kills = 0; kills < 2; kills++) {
    await sleep(150 + kills * 100);
    await killed(id);
    await catalog.part.start();
  }
  expect(outcome(await catalog.ended(id, 60_000))).toEqual(outcome(whole));
  expect(await catalog.dump()).toEqual(wholeDump);
});

test('import, killed -9 while things go, goes on from there without its file and ends the same', async () => {
  await asBefore();
  const holder = new Client({ connectionString: catalog.database.url() });
  await holder.connect();
  try {
    // The second page cannot be marked for as long as somebody holds one of its products.
    await holder.query('BEGIN');
    await holder.query('SELECT FROM catalog.products WHERE key = $1 FOR KEY SHARE', [handle(4_000)]);
    await holder.query(
      'SELECT FROM catalog.variants v JOIN catalog.products USING (item_id) WHERE products.key = $1 FOR UPDATE OF v',
      [handle(4_000)],
    );
    const { import_id: id } = await catalog.start('big', AFTER);
    while (((await importRow(id))?.gone ?? 0) === 0) await sleep(20);
    await killed(id);
    expect(await importRow(id)).toMatchObject({ phase: 'gone', status: 'running' });
    await holder.query('ROLLBACK');
    await catalog.part.start();
    expect(outcome(await catalog.ended(id, 60_000))).toEqual(outcome(whole));
    expect(await catalog.dump()).toEqual(wholeDump);
  } finally {
    await holder.end();
  }
});
