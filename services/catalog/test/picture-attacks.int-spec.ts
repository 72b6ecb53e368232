import { beforeAll, describe, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pictures } from '#libs/contracts';
import { type PictureShop, pictureShop, type ShopAnswer } from '#libs/testing';
import { pictureIdOf } from '../src/pictures/picture.rules.ts';
import { type CatalogUnderTest, catalogUnderTest } from './catalog-under-test.ts';
import { drawn, pngBomb, pngHeader, SVG } from './picture-files.ts';

let catalog: CatalogUnderTest;
let shop: PictureShop;
let jpeg: Buffer;
beforeAll(async () => {
  shop = await pictureShop();
  catalog = await catalogUnderTest({ OUTBOUND_HOSTS: shop.outboundHosts });
  jpeg = await drawn(200, 200).jpeg().toBuffer();
});

/** What an operator finds for a picture that a feed names, once somebody has asked for it. */
async function problemOf(slug: string, url: string): Promise<string> {
  const report = await catalog.importRows(slug, [{ handle: slug, title: 'Shirt', picture: url }]);
  if (report.reasons.length > 0) return `refused by the import: ${report.reasons.map(({ reason }) => reason).join()}`;
  const [known] = await catalog.database.query<{ picture_id: string; url: string }>(
    'SELECT picture_id, url FROM catalog.pictures JOIN catalog.products ON pictures[1] = url WHERE merchant = $1',
    [slug],
  );
  const id = known?.picture_id ?? 'none';
  expect(id).toBe(pictureIdOf(known?.url ?? ''));
  const asked = catalog.caller.call(pictures.getPicture, { picture_id: id, width: 320 });
  // To who asks, whatever is wrong looks alike: nothing of our network is told.
  await expect(asked).rejects.toMatchObject({
    code: 'NOT_FOUND',
    message: 'The shop does not give this picture right now',
  });
  const [row] = await catalog.database.query<{ state: string; problem: string }>(
    'SELECT state, problem FROM catalog.pictures WHERE picture_id = $1',
    [id],
  );
  expect(row?.state).toBe('failed');
  return row?.problem ?? '';
}

let numbered = 0;
const slugOf = (): string => `attack-${++numbered}`;

describe('addresses in a feed', () => {
  test.each([
    ['loopback', 'https://127.0.0.1/a.jpg', /the address is of this machine itself/],
    ['loopback, decimal', 'https://2130706433/a.jpg', /the address is of this machine itself/],
    ['loopback, octal', 'https://0177.0.0.1/a.jpg', /the address is of this machine itself/],
    ['loopback, hexadecimal', 'https://0x7f.1/a.jpg', /the address is of this machine itself/],
    ['loopback, full-width', 'https://１２７．０．０．１/a.jpg', /the address is of this machine itself/],
    ['unspecified', 'https://0.0.0.0/a.jpg', /means "this machine"/],
    ['IPv6 loopback', 'https://[::1]/a.jpg', /the address is of this machine itself/],
    ['IPv6 mapped', 'https://[::ffff:10.0.0.5]/a.jpg', /clothes of IPv6/],
    ['NAT64', 'https://[64:ff9b::7f00:1]/a.jpg', /leads through NAT64/],
    ['private', 'https://10.0.0.5/a.jpg', /is of a private network/],
    ['carrier-grade NAT', 'https://100.64.0.1/a.jpg', /inside a provider's network/],
    ['metadata', 'https://169.254.169.254/latest/meta-data/iam', /link-local, as metadata services/],
    ['metadata by IPv6', 'https://[fd00:ec2::254]/latest/', /is of a private network/],
    ['http', 'http://a.shop.example/a.jpg', /its scheme is "http:"; only https/],
    ['a port of the database', 'https://a.shop.example:5432/a.jpg', /names port 5432/],
    ['a port of SSH', 'https://a.shop.example:22/a.jpg', /names port 22/],
    ['localhost', 'https://localhost/a.jpg', /its name has no dot/],
    ['a trailing dot', 'https://a.shop.example./a.jpg', /ends with a dot/],
  ])('picture, %s, is not fetched and the row says why', async (_, url, why) => {
    const before = shop.asked.length;
    expect(await problemOf(slugOf(), url)).toMatch(why);
    expect(shop.asked).toHaveLength(before);
  });

  test.each([
    ['file', 'file:///etc/passwd'],
    ['gopher', 'gopher://127.0.0.1:6379/_FLUSHALL'],
    ['data', 'data:image/png;base64,AAAA'],
    ['ftp', 'ftp://a.shop.example/a.jpg'],
    ['credentials', 'https://user:secret@a.shop.example/a.jpg'],
    ['a host as user name', 'https://a.shop.example@127.0.0.1/a.jpg'],
  ])('picture, %s, is left out by the import already', async (_, url) => {
    const slug = slugOf();
    expect(await problemOf(slug, url)).toMatch(/^refused by the import/);
    expect(await catalog.database.query('SELECT 1 FROM catalog.pictures WHERE url = $1', [url])).toEqual([]);
  });
});

const answering = (headers: Record<string, string>, status = 200, body: Uint8Array = Buffer.alloc(0)): ShopAnswer => {
  return (response) => response.writeHead(status, headers).end(body);
};

describe('answers of a shop', () => {
  test.each<[string, () => ShopAnswer, RegExp]>([
    ['a redirect inside', () => answering({ location: 'https://169.254.169.254/latest/' }, 302), /sent us there/],
    ['a redirect to http', () => answering({ location: 'http://a.shop.example/b.jpg' }, 302), /scheme is "http:"/],
    ['a redirect to a file', () => answering({ location: 'file:///etc/passwd' }, 302), /scheme is "file:"/],
    ['redirects without end', () => answering({ location: '/loop.jpg' }, 302), /more than 5 times/],
    ['a page', () => ({ type: 'text/html', bytes: jpeg }), /sends "text\/html", not image/],
    [
      'a page said to be a picture',
      () => ({ type: 'image/jpeg', bytes: Buffer.from('<!doctype html><script>1</script>') }),
      /is no picture/,
    ],
    ['an SVG with a script', () => ({ type: 'image/svg+xml', bytes: SVG }), /SVG drawing/],
    ['an SVG said to be a PNG', () => ({ type: 'image/png', bytes: SVG }), /SVG drawing/],
    [
      'a PNG of 64k by 64k pixels',
      () => ({ type: 'image/png', bytes: pngHeader(65_535, 65_535) }),
      /million pixels|damaged/,
    ],
    [
      'a decompression bomb',
      () => ({ type: 'image/png', bytes: pngBomb(20_000, 20_000) }),
      /more than 64 million pixels/,
    ],
    ['a JPEG cut off', () => ({ type: 'image/jpeg', bytes: jpeg.subarray(0, jpeg.length / 2) }), /damaged or cut off/],
    [
      'a gzip bomb',
      () =>
        answering(
          { 'content-type': 'image/jpeg', 'content-encoding': 'gzip' },
          200,
          gzipSync(Buffer.alloc(40_000_000)),
        ),
      /larger than 16777216 bytes/,
    ],
    [
      'more than it may be',
      () => answering({ 'content-type': 'image/jpeg', 'content-length': '16777217' }),
      /larger than 16777216 bytes/,
    ],
    ['a refusal', () => answering({}, 403), /status 403/],
    ['an error', () => answering({}, 503), /right now: it answered with status 503/],
    ['nothing', () => ({ type: 'image/jpeg', bytes: Buffer.alloc(0) }), /is no picture/],
    ['a connection that ends', () => (response) => void response.destroy(), /ended in the middle/],
  ])('picture, %s, is not kept and the row says why', async (_, answer, why) => {
    const slug = slugOf();
    shop.answers.set(`/${slug}.jpg`, answer());
    shop.answers.set('/loop.jpg', answering({ location: '/loop.jpg' }, 302));
    expect(await problemOf(slug, `https://a.shop.example/${slug}.jpg`)).toMatch(why);
    const folder = join(catalog.bed.assetsDir, 'pictures');
    expect(
      existsSync(folder)
        ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
        : [],
    ).toEqual([]);
  });

  test('picture, a JPEG said to be a PNG or bytes, is what its content is', async () => {
    for (const type of ['image/png', 'application/octet-stream']) {
      const slug = slugOf();
      const url = `https://b.shop.example/${slug}.jpg`;
      shop.answers.set(`/${slug}.jpg`, { type, bytes: jpeg });
      await catalog.importRows(slug, [{ handle: slug, title: 'Shirt', picture: url }]);
      const picture = await catalog.caller.call(pictures.getPicture, { picture_id: pictureIdOf(url), width: 160 });
      expect(picture.content_type).toBe('image/webp');
    }
  });
});
