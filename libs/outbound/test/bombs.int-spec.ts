import { describe, expect, test } from '@jest/globals';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { endWithFile } from '#libs/testing';
import { type GetOptions, Outbound } from '#libs/outbound';
import { localShop, rawShop } from './local-shop.ts';

const OPTIONS: GetOptions = { maxBytes: 100_000, timeoutMs: 20_000 };
const ZEROS = Buffer.alloc(50_000_000);

function outboundTo({ hosts }: { hosts: readonly string[] }): Outbound {
  const outbound = new Outbound({ hosts });
  endWithFile(() => outbound.close());
  return outbound;
}

async function read(outbound: Outbound, options: Partial<GetOptions> = {}): Promise<{ error: unknown; bytes: number }> {
  let bytes = 0;
  try {
    const { body } = await outbound.get('https://a.shop.example/', { ...OPTIONS, ...options });
    for await (const chunk of body) bytes += chunk.byteLength;
    return { error: undefined, bytes };
  } catch (error) {
    return { error, bytes };
  }
}

describe('more than is taken', () => {
  test('get, a body without end, is cut off at the limit and the connection closed', async () => {
    let sent = 0;
    const shop = await localShop((_, response) => {
      const chunk = Buffer.alloc(65_536, 'x');
      const more = (): void => {
        while (!response.destroyed && response.write(chunk)) sent += chunk.length;
      };
      response.on('drain', more);
      more();
    });
    const { error, bytes } = await read(outboundTo(shop));
    expect(error).toMatchObject({ name: 'OutboundRefused', code: 'TOO_LARGE' });
    expect(String(error)).toContain('larger than 100000 bytes');
    expect(bytes).toBeLessThanOrEqual(100_000);
    expect(sent).toBeLessThan(50_000_000);
  });

  test('get, a length that is too large, is refused before the body is read', async () => {
    const shop = await localShop((_, response) => {
      response.writeHead(200, { 'content-length': '100001' });
      response.flushHeaders();
    });
    await expect(outboundTo(shop).get('https://a.shop.example/', OPTIONS)).rejects.toMatchObject({ code: 'TOO_LARGE' });
  });

  test('get, exactly the limit, is taken', async () => {
    const shop = await localShop((_, response) => response.end(Buffer.alloc(100_000)));
    expect(await read(outboundTo(shop))).toEqual({ error: undefined, bytes: 100_000 });
  });

  test.each([
    ['gzip', gzipSync(ZEROS)],
    ['br', brotliCompressSync(ZEROS)],
  ])('get, a bomb of %s, is cut off at the limit of what it unpacks to', async (encoding, bomb) => {
    expect(bomb.length).toBeLessThan(100_000);
    const shop = await localShop((_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(bomb));
    const { error, bytes } = await read(outboundTo(shop));
    expect(error).toMatchObject({ name: 'OutboundRefused', code: 'TOO_LARGE' });
    expect(bytes).toBeLessThanOrEqual(100_000);
  });

  test('get, an endless file that unpacks to nothing, is cut off at the limit of what came', async () => {
    const nothing = Buffer.concat(Array.from({ length: 1_000 }, () => gzipSync('')));
    const shop = await localShop((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      const more = (): void => {
        while (!response.destroyed && response.write(nothing));
      };
      response.on('drain', more);
      more();
    });
    expect(await read(outboundTo(shop))).toMatchObject({ error: { code: 'TOO_LARGE' }, bytes: 0 });
  });
});

describe('content that is not as it says', () => {
  test.each([
    ['deflate', deflateSync('x')],
    ['compress', Buffer.from('x')],
    ['gzip, gzip', gzipSync(gzipSync('x'))],
    ['zstd', Buffer.from('x')],
    ['evil', Buffer.from('x')],
  ])('get, encoding %s, is refused', async (encoding, bytes) => {
    const shop = await localShop((_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(bytes));
    expect((await read(outboundTo(shop))).error).toMatchObject({ name: 'OutboundRefused', code: 'ENCODING' });
  });

  test.each(['gzip', 'br'])('get, plain content said to be %s, is refused', async (encoding) => {
    const plain = Buffer.from('plain text, and more than a few bytes of it');
    const shop = await localShop((_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(plain));
    expect((await read(outboundTo(shop))).error).toMatchObject({ name: 'OutboundRefused', code: 'ENCODING' });
  });

  test.each([
    ['gzip', gzipSync('cut off '.repeat(1_000))],
    ['br', brotliCompressSync('cut off '.repeat(1_000))],
  ])('get, content of %s cut off, is a failure to try again', async (encoding, bytes) => {
    const half = bytes.subarray(0, Math.floor(bytes.length / 2));
    const shop = await localShop((_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(half));
    expect((await read(outboundTo(shop))).error).toMatchObject({ name: 'OutboundFailed', code: 'BROKEN_OFF' });
  });

  test('get, less than the length it names, is a failure to try again', async () => {
    const shop = await rawShop((socket) => {
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nshort'));
    });
    expect((await read(outboundTo(shop))).error).toMatchObject({ name: 'OutboundFailed', code: 'BROKEN_OFF' });
  });

  test.each([
    ['text/html', 'https://a.shop.example/'],
    ['image/svg+xml; charset=utf-8', 'https://a.shop.example/'],
    ['', 'https://a.shop.example/'],
    ['text/csv/evil', 'https://a.shop.example/'],
  ])('get, type %j where another is wanted, is refused', async (type, address) => {
    const shop = await localShop((_, response) =>
      response.writeHead(200, type ? { 'content-type': type } : {}).end('x'),
    );
    const refused = outboundTo(shop).get(address, { ...OPTIONS, accept: ['text/csv', 'image/png'] });
    await expect(refused).rejects.toMatchObject({ name: 'OutboundRefused', code: 'TYPE' });
    await expect(refused).rejects.toThrow('not text/csv or image/png');
  });

  test('get, a type of a wanted family, is taken', async () => {
    const shop = await localShop((_, response) => response.writeHead(200, { 'content-type': 'IMAGE/WebP' }).end('x'));
    expect(await read(outboundTo(shop), { accept: ['image/*'] })).toEqual({ error: undefined, bytes: 1 });
  });
});
