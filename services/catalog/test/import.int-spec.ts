import { beforeAll, describe, expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { feedImports } from '#libs/contracts';
import type { FeedRow } from '#libs/testing';
import { type CatalogUnderTest, catalogUnderTest } from './catalog-under-test.ts';

let catalog: CatalogUnderTest;
beforeAll(async () => {
  catalog = await catalogUnderTest();
});

const none = { accepted: 0, changed: 0, unchanged: 0, quarantined: 0 };
const shirt = (changes: Partial<FeedRow> = {}): FeedRow => ({
  handle: 'shirt',
  title: 'Shirt',
  colour: 'Navy',
  size: 'M',
  price: '49.00',
  ...changes,
});
const productsOf = (slug: string): Promise<Record<string, unknown>[]> =>
  catalog.database.query(
    'SELECT key, title, price_min, price_max, in_stock, published, category FROM catalog.products WHERE merchant = $1 ORDER BY key',
    [slug],
  );
const variantsOf = (slug: string): Promise<Record<string, unknown>[]> =>
  catalog.database.query(
    `SELECT v.colour, v.size, v.price_minor, v.compare_at_minor, v.availability, v.quantity, v.position FROM catalog.variants v
     JOIN catalog.products USING (item_id) WHERE merchant = $1 ORDER BY products.key, v.position`,
    [slug],
  );

describe('a first import', () => {
  test('import, two products, are in the catalog whole with prices, stock and an honest report', async () => {
    const report = await catalog.importRows('first', [
      shirt({ quantity: '3', compareAt: '60.00', type: 'shirts' }),
      { handle: 'shirt', colour: 'White', size: 'M', price: '45.00', quantity: '0' },
      { handle: 'coat', title: 'Coat', price: '289.00', status: 'draft' },
    ]);
    expect(report).toMatchObject({
      merchant: 'first',
      status: 'done',
      failure: null,
      rows_read: 3,
      products: { ...none, accepted: 2 },
      variants: { ...none, accepted: 3 },
      reasons: [],
    });
    expect(report.bytes_read).toBe(report.bytes_total);
    expect(await productsOf('first')).toEqual([
      {
        key: 'coat',
        title: 'Coat',
        price_min: 28_900,
        price_max: 28_900,
        in_stock: true,
        published: false,
        category: null,
      },
      {
        key: 'shirt',
        title: 'Shirt',
        price_min: 4_500,
        price_max: 4_900,
        in_stock: true,
        published: true,
        category: 'Shirts',
      },
    ]);
    expect(await variantsOf('first')).toEqual([
      {
        colour: 'White',
        size: 'M',
        price_minor: 28_900,
        compare_at_minor: null,
        availability: 'in_stock',
        quantity: null,
        position: 0,
      },
      {
        colour: 'Navy',
        size: 'M',
        price_minor: 4_900,
        compare_at_minor: 6_000,
        availability: 'in_stock',
        quantity: 3,
        position: 0,
      },
      {
        colour: 'White',
        size: 'M',
        price_minor: 4_500,
        compare_at_minor: null,
        availability: 'out_of_stock',
        quantity: 0,
        position: 1,
      },
    ]);
  });

  test('import, ended, leaves no file behind in the asset store', async () => {
    await catalog.importRows('tidy', [shirt()]);
    const left = readdirSync(catalog.bed.assetsDir, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    expect(left.map(({ name }) => name)).toEqual([]);
  });
});

describe('a second import', () => {
  test('import, the same file again, changes nothing and says so', async () => {
    const rows = [
      shirt({ quantity: '3' }),
      { handle: 'shirt', colour: 'White', price: '45.00' },
      { handle: 'broken', title: 'Broken', price: 'free' },
    ];
    await catalog.importRows('again', rows);
    const before = await catalog.dump();
    const seen = await catalog.database.query<{ seen_at: Date }>(
      `SELECT seen_at FROM catalog.products WHERE merchant = 'again'`,
    );
    const report = await catalog.importRows('again', rows);
    expect(report).toMatchObject({
      products: { ...none, unchanged: 1, quarantined: 1 },
      variants: { ...none, unchanged: 2, quarantined: 1 },
      status: 'done',
    });
    expect(await catalog.dump()).toEqual(before);
    const later = await catalog.database.query<{ seen_at: Date }>(
      `SELECT seen_at FROM catalog.products WHERE merchant = 'again'`,
    );
    expect(Number(later[0]?.seen_at)).toBeGreaterThan(Number(seen[0]?.seen_at));
  });

  test('import, one price, one new and one missing variant, counts each as what it is', async () => {
    await catalog.importRows('changes', [
      shirt(),
      { handle: 'shirt', colour: 'White' },
      { handle: 'shirt', colour: 'Red' },
      { handle: 'same', title: 'Same' },
    ]);
    const report = await catalog.importRows('changes', [
      shirt({ price: '39.00' }),
      { handle: 'shirt', colour: 'White' },
      { handle: 'shirt', colour: 'Green' },
      { handle: 'same', title: 'Same' },
      { handle: 'new', title: 'New' },
    ]);
    expect(report).toMatchObject({
      products: { accepted: 1, changed: 1, unchanged: 1, quarantined: 0 },
      variants: { accepted: 2, changed: 1, unchanged: 2, quarantined: 0 },
    });
    const colours = (await variantsOf('changes')).map(({ colour }) => colour);
    expect(colours).toEqual(['White', 'White', 'Navy', 'White', 'Green']);
  });

  test('import, of another merchant with the same handles, leaves the first alone', async () => {
    await catalog.importRows('mine', [shirt()]);
    const before = await productsOf('mine');
    const report = await catalog.importRows('theirs', [shirt({ title: 'Other shirt', price: '1.00' })]);
    expect(report.products).toEqual({ ...none, accepted: 1 });
    expect(await productsOf('mine')).toEqual(before);
  });
});

describe('what is refused', () => {
  test('import, rows that cannot be used, are quarantined with a reason and the rest is in', async () => {
    const report = await catalog.importRows('partly', [
      shirt(),
      { handle: 'shirt', colour: 'White', price: 'free' },
      { handle: 'priceless', title: 'Priceless', price: '-1' },
      { handle: 'shirt', colour: 'Navy', price: '49.00' },
    ]);
    expect(report).toMatchObject({ status: 'done', products: { accepted: 1 }, variants: { accepted: 1 } });
    expect(report.products.quarantined + report.variants.quarantined).toBeGreaterThan(0);
    const { rows } = await catalog.caller.call(feedImports.listQuarantine, { import_id: report.import_id });
    expect(rows.map(({ row, key, part, reason }) => [row, key, part, reason])).toEqual(
      expect.arrayContaining([
        [3, 'shirt', 'variant', 'bad_price'],
        [4, 'priceless', expect.any(String), expect.any(String)],
      ]),
    );
    for (const { detail } of rows) expect(detail).toMatch(/\S/);
    expect(report.reasons.reduce((sum, { count }) => sum + count, 0)).toBe(
      rows.reduce((sum, { rows_affected: n }) => sum + n, 0),
    );
  });

  test.each([
    ['a page instead of a file', '<!doctype html><html></html>'],
    ['other columns', 'a,b\n1,2'],
    ['a header alone', 'Handle,Title,Variant Price\n'],
    ['bytes of a picture', '\u0089PNG\r\n\u001a\n\u0000\u0000'],
  ])('import, %s, fails or ends empty with words for the merchant and writes nothing', async (_, csv) => {
    await catalog.setMerchant('nonsense');
    const report = await catalog.ended((await catalog.start('nonsense', csv)).import_id);
    expect(await productsOf('nonsense')).toEqual([]);
    expect(report.products).toEqual(none);
    if (report.status === 'failed') expect(report.failure).toMatch(/^Cannot .*: /);
    else expect(report.rows_read).toBe(0);
  });

  test('import, its file gone from the store, fails with the way out', async () => {
    await catalog.setMerchant('gone');
    const missing = {
      slug: 'gone',
      format: 'shopify_csv' as const,
      asset_key: 'feeds/gone/none',
      bytes: 1,
      sha256: '0'.repeat(64),
    };
    const { import_id: id } = await catalog.caller.call(feedImports.startFeedImport, missing);
    expect(await catalog.ended(id)).toMatchObject({
      status: 'failed',
      failure: 'Cannot read the uploaded file any more: upload it again',
    });
  });
});
