import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { OperationError } from '#libs/contracts';
import type { TileAddress } from '../tiles/tile-address.rules.ts';
import { decodeTile, type TileItem } from '../tiles/tile-codec.ts';

/** A tile with the sample of its items. */
export interface Tile extends TileAddress {
  readonly items: number;
  readonly sample: readonly TileItem[];
}

/** New items are added to tiles as they come: nobody waits for them longer than this. */
const KEPT_MS = 5_000;
/** About 30 MB. */
const MOST_KEPT = 512;

interface Kept {
  readonly tile: Tile | undefined;
  readonly until: number;
}

/** Reads tiles by their addresses, and keeps them for a moment: people next to each other look at the same ones. */
@Injectable()
export class TileReader {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly database: DataSource) {}

  /** Tiles that have items. */
  async read(version: number, addresses: readonly TileAddress[]): Promise<Tile[]> {
    const now = performance.now();
    const missing = addresses.filter((address) => {
      const known = this.kept.get(keyOf(version, address));
      return !known || known.until <= now;
    });
    const fresh = missing.length === 0 ? [] : await this.load(version, missing);
    const byKey = new Map(fresh.map((tile) => [keyOf(version, tile), tile]));
    const tiles = addresses.flatMap((address) => {
      const key = keyOf(version, address);
      return byKey.get(key) ?? this.kept.get(key)?.tile ?? [];
    });
    for (const address of missing) this.keep(keyOf(version, address), byKey.get(keyOf(version, address)));
    return tiles;
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
    this.kept.delete(key);
    const oldest = this.kept.keys().next();
    if (this.kept.size >= MOST_KEPT && !oldest.done) this.kept.delete(oldest.value);
    this.kept.set(key, { tile, until: performance.now() + KEPT_MS });
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

const keyOf = (version: number, { zoom, tx, ty }: TileAddress): string => `${version}/${zoom}/${tx}/${ty}`;
