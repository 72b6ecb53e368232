import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { FakeAdminApi } from './test/fake-admin-api.ts';
import { runScript, type Run } from './test/run-script.ts';

const SLUGS = [
  'linden-loom',
  'halvmane',
  'casa-mirto',
  'copperline',
  'kieselgarn',
  'marlpit-lane',
  'tidefern',
  'vellamare',
];

let api: FakeAdminApi;

beforeEach(async () => {
  api = await FakeAdminApi.start();
});

afterEach(() => api.stop());

const loadDemo = (...args: string[]): Promise<Run> =>
  runScript('load-demo.ts', args, { ATELIER_TOKEN: 'good', PUBLIC_URL: api.url, SHOPS_PORT: '' });

describe('load-demo', () => {
  test('load-demo, an empty catalog, imports every shop and says so last', async () => {
    api.end = { products: { accepted: 30, changed: 0, unchanged: 0, quarantined: 0 } };
    const { code, out, err } = await loadDemo();
    expect([code, err]).toEqual([0, '']);
    expect(out.trimEnd().split('\n')).toEqual([
      'Linden & Loom: 30 products, 0 variants, 0 quarantined',
      'Halvmåne: 30 products, 0 variants, 0 quarantined',
      'Casa Mirto: 30 products, 0 variants, 0 quarantined',
      'Copperline Works: 30 products, 0 variants, 0 quarantined',
      'Kieselgarn: 30 products, 0 variants, 0 quarantined',
      'Marlpit Lane: 30 products, 0 variants, 0 quarantined',
      'Tidefern: 30 products, 0 variants, 0 quarantined',
      'Vellamare: 30 products, 0 variants, 0 quarantined',
      'demo catalog: 8 shops loaded',
    ]);
    expect(api.uploads.map(({ slug }) => slug)).toEqual(SLUGS);
    expect(new Set(api.uploads.map(({ headers }) => headers['x-feed-format']))).toEqual(new Set(['shopify_csv']));
    expect(api.merchants).toMatchObject(
      api.uploads.map(({ slug }) => ({ slug, shop_url: `http://${slug}.localhost:8091` })),
    );
  });

  test('load-demo, told so, sends each shop in its own format for the catalog to find out', async () => {
    expect(await loadDemo('--formats', 'own')).toMatchObject({ code: 0, err: '' });
    expect(new Set(api.uploads.map(({ headers }) => headers['x-feed-format']))).toEqual(
      new Set(['shopify_csv', 'auto']),
    );
    expect(api.uploads.find(({ slug }) => slug === 'kieselgarn')?.body).toMatch(/^<\?xml /);
  });

  test('load-demo, formats it does not know, is used wrongly', async () => {
    expect(await loadDemo('--formats', 'parquet')).toMatchObject({
      code: 2,
      err: expect.stringContaining('own or shopify_csv'),
    });
  });

  test('load-demo, a catalog with another shop, does nothing', async () => {
    api.merchants.push({ slug: 'real', name: 'Real', currency: 'USD', shop_url: null, products: 0 });
    expect(await loadDemo()).toEqual({ code: 0, out: 'demo catalog: nothing to do\n', err: '' });
    expect(api.uploads).toEqual([]);
  });

  test('load-demo, cut off in the second shop, goes on there', async () => {
    api.merchants.push({ slug: 'linden-loom', name: 'Linden & Loom', currency: 'EUR', shop_url: null, products: 30 });
    api.merchants.push({ slug: 'halvmane', name: 'Halvmåne', currency: 'EUR', shop_url: null, products: 0 });
    expect(await loadDemo()).toMatchObject({ code: 0, out: expect.stringMatching(/demo catalog: 7 shops loaded\n$/) });
    expect(api.uploads.map(({ slug }) => slug)).toEqual(SLUGS.slice(1));
  });

  test('load-demo, an import that fails, exits 1 and names the shop', async () => {
    api.end = { status: 'failed', failure: 'disk full' };
    expect(await loadDemo()).toEqual({ code: 1, out: '', err: 'Cannot load the demo shop linden-loom: disk full\n' });
  });
});
