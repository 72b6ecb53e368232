import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { SAMPLE_FEED, shopifyCsv } from '#libs/testing';
import { type CatalogUnderTest, catalogUnderTest } from './catalog-under-test.ts';

let catalog: CatalogUnderTest;
beforeAll(async () => {
  catalog = await catalogUnderTest();
});

const files = (slug: string): string[] => readdirSync(join(catalog.bed.assetsDir, 'feeds', slug));
const imports = (slug: string): Promise<unknown[]> =>
  catalog.database.query('SELECT FROM catalog.feed_imports WHERE merchant = $1', [slug]);
const events = (slug: string): Promise<unknown[]> =>
  catalog.database.query(
    `SELECT FROM catalog.outbox WHERE event->>'type' = 'feed_import.requested'
       AND (event->>'entity_id')::uuid IN (SELECT import_id FROM catalog.feed_imports WHERE merchant = $1)`,
    [slug],
  );
const CSV = shopifyCsv(SAMPLE_FEED);

test('start_feed_import, the same file sent again without a key, is the import it was, and its second copy is gone', async () => {
  await catalog.setMerchant('keyless');
  const first = await catalog.start('keyless', CSV, {});
  let repeated = 0;
  const onRepeated = (): void => void (repeated += 1);
  const second = await catalog.start('keyless', CSV, { onRepeated });
  expect(second.import_id).toBe(first.import_id);
  await catalog.ended(first.import_id);
  const late = await catalog.start('keyless', CSV, { onRepeated });
  expect(late.import_id).toBe(first.import_id);
  expect([repeated, (await imports('keyless')).length, (await events('keyless')).length]).toEqual([2, 1, 1]);
  expect(files('keyless')).toEqual([]);
});

test('start_feed_import, the same file with a key of its own, is another import', async () => {
  await catalog.setMerchant('keyed');
  const ids = await Promise.all(
    ['a', 'b', 'a'].map((idempotencyKey) => catalog.start('keyed', CSV, { idempotencyKey })),
  );
  expect(ids[2]?.import_id).toBe(ids[0]?.import_id);
  expect(new Set(ids.map(({ import_id: id }) => id)).size).toBe(2);
  await Promise.all(ids.map(({ import_id: id }) => catalog.ended(id)));
  expect(files('keyed')).toEqual([]);
});

test('start_feed_import, another file with a key that was used, is CONFLICT', async () => {
  await catalog.setMerchant('conflict');
  await catalog.start('conflict', CSV, { idempotencyKey: 'k' });
  const other = catalog.start('conflict', `${CSV}\n`, { idempotencyKey: 'k' });
  await expect(other).rejects.toMatchObject({ code: 'CONFLICT' });
});
