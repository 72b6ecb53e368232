import { beforeAll, describe, expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { feedFetches, feedImports, type FeedImportView, type FeedScheduleView, merchants } from '#libs/contracts';
import { patient, type PictureShop, pictureShop, shopifyCsv } from '#libs/testing';
import { type CatalogUnderTest, catalogUnderTest } from './catalog-under-test.ts';

let shop: PictureShop;
let catalog: CatalogUnderTest;
beforeAll(async () => {
  shop = await pictureShop();
  catalog = await catalogUnderTest({ OUTBOUND_HOSTS: shop.outboundHosts });
});

const FEED = shopifyCsv([{ handle: 'shirt', title: 'Shirt' }]);
const serve = (path: string): unknown => shop.answers.set(path, { type: 'text/csv', bytes: Buffer.from(FEED) });
const asked = (path: string): number => shop.asked.filter((one) => one === path).length;
const set = (slug: string, feed: object) =>
  catalog.caller.call(merchants.setMerchant, { slug, name: 'Shop', currency: 'EUR', shop_url: null, ...feed });
const fetched = (path: string, every: number | null = 60) => ({
  feed_url: `https://feeds.shop.example${path}`,
  feed_every_minutes: every,
});
const schedule = (slug: string): Promise<FeedScheduleView> =>
  catalog.caller.call(feedFetches.getFeedSchedule, { slug });
const fetchNow = (slug: string): Promise<FeedScheduleView> =>
  catalog.caller.call(feedFetches.startFeedFetch, { slug }, { again: true });

async function until<T>(look: () => Promise<T>, isThere: (found: T) => boolean): Promise<T> {
  const deadline = performance.now() + patient(30_000);
  for (;;) {
    const found = await look();
    if (isThere(found)) return found;
    if (performance.now() > deadline) throw new Error(`It did not come to that: ${JSON.stringify(found)}`);
    await sleep(50);
  }
}
const importsOf = async (slug: string): Promise<FeedImportView[]> =>
  (await catalog.caller.call(feedImports.listFeedImports, { slug })).imports;
const imported = (slug: string, count: number): Promise<FeedImportView[]> =>
  until(
    () => importsOf(slug),
    (found) => found.length === count && found.every(({ status }) => status === 'done' || status === 'failed'),
  );
/** As if its time had come. */
const comeDue = (slug: string): Promise<unknown> =>
  catalog.database.query('UPDATE catalog.feed_fetches SET next_fetch_at = now() WHERE merchant = $1', [slug]);
const events = (slug: string): Promise<{ type: string; operation: string; client: string; decision: string }[]> =>
  catalog.database.query(
    `SELECT event->>'type' AS type, event->>'operation' AS operation, event->>'client_id' AS client, event->>'decision' AS decision
     FROM catalog.outbox WHERE event->>'entity_id' = $1 OR event->>'entity_id' IN
       (SELECT import_id::text FROM catalog.feed_imports WHERE merchant = $1) ORDER BY event_id`,
    [slug],
  );

describe('a schedule', () => {
  test('set_merchant, with a feed_url, is fetched at once and again when its time comes, and imported on behalf of who set it', async () => {
    serve('/due.csv');
    await set('due', fetched('/due.csv'));
    const [first] = await imported('due', 1);
    expect(first).toMatchObject({ status: 'done', mode: 'full', products: { accepted: 1 } });
    const next = Date.parse((await schedule('due')).next_fetch_at ?? '') - Date.now();
    expect(next).toBeGreaterThan(55 * 60_000);
    expect(next).toBeLessThanOrEqual(60 * 60_000);
    await comeDue('due');
    await imported('due', 2);
    expect(await events('due')).toEqual(
      expect.arrayContaining([
        { type: 'merchant.created', operation: 'catalog.set_merchant', client: expect.any(String), decision: 'done' },
        {
          type: 'feed_import.requested',
          operation: 'catalog.set_merchant',
          client: 'catalog-feed-fetcher',
          decision: 'done',
        },
      ]),
    );
    expect(readdirSync(`${catalog.bed.assetsDir}/feeds/due`)).toEqual([]);
  });

  test('set_merchant, without the feed fields, keeps the schedule; with null, ends it', async () => {
    serve('/kept.csv');
    await set('kept', { ...fetched('/kept.csv'), feed_mode: 'increment' });
    await imported('kept', 1);
    const kept = await set('kept', { name: 'Another name' });
    expect(kept).toMatchObject({ ...fetched('/kept.csv'), feed_mode: 'increment' });
    expect(await set('kept', { feed_url: null, feed_mode: null, feed_every_minutes: null })).not.toHaveProperty(
      'feed_url',
    );
    expect(await schedule('kept')).toMatchObject({ feed_url: null, next_fetch_at: null });
  });

  test('set_merchant, with an address nobody may fetch or without one, is refused naming the field', async () => {
    for (const feed_url of [
      'http://shop.example/a',
      'https://u:p@shop.example/a',
      'ftp://shop.example',
      'https://shop.example/ a',
    ])
      await expect(set('wrong', { feed_url })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        details: { field: 'feed_url' },
      });
    await expect(set('wrong', { feed_every_minutes: 60 })).rejects.toMatchObject({ details: { field: 'feed_url' } });
    await expect(set('wrong', fetched('/a', 14))).rejects.toMatchObject({ details: { field: 'feed_every_minutes' } });
  });
});

describe('a fetch that fails', () => {
  test('a shop that answers 404, is not asked again until somebody changes something, and the ledger hears of it', async () => {
    await set('missing', fetched('/missing.csv'));
    const stopped = await until(
      () => schedule('missing'),
      ({ problem }) => problem !== null,
    );
    expect(stopped).toMatchObject({ next_fetch_at: null, failures: 1, problem: expect.stringContaining('404') });
    expect(stopped.problem).toContain('feed_url');
    expect(await events('missing')).toContainEqual(
      expect.objectContaining({ type: 'feed_schedule.stopped', decision: 'failed' }),
    );
    serve('/missing.csv');
    expect(await fetchNow('missing')).toMatchObject({ problem: null, failures: 0 });
    await imported('missing', 1);
  });

  test('a shop that answers 503, is asked again later, and its products stay', async () => {
    shop.answers.set('/busy.csv', (response) => void response.writeHead(503).end());
    await set('busy', fetched('/busy.csv'));
    const failed = await until(
      () => schedule('busy'),
      ({ failures }) => failures === 1,
    );
    expect(failed).toMatchObject({ problem: expect.stringContaining('503'), next_fetch_at: expect.any(String) });
    await comeDue('busy');
    await until(
      () => schedule('busy'),
      ({ failures }) => failures === 2,
    );
    serve('/busy.csv');
    await comeDue('busy');
    await imported('busy', 1);
    expect(await schedule('busy')).toMatchObject({ failures: 0, problem: null });
  });

  test('a feed_url inside our own network, is refused and not asked again', async () => {
    await set('inside', { feed_url: 'https://127.0.0.1/feed.csv', feed_every_minutes: 15 });
    const stopped = await until(
      () => schedule('inside'),
      ({ problem }) => problem !== null,
    );
    expect(stopped).toMatchObject({ next_fetch_at: null });
  });
});

describe('fetching by hand', () => {
  test('start_feed_fetch, of a feed that is fetched only when asked for, fetches once', async () => {
    serve('/hand.csv');
    await set('hand', fetched('/hand.csv', null));
    expect(await schedule('hand')).toMatchObject({ next_fetch_at: null, fetched_at: null });
    await fetchNow('hand');
    await imported('hand', 1);
    expect(await schedule('hand')).toMatchObject({ next_fetch_at: null, problem: null });
    expect(await events('hand')).toContainEqual(
      expect.objectContaining({ type: 'feed_import.requested', operation: 'catalog.start_feed_fetch' }),
    );
  });

  test('start_feed_fetch, of a merchant without a feed_url, suspended or of nobody, is refused with the way out', async () => {
    await set('feedless', {});
    await expect(fetchNow('feedless')).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('has no feed_url'),
    });
    await expect(fetchNow('nobody')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(schedule('nobody')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('several at once', () => {
  test('three instances and a fetch that is killed -9, are one import for each time it was due', async () => {
    const [second] = await Promise.all(
      [1, 2].map(() => catalog.bed.service('catalog', { OUTBOUND_HOSTS: shop.outboundHosts })),
    );
    serve('/race.csv');
    await set('race', fetched('/race.csv'));
    await imported('race', 1);
    shop.answers.set('/race.csv', () => undefined); // never answers
    const before = asked('/race.csv');
    await comeDue('race');
    await until(
      () => Promise.resolve(asked('/race.csv')),
      (count) => count === before + 1,
    );
    await catalog.part.kill();
    await second?.part.kill();
    serve('/race.csv');
    // As if its lease had run out.
    await catalog.database.query(`UPDATE catalog.feed_fetches SET lease_until = now() WHERE merchant = 'race'`);
    await catalog.part.start();
    await imported('race', 2);
    const { number } = (
      await catalog.database.query<{ number: number }>(
        `SELECT number FROM catalog.feed_fetches WHERE merchant = 'race'`,
      )
    )[0] ?? { number: 0 };
    expect(number).toBe(2);
    expect(readdirSync(`${catalog.bed.assetsDir}/feeds/race`)).toEqual([]);
  });
});
