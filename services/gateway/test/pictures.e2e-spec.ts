import { beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import {
  AdminClient,
  Caller,
  type PictureShop,
  pictureShop,
  readFacts,
  shopifyCsv,
  signToken,
  TestBed,
} from '#libs/testing';
import { items } from '#libs/contracts';

let shop: PictureShop;
let bed: TestBed;
let publicUrl: string;
let caller: Caller;

beforeAll(async () => {
  const facts = readFacts();
  shop = await pictureShop();
  bed = await TestBed.make(facts);
  const gateway = await bed.gateway(facts.issuer.url);
  publicUrl = gateway.publicUrl;
  await bed.service('catalog', { OUTBOUND_HOSTS: shop.outboundHosts, PUBLIC_URL: publicUrl });
  caller = await Caller.connect(facts, bed.natsUrl);
  shop.answers.set('/shirt.png', { type: 'image/png', bytes: await picture('#204080') });
  shop.answers.set('/drawing.svg', {
    type: 'image/svg+xml',
    bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  });
  const scope = 'admin:catalog:read admin:catalog:write';
  const token = signToken(facts.issuer, { aud: `${publicUrl}/mcp`, sub: 'auth0|operator', scope });
  const admin = new AdminClient(publicUrl, token);
  const feed = ['shirt.png', 'drawing.svg', 'gone.png', 'inside.png'].map((name) => ({
    handle: name.replace('.', '-'),
    title: `Linen ${name}`,
    picture: name === 'inside.png' ? 'https://169.254.169.254/inside.png' : `https://a.shop.example/${name}`,
  }));
  await admin.importFeed('linen', shopifyCsv(feed));
});

const picture = (background: string): Promise<Buffer> =>
  sharp({ create: { width: 900, height: 1_200, channels: 3, background } })
    .png()
    .toBuffer();
const idOf = (address: string): string => `pic_${createHash('sha256').update(address).digest('hex').slice(0, 20)}`;
const SHIRT = `/pictures/${idOf('https://a.shop.example/shirt.png')}`;
const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${publicUrl}${path}`, { redirect: 'manual', ...init });

describe('a picture', () => {
  test('GET /pictures, the address an item gives, is a picture for anybody who asks', async () => {
    const { items: found } = await caller.call(items.searchCatalog, { query: 'linen shirt.png' });
    const address = found.find(({ title }) => title === 'Linen shirt.png')?.picture ?? '';
    expect(address).toBe(`${publicUrl}${SHIRT}?w=640`);
    const answer = await fetch(address);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=86400, immutable',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'cross-origin',
      etag: expect.stringMatching(/^"[0-9a-f]{16}-640"$/),
    });
    expect(answer.headers.has('set-cookie')).toBe(false);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(answer.headers.get('content-length')).toBe(String(bytes.length));
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 640, height: 853 });
  });

  test.each([160, 320, 640, 1_024])(
    'GET /pictures, width %d, is as wide, or as wide as the picture is',
    async (width) => {
      const answer = await ask(`${SHIRT}?w=${width}`);
      const meta = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
      expect([answer.status, meta.width]).toEqual([200, Math.min(width, 900)]);
    },
  );

  test('GET /pictures, asked for again, is fetched from the shop no more', async () => {
    await ask(SHIRT);
    await ask(SHIRT);
    expect(shop.asked.filter((path) => path === '/shirt.png')).toHaveLength(1);
  });

  test('GET /pictures, known already, is 304 without content', async () => {
    const etag = (await ask(SHIRT)).headers.get('etag') ?? '';
    for (const name of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const answer = await ask(SHIRT, { headers: { 'if-none-match': name } });
      expect([answer.status, await answer.text(), answer.headers.get('etag')]).toEqual([304, '', etag]);
    }
    expect((await ask(SHIRT, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  });

  test('HEAD /pictures, is the same without content', async () => {
    const answer = await ask(SHIRT, { method: 'HEAD' });
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([200, 'image/webp', '']);
  });

  test.each(['null', 'https://chat.example'])(
    'GET /pictures, from a page of the origin %s, is a picture',
    async (origin) => {
      expect((await ask(SHIRT, { headers: { origin } })).status).toBe(200);
      expect((await fetch(`${publicUrl}/health`, { headers: { origin } })).status).toBe(403);
    },
  );

  test('GET /pictures, with an invalid token, is a picture all the same', async () => {
    expect((await ask(SHIRT, { headers: { authorization: 'Bearer nonsense' } })).status).toBe(200);
  });
});

describe('no picture', () => {
  test.each([
    ['of a handle nobody knows', `/pictures/pic_${'0'.repeat(20)}`],
    ['of something that is no handle', '/pictures/shirt.png'],
    ['of a path that climbs', '/pictures/..%2f..%2fsecrets'],
    ['of a handle in capitals', `/pictures/pic_${'A'.repeat(20)}`],
    ['in a width there is not', `${SHIRT}?w=321`],
    ['in a width that is none', `${SHIRT}?w=640px`],
    ['in several widths', `${SHIRT}?w=320&w=640`],
    ['that is a drawing with a script', `/pictures/${idOf('https://a.shop.example/drawing.svg')}`],
    ['that the shop does not have', `/pictures/${idOf('https://a.shop.example/gone.png')}`],
    ['at an address inside', `/pictures/${idOf('https://169.254.169.254/inside.png')}`],
  ])('GET /pictures, %s, is 404 with a placeholder, and sends nobody to a shop', async (_, path) => {
    const answer = await ask(path);
    expect(answer.status).toBe(404);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/svg+xml',
      'cache-control': 'public, max-age=60',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
    expect(answer.headers.has('location')).toBe(false);
    const drawing = await answer.text();
    expect(drawing).toMatch(/^<svg /);
    expect(drawing).not.toMatch(/script|href|shop\.example/);
  });

  test('POST /pictures, is not there', async () => {
    expect((await ask(SHIRT, { method: 'POST' })).status).toBe(404);
  });

  test('GET /pictures, too many from one address, are refused for a while, and nothing else is', async () => {
    const facts = readFacts();
    const limited = await bed.gateway(facts.issuer.url, {
      GATEWAY_PICTURES_BURST: '3',
      GATEWAY_PICTURES_PER_MINUTE: '1',
    });
    const statuses: number[] = [];
    for (let n = 0; n < 5; n++) statuses.push((await fetch(`${limited.publicUrl}${SHIRT}`)).status);
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
    const refused = await fetch(`${limited.publicUrl}${SHIRT}`);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await fetch(`${limited.publicUrl}/`)).status).toBe(200);
  });

  test('GET /pictures, the catalog is away, is 503 with a placeholder that nobody keeps', async () => {
    const facts = readFacts();
    const lonely = await TestBed.make(facts);
    const gateway = await lonely.gateway(facts.issuer.url);
    const answer = await fetch(`${gateway.publicUrl}${SHIRT}`);
    expect([answer.status, answer.headers.get('cache-control'), answer.headers.get('content-type')]).toEqual([
      503,
      'no-store',
      'image/svg+xml',
    ]);
    expect(answer.headers.get('retry-after')).not.toBeNull();
  });
});
