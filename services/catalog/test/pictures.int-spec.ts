import { beforeAll, describe, expect, test } from '@jest/globals';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { LocalAssetStore } from '#libs/assets';
import { items, pictures, type PictureView } from '#libs/contracts';
import { type PictureShop, pictureShop } from '#libs/testing';
import { pictureIdOf } from '../src/pictures/picture.rules.ts';
import { type CatalogUnderTest, catalogUnderTest } from './catalog-under-test.ts';
import { drawn } from './picture-files.ts';

let catalog: CatalogUnderTest;
let shop: PictureShop;
let assets: LocalAssetStore;
let jpeg: Buffer;
beforeAll(async () => {
  shop = await pictureShop();
  catalog = await catalogUnderTest({ OUTBOUND_HOSTS: shop.outboundHosts, PUBLIC_URL: 'http://atelier.example' });
  assets = new LocalAssetStore(catalog.bed.assetsDir);
  jpeg = await drawn(1_200, 1_600).jpeg().toBuffer();
});

/** Imports one item with these pictures, the first as its own and of its variant. */
async function item(slug: string, picture: string, variantPicture = picture): Promise<string> {
  const report = await catalog.importRows(slug, [{ handle: slug, title: `Shirt ${slug}`, picture, variantPicture }]);
  expect(report).toMatchObject({ status: 'done', reasons: [] });
  return picture;
}
const get = (url: string, width = 320): Promise<PictureView> =>
  catalog.caller.call(pictures.getPicture, { picture_id: pictureIdOf(url), width });
const contentOf = async ({ asset_key: key }: PictureView): Promise<Buffer> => {
  const content = await assets.get(key);
  if (!content) throw new Error(`There is no ${key}`);
  return buffer(content);
};
const row = async (url: string): Promise<Record<string, unknown>> => {
  const [found] = await catalog.database.query<Record<string, unknown>>(
    'SELECT state, problem, width, height, content, etag, attempts, host, is_main, next_try_at > now() AS waits FROM catalog.pictures WHERE url = $1',
    [url],
  );
  return found ?? {};
};
/** As if the time to wait were over. */
const due = (url: string): Promise<unknown> =>
  catalog.database.query('UPDATE catalog.pictures SET next_try_at = now() WHERE url = $1 RETURNING 1', [url]);

describe('addresses', () => {
  test('get_item and search_catalog, an item with pictures, give addresses of ours that name no shop', async () => {
    const url = await item('addresses', 'https://a.shop.example/own.jpg', 'https://a.shop.example/variant.jpg');
    const { items: found } = await catalog.search({ query: 'shirt addresses' });
    const ours = `http://atelier.example/pictures/${pictureIdOf(url)}?w=640`;
    expect(found[0]?.picture).toBe(ours);
    const view = await catalog.caller.call(items.getItem, { item_id: found[0]?.item_id ?? '' });
    expect(view.pictures[0]).toBe(ours);
    expect(view.variants[0]?.picture).toBe(
      `http://atelier.example/pictures/${pictureIdOf('https://a.shop.example/variant.jpg')}?w=640`,
    );
    expect(JSON.stringify([found, view])).not.toContain('shop.example/own');
    expect(await row(url)).toMatchObject({ state: 'new', is_main: true, host: 'a.shop.example' });
    expect(await row('https://a.shop.example/variant.jpg')).toMatchObject({ state: 'new', is_main: false });
    expect(shop.asked).toEqual([]);
  });

  test('handles, made by the migration for pictures that were there before it, are those of the addresses', async () => {
    const url = 'https://a.shop.example/ünï.jpg?a=1';
    const [found] = await catalog.database.query<{ id: string }>(
      `SELECT 'pic_' || left(encode(sha256(convert_to($1, 'UTF8')), 'hex'), 20) AS id`,
      [url],
    );
    expect(found?.id).toBe(pictureIdOf(url));
  });
});

describe('get_picture', () => {
  test('get_picture, several widths, fetches once and gives each in its size', async () => {
    const url = await item('widths', 'https://b.shop.example/widths.jpg');
    shop.answers.set('/widths.jpg', { type: 'image/jpeg', bytes: jpeg, etag: '"one"' });
    for (const width of [160, 320, 640, 1_024]) {
      const picture = await get(url, width);
      expect(picture).toMatchObject({
        content_type: 'image/webp',
        etag: expect.stringMatching(new RegExp(`^[0-9a-f]{16}-${width}$`)),
      });
      const content = await contentOf(picture);
      expect(content.length).toBe(picture.bytes);
      expect(await sharp(content).metadata()).toMatchObject({ format: 'webp', width });
    }
    expect(shop.asked.filter((path) => path === '/widths.jpg')).toHaveLength(1);
    expect(await row(url)).toMatchObject({
      state: 'ready',
      problem: null,
      width: 1_200,
      height: 1_600,
      etag: '"one"',
      attempts: 0,
    });
  });

  test('get_picture, twenty at the same time, fetches once', async () => {
    const url = await item('at-once', 'https://b.shop.example/at-once.jpg');
    shop.answers.set('/at-once.jpg', (response) => {
      setTimeout(() => response.writeHead(200, { 'content-type': 'image/jpeg' }).end(jpeg), 200);
    });
    const views = await Promise.all(Array.from({ length: 20 }, (_, at) => get(url, at % 2 ? 160 : 640)));
    expect(new Set(views.map(({ asset_key: key }) => key)).size).toBe(2);
    expect(shop.asked.filter((path) => path === '/at-once.jpg')).toHaveLength(1);
  });

  test('get_picture, two instances at the same time, fetch once', async () => {
    const url = await item('replicas', 'https://b.shop.example/replicas.jpg');
    await catalog.bed.service('catalog', { OUTBOUND_HOSTS: shop.outboundHosts });
    shop.answers.set('/replicas.jpg', (response) => {
      setTimeout(() => response.writeHead(200, { 'content-type': 'image/jpeg' }).end(jpeg), 500);
    });
    const views = await Promise.all(Array.from({ length: 12 }, () => get(url)));
    expect(new Set(views.map(({ etag }) => etag)).size).toBe(1);
    expect(shop.asked.filter((path) => path === '/replicas.jpg')).toHaveLength(1);
  });

  test('get_picture, a shop that is slow, answers that it is not ready, and has it later', async () => {
    const url = await item('slow', 'https://b.shop.example/slow.jpg');
    let answer: (() => void) | undefined;
    shop.answers.set('/slow.jpg', (response) => {
      answer = () => response.writeHead(200, { 'content-type': 'image/jpeg' }).end(jpeg);
    });
    await expect(
      catalog.caller.call(
        pictures.getPicture,
        { picture_id: pictureIdOf(url), width: 320 },
        { deadline: Date.now() + 3_000 },
      ),
    ).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    while (!answer) await sleep(20);
    answer();
    expect(await get(url)).toMatchObject({ content_type: 'image/webp' });
    expect(shop.asked.filter((path) => path === '/slow.jpg')).toHaveLength(1);
  });

  test('get_picture, unknown handles and widths, are refused', async () => {
    await expect(get('https://b.shop.example/never-heard-of.jpg')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(get('https://b.shop.example/widths.jpg', 321)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    for (const id of ['pic_0', '../../secret', `pic_${'A'.repeat(20)}`, `pic_${'0'.repeat(21)}`])
      await expect(catalog.caller.call(pictures.getPicture, { picture_id: id, width: 320 })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
      });
  });

  test('get_picture, a picture that is not there, is tried again when its time has come', async () => {
    const url = await item('later', 'https://b.shop.example/later.jpg');
    await expect(get(url)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(get(url)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(shop.asked.filter((path) => path === '/later.jpg')).toHaveLength(1);
    expect(await row(url)).toMatchObject({
      state: 'failed',
      attempts: 1,
      waits: true,
      problem: 'Cannot fetch from b.shop.example: it answered with status 404',
    });
    shop.answers.set('/later.jpg', { type: 'image/jpeg', bytes: jpeg });
    await due(url);
    expect(await get(url)).toMatchObject({ content_type: 'image/webp' });
    expect(await row(url)).toMatchObject({ state: 'ready', attempts: 0, problem: null });
  });

  test('get_picture, its files are lost, is fetched anew', async () => {
    const url = await item('lost', 'https://b.shop.example/lost.jpg');
    shop.answers.set('/lost.jpg', { type: 'image/jpeg', bytes: jpeg });
    const { asset_key: key, etag } = await get(url, 320);
    await assets.delete(key);
    await assets.delete(key.replace('-320', '-master'));
    await expect(get(url, 320)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await get(url, 320)).toMatchObject({ asset_key: key, etag });
    expect(shop.asked.filter((path) => path === '/lost.jpg')).toHaveLength(2);
  });

  test('get_picture, the service is killed over a fetch, is fetched when the claim has ended', async () => {
    const url = await item('killed', 'https://b.shop.example/killed.jpg');
    const lone = await catalogUnderTest({ OUTBOUND_HOSTS: shop.outboundHosts });
    await lone.importRows('killed', [{ handle: 'killed', title: 'Shirt', picture: url }]);
    const asked = (): number => shop.asked.filter((path) => path === '/killed.jpg').length;
    shop.answers.set('/killed.jpg', () => undefined);
    const input = { picture_id: pictureIdOf(url), width: 320 };
    const hanging = lone.caller.call(pictures.getPicture, input, { deadline: Date.now() + 5_000 }).catch(() => 'lost');
    while (asked() === 0) await sleep(20);
    await lone.part.kill();
    expect(await hanging).toBe('lost');
    shop.answers.set('/killed.jpg', { type: 'image/jpeg', bytes: jpeg });
    await lone.part.start();
    await lone.database.query('UPDATE catalog.pictures SET next_try_at = now() RETURNING 1');
    expect(await lone.caller.call(pictures.getPicture, input)).toMatchObject({ content_type: 'image/webp' });
    expect(asked()).toBe(2);
  });
});
