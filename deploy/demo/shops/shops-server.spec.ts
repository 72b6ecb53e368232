import { once } from 'node:events';
import { request, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { productsOf, type DemoProduct } from '../catalog.ts';
import { demoFeeds } from '../demo-feeds.ts';
import { MERCHANTS } from '../merchants.ts';
import { PictureCache } from './picture-cache.ts';
import { shopsServer } from './shops-server.ts';

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
}

let server: Server;
let port: number;

beforeAll(async () => {
  server = shopsServer(8_091);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Sends a path exactly as given: `fetch` would tidy it up first. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes: Buffer.concat(chunks) }),
      );
    });
    asked.on('error', reject);
    asked.end();
  });
}

function firstOf(slug: string): DemoProduct {
  const merchant = MERCHANTS.find((shop) => shop.slug === slug);
  const product = merchant === undefined ? undefined : productsOf(merchant)[0];
  if (product === undefined) throw new Error(`No shop ${slug}`);
  return product;
}

describe('the demo shops', () => {
  test('a picture, asked for at the public name, is a PNG of 900 × 1200', async () => {
    const { handle, colours } = firstOf('halvmane');
    const { status, headers, bytes } = await ask(`/pictures/${handle}-${colours[0]?.slug ?? ''}.png`, {
      host: 'halvmane.shops.example',
    });
    expect([status, headers['content-type'], headers['x-content-type-options']]).toEqual([200, 'image/png', 'nosniff']);
    const { format, width, height } = await sharp(bytes).metadata();
    expect([format, width, height]).toEqual(['png', 900, 1_200]);
  });

  test.each([
    ['its own name', '', 'marlpit-lane.localhost:8091'],
    ['the path', '/marlpit-lane', 'localhost:8091'],
  ])('a product page, by %s, names it, its price and that nothing is sold', async (_, base, host) => {
    const { handle, title, price } = firstOf('marlpit-lane');
    const { status, bytes } = await ask(`${base}/products/${handle}?utm_source=x`, { host });
    const html = bytes.toString('utf8');
    expect(status).toBe(200);
    for (const text of [
      title,
      `${(price / 100).toFixed(2)} GBP`,
      'nothing is sold here',
      `src="${base}/pictures/${handle}-`,
    ])
      expect(html).toContain(text);
  });

  test('the front pages, of all and of a German shop, lead on', async () => {
    const mall = (await ask('/', { host: 'localhost' })).bytes.toString('utf8');
    for (const { slug } of MERCHANTS) expect(mall).toContain(`href="/${slug}/"`);
    const shop = (await ask('/kieselgarn/', { host: 'localhost' })).bytes.toString('utf8');
    expect(shop).toContain('<html lang="de">');
    expect(shop).toContain(`href="/kieselgarn/products/${firstOf('kieselgarn').handle}"`);
  });

  test.each(demoFeeds())('the feed of $name, at its stable address, is the file that is generated', async (feed) => {
    const { status, headers, bytes } = await ask(`/feeds/${feed.fileName}`, { host: `${feed.slug}.shops.example` });
    expect([status, headers['content-type']]).toEqual([200, feed.contentType]);
    expect(bytes.equals(feed.bytes)).toBe(true);
  });

  test('a feed, asked for again with its tag or its date, is not sent again', async () => {
    const host = 'casa-mirto.shops.example';
    const first = await ask('/feeds/products.json', { host });
    const { etag = '', 'last-modified': date = '' } = first.headers;
    for (const [name, value] of [
      ['if-none-match', etag],
      ['if-none-match', `"x", W/${etag}`],
      ['if-modified-since', date],
    ] as const) {
      const again = await ask('/feeds/products.json', { host, [name]: value });
      expect([again.status, again.bytes.length, again.headers.etag]).toEqual([304, 0, etag]);
    }
    const other = await ask('/feeds/products.json', { host, 'if-none-match': '"x"', 'if-modified-since': date });
    expect(other.status).toBe(200);
  });

  test('HEAD, of a page, says its length and sends nothing', async () => {
    const { status, headers, bytes } = await ask('/vellamare/', { host: 'localhost' }, 'HEAD');
    expect([status, bytes.length]).toEqual([200, 0]);
    expect(Number(headers['content-length'])).toBeGreaterThan(1_000);
  });

  test.each(['POST', 'PUT', 'DELETE'])('%s, is refused with what is allowed', async (method) => {
    const { status, headers } = await ask('/', { host: 'localhost' }, method);
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  test.each([
    '/nobody/',
    '/linden-loom/products/nothing',
    '/linden-loom/pictures/nothing.png',
    '/linden-loom/pictures/../../catalog.ts',
    '/linden-loom/pictures/%2e%2e%2f%2e%2e%2fcatalog.ts',
    '/../../../etc/passwd',
    '/linden-loom/feeds/../../../package.json',
    '/linden-loom/feeds/products.xml',
    '/linden-loom/feeds/metadata.json',
    '/linden-loom/products/__proto__',
    '/constructor/',
    '//linden-loom/',
  ])('%s, is not there', async (path) => {
    const { status, bytes } = await ask(path, { host: 'localhost' });
    expect([status, bytes.toString('utf8')]).toEqual([404, 'There is no such page in the demo shops.\n']);
  });

  test('an address, longer than any of ours, is refused', async () => {
    expect((await ask(`/${'a'.repeat(1_200)}`, { host: 'localhost' })).status).toBe(414);
  });
});

describe('PictureCache', () => {
  const [colour] = firstOf('halvmane').colours;

  test('the cache, asked twice at once, draws once; full, it forgets what was asked for longest ago', async () => {
    if (colour === undefined) throw new Error('The product has no colour');
    const drawn: string[] = [];
    const cache = new PictureCache(async ({ name }) => {
      drawn.push(name);
      await Promise.resolve();
      return Buffer.from(name);
    }, 2);
    const get = (name: string): Promise<Buffer> => cache.get(name, { ...colour, name });
    await Promise.all([get('a'), get('a'), get('b')]);
    await get('a');
    await get('c');
    await get('a');
    expect(drawn).toEqual(['a', 'b', 'c']);
    await get('b');
    expect(drawn).toEqual(['a', 'b', 'c', 'b']);
  });

  test('the cache, many asked for at once, draws two at a time and goes on after a failure', async () => {
    if (colour === undefined) throw new Error('The product has no colour');
    let [now, most] = [0, 0];
    const cache = new PictureCache(async ({ name }) => {
      most = Math.max(most, ++now);
      await new Promise((resolve) => setImmediate(resolve));
      now--;
      if (name === '1') throw new Error('no ink');
      return Buffer.from(name);
    });
    const all = Array.from({ length: 8 }, (_, index) => cache.get(String(index), { ...colour, name: String(index) }));
    const ends = await Promise.allSettled(all);
    expect(ends.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(most).toBe(2);
  });
});
