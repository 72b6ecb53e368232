import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { LocalAssetStore } from '#libs/assets';
import { createLogger } from '#libs/telemetry';
import { endWithFile, msUntil } from '#libs/testing';
import { catalogDatabase } from '../src/catalog.database.ts';
import { FeedImportsRepository } from '../src/feed-imports/feed-imports.repository.ts';
import { FeedSweeper } from '../src/feed-imports/feed-sweeper.ts';
import { type CatalogUnderTest, catalogUnderTest } from './catalog-under-test.ts';

const HOUR_MS = 3_600_000;

let catalog: CatalogUnderTest;
let sweeper: () => FeedSweeper;
beforeAll(async () => {
  catalog = await catalogUnderTest();
  await catalog.setMerchant('shop');
  const database = await new DataSource(catalogDatabase(catalog.database.url('catalog_app'), 4)).initialize();
  endWithFile(() => database.destroy());
  const assets = new LocalAssetStore(catalog.bed.assetsDir);
  const clock = { now: () => new Date() };
  sweeper = () => new FeedSweeper(new FeedImportsRepository(database), clock, assets, createLogger('test', 'silent'));
});

/** A file of so many hours ago. */
function plant(key: string, hours: number): string {
  const path = join(catalog.bed.assetsDir, key);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, 'Handle,Title,Variant Price\n');
  const at = new Date(Date.now() - hours * HOUR_MS);
  utimesSync(path, at, at);
  return key;
}

/** An import of the file as another replica left it; one that runs is held for longer than the test. */
async function importOf(key: string, status: 'queued' | 'running' | 'done' | 'failed'): Promise<string> {
  await catalog.database.query(
    `INSERT INTO catalog.feed_imports (import_id, merchant, format, asset_key, sha256, status, bytes_total, products, variants,
       requested_by, mode, lease_until) VALUES ($1, 'shop', 'auto', $2, 'x', $3, 1, '{}', '{}', 'auth0|operator', 'full', 'infinity')`,
    [randomUUID(), key, status],
  );
  return key;
}

const files = (): string[] =>
  readdirSync(catalog.bed.assetsDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(catalog.bed.assetsDir.length + 1))
    .sort();

let kept: string[] = [];
beforeEach(async () => {
  // The one that runs comes first: it keeps the queued one of the same shop waiting.
  kept = [
    await importOf(plant(`feeds/shop/${randomUUID()}`, 50), 'running'),
    await importOf(plant(`feeds/shop/${randomUUID()}`, 50), 'queued'),
    plant(`feeds/shop/${randomUUID()}`, 23),
    plant(`feeds/shop/${randomUUID()}.${randomUUID()}.part`, 23),
    plant(`pictures/${randomUUID()}/master`, 50),
    ...kept,
  ].sort();
});

const plantLeft = async (): Promise<void> => {
  plant(`feeds/shop/${randomUUID()}`, 25);
  plant(`feeds/shop/${randomUUID()}.${randomUUID()}.part`, 25);
  plant(`feeds/gone-shop/fetched-1-1`, 25);
  for (const status of ['done', 'failed'] as const) await importOf(plant(`feeds/shop/${randomUUID()}`, 25), status);
};

test('sweep, by two replicas at once, removes what no import needs after a day, and nothing else', async () => {
  await plantLeft();
  const removed = await Promise.all([sweeper().sweep(), sweeper().sweep()]);
  expect(Math.max(...removed)).toBe(5);
  expect(files()).toEqual(kept);
  expect(await sweeper().sweep()).toBe(0);
});

test('sweep, of more files than one run takes, leaves the rest to the next', async () => {
  for (let n = 0; n < 1_010; n++) plant(`feeds/many/${n}`, 25);
  const first = await sweeper().sweep();
  expect(first).toBeGreaterThan(900);
  expect(first).toBeLessThanOrEqual(1_000);
  expect(first + (await sweeper().sweep())).toBe(1_010);
  expect(files()).toEqual(kept);
});

test('sweep, the database away, removes nothing', async () => {
  const gone = new DataSource(catalogDatabase(catalog.database.url('catalog_app'), 1));
  const assets = new LocalAssetStore(catalog.bed.assetsDir);
  const logger = createLogger('test', 'silent');
  const blind = new FeedSweeper(new FeedImportsRepository(gone), { now: () => new Date() }, assets, logger);
  const left = plant(`feeds/shop/${randomUUID()}`, 25);
  await expect(blind.sweep()).rejects.toThrow();
  expect(files()).toEqual([...kept, left].sort());
  await sweeper().sweep();
});

test('a replica that starts, sweeps by itself', async () => {
  await plantLeft();
  await Promise.all([catalog.bed.service('catalog'), catalog.bed.service('catalog')]);
  await msUntil(() => Promise.resolve(files().length === kept.length), 30_000, 50, files);
  expect(files()).toEqual(kept);
});
