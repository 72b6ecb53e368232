import { describe, expect, test } from '@jest/globals';
import { gzipSync, brotliCompressSync } from 'node:zlib';
import { buffer } from 'node:stream/consumers';
import { endWithFile } from '#libs/testing';
import { type GetOptions, Outbound, OutboundFailed, OutboundRefused } from '#libs/outbound';
import { localShop } from './local-shop.ts';

const OPTIONS: GetOptions = { maxBytes: 100_000, timeoutMs: 20_000 };

function outboundTo(hosts: readonly string[]): Outbound {
  const outbound = new Outbound({ hosts, lookup: (host) => Promise.reject(new Error(`${host} was looked up`)) });
  endWithFile(() => outbound.close());
  return outbound;
}

const text = async (body: AsyncIterable<Uint8Array>): Promise<string> => (await buffer(body)).toString();

describe('get', () => {
  test('get, a file, gives content and headers, and asks as nobody in particular', async () => {
    const shop = await localShop((_, response) =>
      response
        .writeHead(200, {
          'content-type': 'Text/CSV; charset=utf-8',
          etag: '"v1"',
          'last-modified': 'Sat, 28 Nov 2026 10:00:00 GMT',
          'set-cookie': 'tracked=yes',
        })
        .end('a,b\n'),
    );
    const outbound = outboundTo(shop.hosts);
    const answer = await outbound.get('https://north.shop.example/feed.csv?key=1', OPTIONS);
    expect(answer).toMatchObject({
      status: 200,
      headers: { etag: '"v1"', lastModified: 'Sat, 28 Nov 2026 10:00:00 GMT', contentType: 'text/csv' },
      url: 'https://north.shop.example/feed.csv?key=1',
    });
    expect(await text(answer.body)).toBe('a,b\n');
    await text((await outbound.get('https://north.shop.example/feed.csv', OPTIONS)).body);
    expect(shop.asked.map(({ url }) => url)).toEqual(['/feed.csv?key=1', '/feed.csv']);
    for (const { method, headers } of shop.asked) {
      expect(method).toBe('GET');
      expect(headers).toEqual({
        host: 'north.shop.example',
        connection: 'keep-alive',
        'user-agent': 'AtelierFetcher/1.0',
        accept: '*/*',
        'accept-encoding': 'gzip, br',
      });
    }
  });

  test('get, what is known already, is asked for by name and answered with 304', async () => {
    const shop = await localShop((request, response) =>
      response.writeHead(request.headers['if-none-match'] === '"v1"' ? 304 : 200, { etag: '"v1"' }).end(),
    );
    const known = { etag: '"v1"', lastModified: 'Sat, 28 Nov 2026 10:00:00 GMT' };
    const answer = await outboundTo(shop.hosts).get('https://a.shop.example/', { ...OPTIONS, ...known });
    expect(answer.status).toBe(304);
    expect(await text(answer.body)).toBe('');
    expect(shop.asked[0]?.headers['if-modified-since']).toBe('Sat, 28 Nov 2026 10:00:00 GMT');
  });

  test('get, a 304 nobody asked for, is refused', async () => {
    const shop = await localShop((_, response) => response.writeHead(304).end());
    await expect(outboundTo(shop.hosts).get('https://a.shop.example/', OPTIONS)).rejects.toMatchObject({
      code: 'STATUS',
    });
  });

  test.each([
    ['gzip', gzipSync('packed')],
    ['x-gzip', gzipSync('packed')],
    ['br', brotliCompressSync('packed')],
    ['identity', Buffer.from('packed')],
  ])('get, content packed with %s, is unpacked', async (encoding, bytes) => {
    const shop = await localShop((_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(bytes));
    const { body } = await outboundTo(shop.hosts).get('https://a.shop.example/', OPTIONS);
    expect(await text(body)).toBe('packed');
  });

  test('get, redirects, are followed five times, with the name of each host', async () => {
    const shop = await localShop(({ url = '', headers }, response) => {
      const hop = Number(url.slice(1));
      if (hop === 0) response.end(`arrived at ${headers.host}`);
      else response.writeHead(302, { location: `https://host${hop}.shop.example/${hop - 1}` }).end('moved');
    });
    const outbound = outboundTo(shop.hosts);
    const answer = await outbound.get('https://a.shop.example/5', OPTIONS);
    expect(answer.url).toBe('https://host1.shop.example/0');
    expect(await text(answer.body)).toBe('arrived at host1.shop.example');
    await expect(outbound.get('https://a.shop.example/6', OPTIONS)).rejects.toMatchObject({
      name: 'OutboundRefused',
      code: 'REDIRECTS',
      message: 'Cannot fetch from host2.shop.example: it sent us on more than 5 times',
    });
  });

  test('get, many at once from one host, uses two connections', async () => {
    let most = 0;
    const shop = await localShop((_, response) => {
      most = Math.max(most, shop.open());
      setTimeout(() => response.end('x'), 20);
    });
    const outbound = outboundTo(shop.hosts);
    const all = Array.from({ length: 12 }, async () =>
      text((await outbound.get('https://a.shop.example/', OPTIONS)).body),
    );
    expect(await Promise.all(all)).toEqual(Array.from({ length: 12 }, () => 'x'));
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(2);
  });

  test('get, a reader that leaves early, does not hold the connection', async () => {
    const shop = await localShop((_, response) => void response.write('endless'.repeat(10_000)));
    const outbound = outboundTo(shop.hosts);
    for (let round = 0; round < 3; round++) {
      const { body } = await outbound.get('https://a.shop.example/', { ...OPTIONS, maxBytes: 1_000_000_000 });
      for await (const _ of body) break;
    }
    expect(shop.asked).toHaveLength(3);
  });

  test('get, the caller gives up, throws the reason of the caller', async () => {
    const shop = await localShop(() => undefined);
    const stop = new AbortController();
    const asked = outboundTo(shop.hosts).get('https://a.shop.example/', { ...OPTIONS, signal: stop.signal });
    setTimeout(() => stop.abort(new Error('shutting down')), 50);
    await expect(asked).rejects.toThrow('shutting down');
  });
});

describe('answers without content', () => {
  test.each([
    [400, 'STATUS'],
    [401, 'STATUS'],
    [403, 'STATUS'],
    [404, 'STATUS'],
    [410, 'STATUS'],
    [204, 'STATUS'],
    [206, 'STATUS'],
    [300, 'STATUS'],
    [302, 'STATUS'],
  ])('get, status %d, is refused', async (status, code) => {
    const shop = await localShop((_, response) => response.writeHead(status).end());
    const refused = outboundTo(shop.hosts).get('https://a.shop.example/?token=canary', OPTIONS);
    await expect(refused).rejects.toBeInstanceOf(OutboundRefused);
    await expect(refused).rejects.toMatchObject({ code, status, message: expect.not.stringContaining('canary') });
  });

  test.each([408, 425, 429, 500, 502, 503, 504])('get, status %d, is a failure to try again', async (status) => {
    const shop = await localShop((_, response) => response.writeHead(status, { 'retry-after': '7' }).end());
    const failed = outboundTo(shop.hosts).get('https://a.shop.example/', OPTIONS);
    await expect(failed).rejects.toBeInstanceOf(OutboundFailed);
    await expect(failed).rejects.toMatchObject({ code: 'SERVER', status, retryAfterSeconds: 7 });
  });

  test.each(['Sat, 28 Nov 2026 10:00:00 GMT', '-1', '0', 'soon'])('get, Retry-After %s, is left out', async (value) => {
    const shop = await localShop((_, response) => response.writeHead(503, { 'retry-after': value }).end());
    const failed = outboundTo(shop.hosts).get('https://a.shop.example/', OPTIONS);
    await expect(failed).rejects.toMatchObject({ code: 'SERVER', retryAfterSeconds: undefined });
  });

  test('get, nobody listens, is a failure to try again', async () => {
    const failed = outboundTo(['a.shop.example=http://127.0.0.1:1']).get('https://a.shop.example/', OPTIONS);
    await expect(failed).rejects.toMatchObject({ name: 'OutboundFailed', code: 'UNREACHABLE' });
  });

  test('get, a name without address, is a failure to try again', async () => {
    const outbound = new Outbound({ lookup: () => Promise.resolve([]) });
    endWithFile(() => outbound.close());
    await expect(outbound.get('https://a.shop.example/', OPTIONS)).rejects.toMatchObject({
      name: 'OutboundFailed',
      code: 'NO_ADDRESS',
    });
  });
});
