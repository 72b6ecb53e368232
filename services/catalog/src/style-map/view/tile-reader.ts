import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { OperationError } from '#libs/contracts';
import type { TileAddress } from '../tiles/tile-address.rules.ts';
import type { ShownMap } from './map-reader.ts';
import { decodeTile, type TileItem } from '../tiles/tile-codec.ts';

/** A tile with the sample of its items. */
export interface Tile extends TileAddress {
  readonly items: number;
  readonly sample: readonly TileItem[];
}

/** About 30 MB. */
const MOST_KEPT = 512;

/** Reads tiles by their addresses, and keeps them: people next to each other look at the same ones. */
@Injectable()
export class TileReader {
  private readonly kept = new Map<string, Tile | undefined>();

  constructor(private readonly database: DataSource) {}

  /** Tiles that have items. */
  async read(map: Pick<ShownMap, 'version' | 'revision'>, addresses: readonly TileAddress[]): Promise<Tile[]> {
    const known = addresses.map((address) => this.kept.get(keyOf(map, address)));
    const missing = addresses.filter((address) => !this.kept.has(keyOf(map, address)));
    if (missing.length === 0) return known.filter((tile) => tile !== undefined);
    const loaded = await this.load(map.version, missing);
    const byKey = new Map(loaded.map((tile) => [keyOf(map, tile), tile]));
    for (const address of missing) this.keep(keyOf(map, address), byKey.get(keyOf(map, address)));
    return addresses.flatMap((address, at) => known[at] ?? byKey.get(keyOf(map, address)) ?? []);
  }

  private async load(version: number, addresses: readonly TileAddress[]): Promise<Tile[]> {
    const rows = await this.database.query<(TileAddress & { items: number; sample: Buffer })[]>(
      `SELECT t.zoom::int, t.tx, t.ty, t.items, t.sample
       FROM unnest($2::smallint[], $3::int[], $4::int[]) AS a (zoom, tx, ty)
       JOIN style_map_tiles t ON t.version = $1 AND t.zoom = a.zoom AND t.tx = a.tx AND t.ty = a.ty`,
      [version, addresses.map(({ zoom }) => zoom), addresses.map(({ tx }) => tx), addresses.map(({ ty }) => ty)],
    );
    return rows.map(({ sample, ...row }) => ({ ...row, sample: decoded(sample) }));
  }

  private keep(key: string, tile: Tile | undefined): void {
    const oldest = this.kept.keys().next();
    if (this.kept.size >= MOST_KEPT && !oldest.done) this.kept.delete(oldest.value);
    this.kept.set(key, tile);
  }
}

function decoded(sample: Buffer): TileItem[] {
  try {
    return decodeTile(sample);
  } catch (error) {
    throw new OperationError('UNAVAILABLE', 'The style map is being made anew. Try again in a few minutes.', {
      cause: error,
    });
  }
}

/** With items added or changed the map has another revision: what was read before is not shown again. */
const keyOf = ({ version, revision }: Pick<ShownMap, 'version' | 'revision'>, { zoom, tx, ty }: TileAddress): string =>
  `${version}.${revision}/${zoom}/${tx}/${ty}`;
