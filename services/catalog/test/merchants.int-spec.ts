import { beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { feedImports, merchants } from '#libs/contracts';
import { type CatalogUnderTest, catalogUnderTest } from './catalog-under-test.ts';

let catalog: CatalogUnderTest;
beforeAll(async () => {
  catalog = await catalogUnderTest();
});

const SHOP = { name: 'A shop', currency: 'EUR', shop_url: null };
const set = (slug: string, changes: object = {}) =>
  catalog.caller.call(merchants.setMerchant, { slug, ...SHOP, ...changes });
const start = (slug: string, changes: object = {}) =>
  catalog.caller.call(
    feedImports.startFeedImport,
    {
      slug,
      format: 'shopify_csv',
      asset_key: `feeds/${slug}/${randomUUID()}`,
      bytes: 10,
      sha256: 'a'.repeat(64),
      ...changes,
    },
    { again: true },
  );

describe('merchants', () => {
  test('set_merchant, new and then changed, answers with it and keeps one row', async () => {
    expect(await set('alpha')).toEqual({ slug: 'alpha', ...SHOP, products: 0, version: '1' });
    expect(
      await set('alpha', { name: 'Another name', currency: 'USD', shop_url: 'https://alpha.example' }),
    ).toMatchObject({ name: 'Another name', currency: 'USD' });
    expect(
      await catalog.database.query(`SELECT slug, name, currency, shop_url FROM catalog.merchants WHERE slug = 'alpha'`),
    ).toEqual([{ slug: 'alpha', name: 'Another name', currency: 'USD', shop_url: 'https://alpha.example' }]);
  });

  test('set_merchant, ten times at once, is one merchant', async () => {
    await Promise.all(Array.from({ length: 10 }, (_, i) => set('busy', { name: `Name ${i}` })));
    expect(
      await catalog.database.query(`SELECT count(*)::int AS n FROM catalog.merchants WHERE slug = 'busy'`),
    ).toEqual([{ n: 1 }]);
  });

  test('set_merchant, another currency once products are in, is a conflict with the way out; another name is not', async () => {
    await catalog.importRows('priced', [{ handle: 'a', title: 'A' }]);
    await expect(set('priced', { currency: 'USD' })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('Create another merchant for USD'),
    });
    expect(await set('priced', { name: 'Renamed' })).toMatchObject({ name: 'Renamed', currency: 'EUR', products: 1 });
  });

  test.each([
    [{ currency: 'XYZ' }, 'currency'],
    [{ currency: 'eur' }, 'currency'],
    [{ name: '' }, 'name'],
    [{ shop_url: 'ftp://shop.example' }, 'shop_url'],
    [{ shop_url: 'https://user:password@shop.example' }, 'shop_url'],
    [{ shop_url: 'https://shop.example/path' }, 'shop_url'],
    [{ shop_url: 'javascript:alert(1)' }, 'shop_url'],
  ])('set_merchant, %j, is refused naming the field', async (changes, field) => {
    await expect(set('wrong', changes)).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { field } });
  });

  test.each(['Upper', 'a b', '-a', 'a-', '', 'a/../b', 'x'.repeat(65), 'ä'])(
    'set_merchant, the slug %j, is refused',
    async (slug) => {
      await expect(set(slug)).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { field: 'slug' } });
    },
  );

  test('list_merchants, all of them, are by slug with the number of their products', async () => {
    const { merchants: listed } = await catalog.caller.call(merchants.listMerchants, {});
    const slugs = listed.map(({ slug }) => slug);
    expect(slugs).toEqual([...slugs].sort());
    expect(listed.find(({ slug }) => slug === 'priced')).toMatchObject({ products: 1 });
    expect(listed.find(({ slug }) => slug === 'alpha')).toMatchObject({ products: 0 });
  });
});

describe('starting an import', () => {
  test('start_feed_import, for a merchant nobody knows, is NOT_FOUND with the way out', async () => {
    await expect(start('nobody')).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining('PUT /admin/v1/merchants/nobody'),
    });
  });

  test('start_feed_import, the same file asked for twice, is one import', async () => {
    await set('once');
    const key = `feeds/once/${randomUUID()}`;
    const [first, second] = await Promise.all([start('once', { asset_key: key }), start('once', { asset_key: key })]);
    expect(second.import_id).toBe(first.import_id);
  });

  test.each([
    { asset_key: '../etc/passwd' },
    { asset_key: '/etc/passwd' },
    { sha256: 'x' },
    { bytes: 0 },
    { format: 'xml' },
  ])('start_feed_import, %j, is refused', async (changes) => {
    await set('once');
    await expect(start('once', changes)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { field: Object.keys(changes)[0] },
    });
  });
});

describe('lists of imports', () => {
  test('list_feed_imports, page by page, is complete, newest first, also where many began at the same moment', async () => {
    await set('many');
    for (let i = 0; i < 7; i++) await start('many');
    await catalog.database.query(
      `UPDATE catalog.feed_imports SET created_at = '2026-01-01' WHERE merchant = 'many' AND import_id IN (SELECT import_id FROM catalog.feed_imports WHERE merchant = 'many' ORDER BY import_id LIMIT 5)`,
    );
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { imports: { import_id: string }[]; next_cursor: string | null } = await catalog.caller.call(
        feedImports.listFeedImports,
        { slug: 'many', limit: 2, ...(cursor ? { cursor } : {}) },
      );
      ids.push(...page.imports.map(({ import_id: id }) => id));
      cursor = page.next_cursor;
    } while (cursor && ids.length < 20);
    expect(ids).toHaveLength(7);
    expect(new Set(ids).size).toBe(7);
  });

  test('list_feed_imports, of one merchant, shows no other', async () => {
    const { imports } = await catalog.caller.call(feedImports.listFeedImports, { slug: 'many', limit: 100 });
    expect(new Set(imports.map(({ merchant }) => merchant))).toEqual(new Set(['many']));
  });

  test.each(['x', '1', "'; --", '00000000-0000-0000-0000-00000000000g'])(
    'list_feed_imports, the cursor %j, is refused naming it',
    async (cursor) => {
      await expect(catalog.caller.call(feedImports.listFeedImports, { cursor })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        details: { field: 'cursor' },
      });
    },
  );

  test('list_quarantine, page by page, is in the order of the file and complete', async () => {
    const report = await catalog.importRows(
      'sour',
      Array.from({ length: 25 }, (_, i) => ({ handle: `h${i}`, title: 'T', price: i % 2 ? 'free' : '1.00' })),
    );
    const rows: number[] = [];
    let cursor: string | null = null;
    do {
      const page: { rows: { row: number }[]; next_cursor: string | null } = await catalog.caller.call(
        feedImports.listQuarantine,
        { import_id: report.import_id, limit: 5, ...(cursor ? { cursor } : {}) },
      );
      rows.push(...page.rows.map(({ row }) => row));
      cursor = page.next_cursor;
    } while (cursor && rows.length < 100);
    expect(rows).toEqual(rows.toSorted((a, b) => a - b));
    expect(new Set(rows).size).toBe(12);
  });

  test.each(['x', '1.5', '99999999999999', '-'])(
    'list_quarantine, the cursor %j, is refused naming it',
    async (cursor) => {
      const { imports } = await catalog.caller.call(feedImports.listFeedImports, { slug: 'sour' });
      const asked = { import_id: imports[0]?.import_id ?? '', cursor };
      await expect(catalog.caller.call(feedImports.listQuarantine, asked)).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        details: { field: 'cursor' },
      });
    },
  );

  test.each([randomUUID(), 'x', '0'])(
    'get_feed_import and list_quarantine, the import %s nobody has, are NOT_FOUND',
    async (id) => {
      await expect(catalog.caller.call(feedImports.getFeedImport, { import_id: id })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
      await expect(catalog.caller.call(feedImports.listQuarantine, { import_id: id })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    },
  );
});
