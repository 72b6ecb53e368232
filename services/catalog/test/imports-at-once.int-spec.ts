import { beforeAll, expect, test } from '@jest/globals';
import type { FeedImportView } from '#libs/contracts';
import { shopifyCsv } from '#libs/testing';
import { type CatalogUnderTest, catalogUnderTest } from './catalog-under-test.ts';

let catalog: CatalogUnderTest;
beforeAll(async () => {
  catalog = await catalogUnderTest();
  await catalog.bed.service('catalog');
  await catalog.bed.service('catalog');
});

/** 200 products at one price. */
const feed = (price: string): string =>
  shopifyCsv(Array.from({ length: 200 }, (_, i) => ({ handle: `h${i}`, title: `Title ${i}`, price })));
const pricesOf = async (slug: string): Promise<number[]> =>
  (
    await catalog.database.query<{ price: number }>(
      'SELECT DISTINCT price_min AS price FROM catalog.products WHERE merchant = $1',
      [slug],
    )
  ).map(({ price }) => price);
const endsOf = (started: readonly FeedImportView[]): Promise<FeedImportView[]> =>
  Promise.all(started.map(({ import_id: id }) => catalog.ended(id)));

test('imports, the same file three times at once with three instances, count each product once', async () => {
  await catalog.setMerchant('thrice');
  const reports = await endsOf(await Promise.all([1, 2, 3].map(() => catalog.start('thrice', feed('1.00')))));
  expect(reports.map(({ status }) => status)).toEqual(['done', 'done', 'done']);
  expect(reports.map(({ products }) => products.accepted).sort((a, b) => a - b)).toEqual([0, 0, 200]);
  expect(reports.map(({ products }) => products.unchanged).sort((a, b) => a - b)).toEqual([0, 200, 200]);
});

test('imports, of one merchant and asked for one after the other, end with the last file whoever works on them', async () => {
  await catalog.setMerchant('prices');
  const started: FeedImportView[] = [];
  for (const price of ['1.00', '2.00', '3.00', '4.00']) started.push(await catalog.start('prices', feed(price)));
  const reports = await endsOf(started);
  expect(reports.map(({ products }) => products.changed)).toEqual([0, 200, 200, 200]);
  expect(await pricesOf('prices')).toEqual([400]);
});

test('imports, of several merchants, do not wait for each other', async () => {
  const slugs = ['one', 'two', 'three'];
  for (const slug of slugs) await catalog.setMerchant(slug);
  const large = shopifyCsv(
    Array.from({ length: 3_000 }, (_, i) => ({ handle: `h${i}`, title: `Title ${i}`, body: 'long '.repeat(100) })),
  );
  await Promise.all(slugs.map((slug) => catalog.start(slug, large)));
  let running = 0;
  while (running < 2) {
    const rows = await catalog.database.query<{ left: number; running: number }>(
      `SELECT count(*) FILTER (WHERE status IN ('queued', 'running'))::int AS left,
         count(*) FILTER (WHERE status = 'running')::int AS running FROM catalog.feed_imports`,
    );
    running = Math.max(running, rows[0]?.running ?? 0);
    if (rows[0]?.left === 0) break;
  }
  expect(running).toBeGreaterThanOrEqual(2);
});
