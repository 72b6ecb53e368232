import { beforeAll, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '#libs/testing';
import { type CatalogUnderTest, catalogUnderTest } from './catalog-under-test.ts';

/** A real boutique's export. It is not ours to copy, so it lies beside the repository where somebody has put it. */
const FILE = join(ROOT, '../shared/data/shopify_csv_babyandco_fashion.csv');
const isHere = existsSync(FILE);
if (!isHere) console.warn('Not run: ../shared/data/shopify_csv_babyandco_fashion.csv is not here.');

let catalog: CatalogUnderTest;
beforeAll(async () => {
  if (isHere) catalog = await catalogUnderTest();
});

test('import, the file of a real boutique, has 997 products and 3,684 variants in; the same file again changes nothing', async () => {
  if (!isHere) return;
  await catalog.setMerchant('babyandco', 'USD');
  const csv = readFileSync(FILE, 'utf8');
  const first = await catalog.ended((await catalog.start('babyandco', csv)).import_id, 60_000);
  expect(first).toMatchObject({
    status: 'done',
    failure: null,
    products: { accepted: 997, changed: 0, unchanged: 0, quarantined: 0 },
    variants: { accepted: 3_684, changed: 0, unchanged: 0, quarantined: 0 },
  });
  expect(first.bytes_read).toBe(first.bytes_total);
  const before = await catalog.dump();
  const second = await catalog.ended((await catalog.start('babyandco', csv)).import_id, 60_000);
  expect(second).toMatchObject({
    products: { accepted: 0, changed: 0, unchanged: 997, quarantined: 0 },
    variants: { accepted: 0, changed: 0, unchanged: 3_684, quarantined: 0 },
  });
  expect(await catalog.dump()).toEqual(before);
  // Published ones are what shoppers find; every brand of the facets is found by its own name as it is written.
  const { total, facets } = await catalog.search({});
  const [{ published } = { published: 0 }] = await catalog.database.query<{ published: number }>(
    'SELECT count(*)::int AS published FROM catalog.products WHERE published',
  );
  expect(total).toBe(published);
  expect(facets.brands.length).toBeGreaterThan(10);
  for (const { value, count } of facets.brands) {
    const { total: found } = await catalog.search({ filters: { brands: [value] } });
    expect([value, facets.counts_are_minimum ? Math.min(found, count) : found]).toEqual([value, count]);
    expect([value, (await catalog.search({ query: value })).total >= count]).toEqual([value, true]);
  }
});
