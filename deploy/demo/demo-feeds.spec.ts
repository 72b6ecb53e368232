import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { SaxesParser } from 'saxes';
import type { FeedProduct } from '../../services/catalog/src/feeds/feed-reader.ts';
import { ShopifyCsvReader } from '../../services/catalog/src/feeds/shopify-csv.reader.ts';
import { productsOf } from './catalog.ts';
import { demoFeeds, type DemoFeed } from './demo-feeds.ts';
import { FEED_FORMATS, MERCHANTS } from './merchants.ts';

const feeds = demoFeeds();
const counts = new Map(
  MERCHANTS.map((merchant) => [merchant.slug, productsOf(merchant).flatMap(({ variants }) => variants).length]),
);

function textOf(format: string): DemoFeed & { variants: number } {
  const feed = feeds.find((one) => one.format === format);
  if (feed === undefined) throw new Error(`No shop has the format ${format}`);
  return { ...feed, variants: counts.get(feed.slug) ?? 0 };
}

const linesOf = (text: string): Record<string, unknown>[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

const missing = (items: readonly Record<string, unknown>[], fields: string): unknown[] =>
  items.flatMap((item) =>
    fields
      .split(' ')
      .filter((field) => item[field] === undefined || item[field] === '')
      .map((field) => [field, item]),
  );

async function read({
  text,
  currency,
  shopUrl,
}: DemoFeed): Promise<{ products: FeedProduct[]; complaints: unknown[] }> {
  const products: FeedProduct[] = [];
  const complaints: unknown[] = [];
  const settings = { currency, shopUrl, asOf: new Date() };
  for await (const record of new ShopifyCsvReader().read(Readable.from([Buffer.from(text)]), settings)) {
    if (record.product !== null) products.push(record.product);
    complaints.push(...record.quarantined, ...record.notes);
  }
  return { products, complaints };
}

describe('demoFeeds', () => {
  test('demoFeeds, on any machine, gives these texts', () => {
    const hash = createHash('sha256');
    for (const { slug, text } of feeds) hash.update(slug).update(text);
    expect(hash.digest('hex')).toBe('b7c3a213dce53d4e6366fa2b3659ed9ee6b47f508cfe85490ab4ff0f27444bd0');
  });

  test('demoFeeds, in their own formats, show every format once or more', () => {
    expect(new Set(feeds.map(({ format }) => format))).toEqual(new Set(FEED_FORMATS));
    expect(feeds.every(({ bytes }) => bytes.length < 2_000_000)).toBe(true);
  });

  test.each(demoFeeds('shopify_csv'))('$name, as Shopify CSV, is read whole and without a complaint', async (feed) => {
    const { products, complaints } = await read(feed);
    expect(complaints).toEqual([]);
    expect(products.flatMap(({ variants }) => variants)).toHaveLength(counts.get(feed.slug) ?? 0);
    for (const product of products) {
      expect(product).toMatchObject({
        published: true,
        link: expect.stringMatching(new RegExp(`^http://${feed.slug}\\.localhost:8091/products/[a-z0-9-]+$`)),
      });
      expect(product.department).not.toBeNull();
      expect(product.pictures).toHaveLength(new Set(product.variants.map(({ colour }) => colour)).size);
      for (const variant of product.variants) {
        expect(variant.colour).not.toBeNull();
        expect(variant.picture).toMatch(/^https:\/\/[a-z-]+\.shops\.example\/pictures\/.*\.png$/);
      }
    }
  });

  test('demoFeeds, the products.json, has what a public Shopify shop shows', () => {
    const { text, variants } = textOf('shopify_json');
    const { products } = JSON.parse(text) as {
      products: (Record<string, unknown> & { variants: Record<string, unknown>[] })[];
    };
    expect(missing(products, 'id title handle body_html vendor product_type tags variants images options')).toEqual([]);
    expect(
      missing(
        products.flatMap((product) => product.variants),
        'id title option1 sku price available product_id',
      ),
    ).toEqual([]);
    const ids = products.flatMap((product) => product.variants.map(({ id }) => id));
    expect(ids).toHaveLength(variants);
    expect(new Set(ids).size).toBe(variants);
  });

  test('demoFeeds, OpenAI as packed JSON lines and as CSV, has the required fields', () => {
    const lines = textOf('openai_jsonl');
    const csv = textOf('openai_csv');
    const required =
      'is_eligible_search is_eligible_checkout item_id title description url brand image_url price availability seller_name seller_url target_countries store_country';
    const items = linesOf(gunzipSync(lines.bytes).toString('utf8'));
    const rows = parse(csv.bytes, { columns: true }) as unknown as Record<string, string>[];
    expect([items.length, rows.length]).toEqual([lines.variants, csv.variants]);
    for (const list of [items, rows]) {
      expect(missing(list, required)).toEqual([]);
      expect(
        list.filter(
          ({ item_id: id, title, color, size }) =>
            tooLong(id, 100) || tooLong(title, 150) || tooLong(color, 40) || tooLong(size, 20),
        ),
      ).toEqual([]);
      expect(list.filter(({ price }) => !/^\d+\.\d\d USD$/.test(String(price)))).toEqual([]);
    }
  });

  test('demoFeeds, Google as TSV, has the required attributes in rows of one width', () => {
    const { text, variants } = textOf('google_tsv');
    const [header = [], ...rows] = text
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'));
    expect(rows).toHaveLength(variants);
    expect(rows.filter((row) => row.length !== header.length)).toEqual([]);
    const items = rows.map((row) => Object.fromEntries(row.map((cell, index) => [header[index] ?? '', cell])));
    expect(missing(items, GOOGLE)).toEqual([]);
    expect(items.filter(({ id }) => tooLong(id, 50))).toEqual([]);
  });

  test('demoFeeds, Google as RSS, is well-formed, German and complete', () => {
    const { text, variants } = textOf('google_rss');
    const items: Record<string, string>[] = [];
    const path: string[] = [];
    const parser = new SaxesParser({ xmlns: true });
    parser.on('opentag', ({ name }) => {
      path.push(name);
      if (name === 'item') items.push({});
    });
    parser.on('text', (content) => {
      const item = items.at(-1);
      if (item !== undefined && path.at(-2) === 'item') item[path.at(-1)?.replace('g:', '') ?? ''] = content;
    });
    parser.on('closetag', () => path.pop());
    parser.write(text).close();
    expect(text).toContain('<language>de</language>');
    expect(items).toHaveLength(variants);
    expect(missing(items, GOOGLE)).toEqual([]);
    expect(new Set(items.map(({ availability }) => availability))).toEqual(new Set(['in stock', 'out of stock']));
  });

  test('demoFeeds, ACP, has products of variants with prices in minor units', () => {
    const { text, variants } = textOf('acp');
    const products = linesOf(text) as (Record<string, unknown> & {
      variants: (Record<string, unknown> & { price: unknown })[];
    })[];
    expect(missing(products, 'id title description url media variants')).toEqual([]);
    const items = products.flatMap((product) => product.variants);
    expect(items).toHaveLength(variants);
    expect(missing(items, 'id title url price availability categories variant_options media seller')).toEqual([]);
    expect(items.filter(({ price }) => !Number.isInteger((price as { amount: number }).amount))).toEqual([]);
  });
});

const GOOGLE =
  'id item_group_id title description link image_link price availability condition brand google_product_category color gender age_group material';

const tooLong = (value: unknown, most: number): boolean => typeof value === 'string' && value.length > most;
