import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import { DEEPEST_SAMPLE, TILE_SAMPLE, tileOf } from './tile-address.rules.ts';
import { decodeTile, encodeTile, type TileItem } from './tile-codec.ts';
import { withItem } from './tile-sample.rules.ts';
import { type TileRecord, writeTiles } from './tile-writer.ts';

interface Changing {
  readonly tx: number;
  readonly ty: number;
  items: number;
  sample: TileItem[];
}

/** Adds items to the tiles they lie in, from the deepest zoom to 0. Whoever calls this holds the lock for placing. */
export async function addToTiles(
  em: EntityManager,
  map: { readonly version: number; readonly deepestZoom: number },
  items: readonly TileItem[],
): Promise<void> {
  for (let zoom = map.deepestZoom; zoom >= 0; zoom--) {
    const most = zoom === map.deepestZoom ? DEEPEST_SAMPLE : TILE_SAMPLE;
    const tiles = await tilesOf(em, map.version, zoom, items);
    for (const item of items) {
      const tile = tiles.get(keyOf(item, zoom));
      if (!tile) continue;
      tile.sample = withItem(tile.sample, item, zoom, most);
      tile.items++;
    }
    const records = [...tiles.values()].map(({ sample, ...tile }): TileRecord => ({
      zoom,
      ...tile,
      sample: encodeTile(sample),
    }));
    await writeTiles(em, map.version, records);
  }
}

/**
 * Has tiles say of items what they are like now, where these are in their samples; who lies where and stands for how many stays. Whoever
 * calls this holds the lock for placing.
 *
 * @returns whether any tile said something else
 */
export async function renewInTiles(
  em: EntityManager,
  map: { readonly version: number; readonly deepestZoom: number },
  items: readonly TileItem[],
): Promise<boolean> {
  const renewed = new Map(items.map((item) => [item.itemId, item]));
  let isChanged = false;
  for (let zoom = map.deepestZoom; zoom >= 0 && items.length > 0; zoom--) {
    const records: TileRecord[] = [];
    for (const { sample, ...tile } of (await tilesOf(em, map.version, zoom, items)).values()) {
      const now = sample.map((item) => renewedItem(item, renewed.get(item.itemId)));
      if (!isDeepStrictEqual(now, sample)) records.push({ zoom, ...tile, sample: encodeTile(now) });
    }
    await writeTiles(em, map.version, records);
    isChanged ||= records.length > 0;
  }
  return isChanged;
}

const renewedItem = (item: TileItem, now: TileItem | undefined): TileItem =>
  now ? { ...now, x: item.x, y: item.y, weight: item.weight } : item;

const keyOf = ({ x, y }: { x: number; y: number }, zoom: number): string => `${tileOf(x, zoom)}/${tileOf(y, zoom)}`;

/** The tiles some items lie in; those that have no item yet are empty. */
async function tilesOf(
  em: EntityManager,
  version: number,
  zoom: number,
  items: readonly TileItem[],
): Promise<Map<string, Changing>> {
  const tiles = new Map<string, Changing>();
  for (const item of items)
    tiles.set(keyOf(item, zoom), { tx: tileOf(item.x, zoom), ty: tileOf(item.y, zoom), items: 0, sample: [] });
  const known = await em.query<{ tx: number; ty: number; items: number; sample: Buffer }[]>(
    `SELECT t.tx, t.ty, t.items, t.sample FROM unnest($3::int[], $4::int[]) AS a (tx, ty)
     JOIN style_map_tiles t ON t.version = $1 AND t.zoom = $2 AND t.tx = a.tx AND t.ty = a.ty`,
    [version, zoom, [...tiles.values()].map(({ tx }) => tx), [...tiles.values()].map(({ ty }) => ty)],
  );
  for (const { tx, ty, items: count, sample } of known)
    tiles.set(`${tx}/${ty}`, { tx, ty, items: count, sample: decodeTile(sample) });
  return tiles;
}
