import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Drawn pictures that are kept; about 100 KB each. */
export const KEPT = 1_000;
/** Thrown away at once, so that nobody waits long for it. */
const BATCH = 50;

@Injectable()
export class MapPicturesRepository {
  constructor(private readonly database: DataSource) {}

  /** Of these pictures of shops, what we have: the name of the content, by handle. */
  async contents(pictureIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (pictureIds.length === 0) return new Map();
    const rows = await this.database.query<{ picture_id: string; content: string }[]>(
      `SELECT picture_id, content FROM pictures WHERE picture_id = ANY ($1::text[]) AND state = 'ready' AND content IS NOT NULL`,
      [pictureIds],
    );
    return new Map(rows.map(({ picture_id: pictureId, content }) => [pictureId, content]));
  }

  /** Before it is stored, so that no file is ever forgotten. */
  async remember(assetKey: string): Promise<void> {
    await this.database.query(
      `INSERT INTO style_map_pictures (asset_key, drawn_at) VALUES ($1, now()) ON CONFLICT (asset_key) DO UPDATE SET drawn_at = now()`,
      [assetKey],
    );
  }

  /** Drawn longest ago, beyond what is kept. */
  async oldest(): Promise<string[]> {
    const rows = await this.database.query<{ asset_key: string }[]>(
      `SELECT asset_key FROM (SELECT asset_key FROM style_map_pictures ORDER BY drawn_at DESC OFFSET ${KEPT}) old LIMIT ${BATCH}`,
    );
    return rows.map(({ asset_key: key }) => key);
  }

  async forget(assetKey: string): Promise<void> {
    await this.database.query('DELETE FROM style_map_pictures WHERE asset_key = $1', [assetKey]);
  }
}
