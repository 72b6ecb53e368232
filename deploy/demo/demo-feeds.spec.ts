import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import type { FeedProduct } from '../../services/catalog/src/feeds/feed-reader.ts';
import { ShopifyCsvReader } from '../../services/catalog/src/feeds/shopify/shopify-csv.reader.ts';
import { demoFeeds, type DemoFeed } from './demo-feeds.ts';

async function read({ csv, ...settings }: DemoFeed): Promise<{ products: FeedProduct[]; complaints: unknown[] }> {
  const products: FeedProduct[] = [];
  const complaints: unknown[] = [];
  for await (const record of new ShopifyCsvReader().read(Readable.from([Buffer.from(csv)]), {
    ...settings,
    asOf: new Date(),
  })) {
    if (record.product !== null) products.push(record.product);
    complaints.push(...record.quarantined, ...record.notes);
  }
  return { products, complaints };
}

const everything = Promise.all(demoFeeds().map(read));
const products = async (): Promise<FeedProduct[]> => (await everything).flatMap((feed) => feed.products);

describe('demoFeeds', () => {
  test('demoFeeds, on any machine, gives these bytes', () => {
    const hash = createHash('sha256');
    for (const { slug, csv } of demoFeeds()) hash.update(slug).update(csv);
    expect(hash.digest('hex')).toBe('0f8c33c3de81d95f8e0a9fcacfc79ea54329bdc9a8a0ab764e818b6aee89ccbb');
  });

  test('demoFeeds, read as a feed, has 30 products per shop and nothing in quarantine', async () => {
    const feeds = await everything;
    expect(feeds.map((feed) => feed.products.length)).toEqual([30, 30, 30, 30]);
    expect(feeds.flatMap((feed) => feed.complaints)).toEqual([]);
  });

  test('demoFeeds, every product, can be found, shown and bought', async () => {
    for (const product of await products()) {
      expect(product).toMatchObject({
        published: true,
        link: expect.stringMatching(/^https:\/\/[a-z-]+\.example\/products\//),
      });
      expect(product.department).not.toBeNull();
      expect(product.description.split('\n')).toHaveLength(3);
      expect(product.pictures).toHaveLength(new Set(product.variants.map(({ colour }) => colour)).size);
      for (const variant of product.variants) {
        expect(variant.colour).not.toBeNull();
        expect(product.pictures).toContain(variant.picture);
      }
    }
  });

  test('demoFeeds, a shopper who wants a linen shirt, has several in more than one shop', async () => {
    const shirts = (await products()).filter(({ title }) => /\blinen\b.*\bshirt\b/i.test(title));
    expect(shirts.length).toBeGreaterThanOrEqual(6);
    expect(new Set(shirts.map(({ brand }) => brand)).size).toBeGreaterThanOrEqual(3);
  });

  test('demoFeeds, as shops are, has sold-out variants, reductions and sizes of several systems', async () => {
    const variants = (await products()).flatMap((product) => product.variants);
    const share = (some: number): number => some / variants.length;
    expect(share(variants.filter(({ availability }) => availability === 'out_of_stock').length)).toBeCloseTo(0.17, 1);
    expect(share(variants.filter(({ compareAtMinor }) => compareAtMinor !== null).length)).toBeCloseTo(0.2, 1);
    const sizes = new Set(variants.map(({ size }) => size));
    expect(['M', '38', '50', '32/34', '42', '100', '36-39', null].filter((size) => !sizes.has(size))).toEqual([]);
  });
});
