import { beforeAll, describe, expect, test } from '@jest/globals';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { LocalAssetStore } from '#libs/assets';
import { itemStates, type PictureView, styleMap, styleMapPictures, type Viewport } from '#libs/contracts';
import { assetKeyOf, pictureIdOf } from '../src/pictures/picture.rules.ts';
import { type CatalogUnderTest, catalogUnderTest } from './catalog-under-test.ts';
import { drawn } from './picture-files.ts';
import { addRegions, clothes, onLattice, publishMap } from './style-map-rows.ts';

const CONTENT = '0123456789abcdef';
/** Only this one is in our store; nobody answers for the others. */
const URL_OF_FIRST = 'https://a.shop.example/p-0.jpg';

let catalog: CatalogUnderTest;
let assets: LocalAssetStore;
let version: number;
beforeAll(async () => {
  catalog = await catalogUnderTest({ CATALOG_PICTURE_PREFETCH: 'false' });
  assets = new LocalAssetStore(catalog.bed.assetsDir);
  const rows = clothes(60).map((row) => ({ ...row, picture: `https://a.shop.example/${row.handle}.jpg` }));
  await catalog.importRows('boutique', rows);
  version = await publishMap(catalog, onLattice);
  await addRegions(catalog, version);
  const bytes = await drawn(900, 1_200).webp().toBuffer();
  await assets.put(assetKeyOf(pictureIdOf(URL_OF_FIRST), CONTENT, 'master'), once(bytes), 1_000_000);
  await catalog.database.query(
    `UPDATE catalog.pictures SET state = 'ready', content = $2, width = 900, height = 1200, fetched_at = now() WHERE url = $1`,
    [URL_OF_FIRST, CONTENT],
  );
});

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}
const CORNER: Viewport = { x_min: 0, y_min: 0, x_max: 0.125, y_max: 0.125 };
const pictureIn = async (viewport?: Viewport): Promise<string> => {
  const { picture } = await catalog.caller.call(styleMap.viewStyleMap, viewport ? { viewport } : {});
  return picture?.split('/').at(-1) ?? '';
};
const draw = (pictureId: string): Promise<PictureView> =>
  catalog.caller.call(styleMapPictures.getMapPicture, { picture_id: pictureId });
const pixels = async ({ asset_key: key }: PictureView): Promise<Buffer> => {
  const content = await assets.get(key);
  if (!content) throw new Error(`There is no ${key}`);
  const { data, info } = await sharp(await buffer(content))
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect(info).toMatchObject({ width: 1_024, height: 1_024 });
  return data;
};
const isRed = (data: Buffer): number => {
  let count = 0;
  for (let at = 0; at < data.length; at += 3)
    if ((data[at] ?? 0) > 150 && (data[at + 1] ?? 0) < 80 && (data[at + 2] ?? 0) < 80) count++;
  return count;
};

describe('getMapPicture', () => {
  test('getMapPicture, the address of a view, is a picture of it, drawn once and the same for everybody', async () => {
    const id = await pictureIn();
    const [first, again] = [await draw(id), await draw(id)];
    expect(first).toMatchObject({
      content_type: 'image/webp',
      etag: expect.stringMatching(/^[0-9a-f]{24}$/) as unknown,
    });
    expect(again).toEqual(first);
    expect(first.asset_key).toMatch(new RegExp(`^map-pictures/${version}/0-0-0-`));
    await pixels(first);
    const kept = await catalog.database.query('SELECT asset_key FROM catalog.style_map_pictures');
    expect(kept).toEqual([{ asset_key: first.asset_key }]);
  });

  test('getMapPicture, a picture we have, is shown; an item that is hidden is in no picture from then on', async () => {
    const id = await pictureIn(CORNER);
    const before = await draw(id);
    expect(isRed(await pixels(before))).toBeGreaterThan(1_000);
    const [row] = await catalog.database.query<{ item_id: string }>(
      `SELECT item_id FROM catalog.products WHERE key = 'p-0'`,
    );
    const hide = { item_id: row?.item_id ?? '', hidden: true, reason: 'Asked for' };
    await catalog.caller.call(itemStates.setItemHidden, hide);
    const after = await draw(id);
    expect(after.etag).not.toBe(before.etag);
    expect(isRed(await pixels(after))).toBeLessThan(200);
  });

  test('getMapPicture, many at once of one part, are one drawing', async () => {
    const id = await pictureIn({ x_min: 0.5, y_min: 0, x_max: 1, y_max: 0.5 });
    const all = await Promise.all(Array.from({ length: 8 }, () => draw(id)));
    expect(new Set(all.map(({ asset_key: key }) => key)).size).toBe(1);
  });

  test('getMapPicture, an address nobody was given, is not found', async () => {
    const id = await pictureIn();
    const forged = [id.replace('-0-0-0-', '-4-1-1-'), `${id.slice(0, -1)}${id.endsWith('a') ? 'b' : 'a'}`];
    for (const picture of forged) await expect(draw(picture)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(draw('map_1-2-3-4')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  test('getMapPicture, another map is shown, belongs to the one before and is not found', async () => {
    const id = await pictureIn();
    await publishMap(catalog, onLattice);
    await expect(draw(id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await pictureIn()).not.toBe(id);
  });
});
