import type { EntityManager } from 'typeorm';
import type { TileAddress } from './tile-address.rules.ts';

/** A tile as it is stored. */
export interface TileRecord extends TileAddress {
  readonly items: number;
  readonly sample: Buffer;
}

const WRITE = `INSERT INTO style_map_tiles (version, zoom, tx, ty, items, sample)
  SELECT $1, * FROM unnest($2::smallint[], $3::int[], $4::int[], $5::int[], $6::bytea[])
  ON CONFLICT (version, zoom, tx, ty) DO UPDATE SET items = excluded.items, sample = excluded.sample`;

/** Writes tiles of a version in one statement, in place of those that are there. */
export async function writeTiles(
  em: Pick<EntityManager, 'query'>,
  version: number,
  tiles: readonly TileRecord[],
): Promise<void> {
  if (tiles.length === 0) return;
  const column = <K extends keyof TileRecord>(name: K): TileRecord[K][] => tiles.map((tile) => tile[name]);
  await em.query(WRITE, [version, column('zoom'), column('tx'), column('ty'), column('items'), column('sample')]);
}
