import { beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { feedFetches, feedImports, type FeedImportView, items, merchants } from '#libs/contracts';
import { patient, type PictureShop, pictureShop } from '#libs/testing';
import { type CatalogUnderTest, catalogUnderTest } from './catalog-under-test.ts';

let shop: PictureShop;
let catalog: CatalogUnderTest;
beforeAll(async () => {
  shop = await pictureShop();
  catalog = await catalogUnderTest({ OUTBOUND_HOSTS: shop.outboundHosts });
});

const FEED = 'id,title,price\nshirt,Shirt,10 EUR\n';
const SALE =
  'id,title,price,sale_price,sale_price_effective_date\nshirt,Shirt,100 EUR,50 EUR,2020-01-01T00:00Z/2099-12-01T00:00Z\n';

/** The shop has this feed, never changes it, and says so when asked for it again. */
async function fetchedOnce(slug: string, feed: string, feed_mode: 'full' | 'increment' = 'full'): Promise<void> {
  shop.answers.set(`/${slug}`, { type: 'text/csv', bytes: Buffer.from(feed), etag: '"v1"' });
  const feed_url = `https://feeds.shop.example/${slug}`;
  const schedule = { feed_url, feed_mode, feed_format: 'google_merchant' as const, feed_every_minutes: 60 };
  await catalog.caller.call(merchants.setMerchant, { slug, name: slug, currency: 'EUR', shop_url: null, ...schedule });
  await fetchesOf(slug, null);
}

/** As if its time had come. @returns when the shop answered. */
async function fetchedAgain(slug: string): Promise<string | null> {
  const before = await fetchedAt(slug);
  await catalog.database.query('UPDATE catalog.feed_fetches SET next_fetch_at = now() WHERE merchant = $1', [slug]);
  return fetchesOf(slug, before);
}

const fetchedAt = async (slug: string): Promise<string | null> =>
  (await catalog.caller.call(feedFetches.getFeedSchedule, { slug })).fetched_at;
const importsOf = async (slug: string): Promise<FeedImportView[]> =>
  (await catalog.caller.call(feedImports.listFeedImports, { slug })).imports;

/** Waits for a fetch after that one, and the end of what it brought. */
async function fetchesOf(slug: string, before: string | null): Promise<string | null> {
  const deadline = performance.now() + patient(30_000);
  for (;;) {
    const [at, found] = [await fetchedAt(slug), await importsOf(slug)];
    if (at !== before && found.every(({ status }) => status === 'done' || status === 'failed')) return at;
    if (performance.now() > deadline) throw new Error(`Not fetched: ${JSON.stringify(found)}`);
    await sleep(50);
  }
}

describe('a feed that has not changed by its ETag', () => {
  test.each([
    ['full', true],
    ['increment', false],
  ] as const)('in mode %s, is not imported again; it confirms its prices: %s', async (mode, confirms) => {
    const slug = `still-${mode}`;
    await fetchedOnce(slug, FEED, mode);
    const [row] = await catalog.database.query<{ item_id: string }>(
      'SELECT item_id FROM catalog.products WHERE merchant = $1',
      [slug],
    );
    const asOf = async () => (await catalog.caller.call(items.getItem, { item_id: row?.item_id ?? '' })).as_of;
    const read = await asOf();
    const again = await fetchedAgain(slug);
    expect(await asOf()).toBe(confirms ? again : read);
    expect(await importsOf(slug)).toHaveLength(1);
    expect(shop.asked.filter((path) => path === `/${slug}`)).toHaveLength(2);
  });

  test('with a sale that is over since, is read again, for its prices are others now', async () => {
    await fetchedOnce('sale', SALE);
    const [until] = await catalog.database.query<{ valid_until: Date }>(
      `SELECT valid_until FROM catalog.feed_imports WHERE merchant = 'sale'`,
    );
    expect(until?.valid_until.toISOString()).toBe('2099-12-01T00:00:00.000Z');
    await fetchedAgain('sale');
    expect(await importsOf('sale')).toHaveLength(1);
    await catalog.database.query(`UPDATE catalog.feed_imports SET valid_until = now() WHERE merchant = 'sale'`);
    await fetchedAgain('sale');
    expect(await importsOf('sale')).toHaveLength(2);
  });

  test('whose import failed, is tried again', async () => {
    await fetchedOnce('failed', 'A page that says: sign in\n');
    await fetchedAgain('failed');
    expect((await importsOf('failed')).map(({ status }) => status)).toEqual(['failed', 'failed']);
  });
});
