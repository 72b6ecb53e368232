import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { type CatalogUnderTest, catalogUnderTest } from './catalog-under-test.ts';

let catalog: CatalogUnderTest;
beforeAll(async () => {
  catalog = await catalogUnderTest();
});

const FEEDS: Record<string, string> = {
  google:
    '<rss xmlns:g="http://base.google.com/ns/1.0"><channel><item><g:id>1</g:id><title>Quilted Google Gilet</title><g:price>95.00 EUR</g:price>' +
    '<g:shipping><g:price>4.90 EUR</g:price></g:shipping><g:availability>in stock</g:availability></item></channel></rss>',
  openai: `${JSON.stringify({ item_id: '1', title: 'Quilted Flat Gilet', price: '95,00 €', availability: 'in_stock' })}\n{"item_id":`,
  acp: JSON.stringify({
    products: [
      { id: '1', title: 'Quilted Nested Gilet', variants: [{ id: 'v', price: { amount: 9500, currency: 'EUR' } }] },
    ],
  }),
  shopify: JSON.stringify({
    products: [
      {
        handle: 'g',
        title: 'Quilted Shop Gilet',
        body_html: '',
        variants: [{ id: 1, price: '95.00', available: true }],
      },
    ],
  }),
};

const FORMATS: Record<string, string> = {
  google: 'google_merchant',
  openai: 'openai',
  acp: 'acp',
  shopify: 'shopify_json',
};

describe('start_feed_import, auto', () => {
  test.each(Object.entries(FEEDS))(
    'start_feed_import, %s with gzip, is in the catalog with its price',
    async (name, feed) => {
      const slug = `auto-${name}`;
      await catalog.setMerchant(slug);
      const started = await catalog.start(slug, gzipSync(feed), { again: true }, { format: 'auto' });
      const report = await catalog.ended(started.import_id);
      expect(report).toMatchObject({
        status: 'done',
        format: FORMATS[name],
        failure: null,
        products: { accepted: 1 },
        variants: { accepted: 1 },
      });
      const rows = await catalog.database.query(
        'SELECT title, price_min, currency FROM catalog.products WHERE merchant = $1',
        [slug],
      );
      expect(rows).toEqual([{ title: expect.stringMatching(/^Quilted \w+ Gilet$/), price_min: 9500, currency: 'EUR' }]);
      expect(report.reasons).toEqual(name === 'openai' ? [{ reason: 'broken_row', count: 1 }] : []);
    },
  );

  test('start_feed_import, what is no feed, fails and says what was seen and what is accepted', async () => {
    await catalog.setMerchant('auto-none');
    const started = await catalog.start('auto-none', '{"name":"package"}', { again: true }, { format: 'auto' });
    const { status, failure } = await catalog.ended(started.import_id);
    expect([status, failure]).toEqual(['failed', expect.stringMatching(/JSON with the keys "name".*Google Merchant/)]);
  });
});
