import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Colour } from '../attributes/attributes.rules.ts';
import { queueForMap } from '../style-map/tiles/queue-for-map.ts';
import { LOOK_AGAIN_AFTER } from './picture.rules.ts';
import { COLOUR_PRODUCT, NOT_SHARED, SHOWN_BY } from './remember-pictures.ts';

/** A picture as it stands. */
export interface Standing {
  readonly state: 'new' | 'ready' | 'failed';
  /** Digest of what is kept; the keys of its files are made of it. */
  readonly content: string | null;
  /** Whether somebody may try now, as far as anybody knows. */
  readonly isDue: boolean;
}

/** A picture that is ours to fetch until the lease ends. */
export interface Claimed {
  readonly pictureId: string;
  readonly url: string;
  readonly isMain: boolean;
  readonly state: Standing['state'];
  readonly content: string | null;
  readonly etag: string | null;
  /** This one included. */
  readonly attempts: number;
}

export interface Fetched {
  readonly content: string;
  readonly width: number;
  readonly height: number;
  readonly etag: string | null;
  readonly colours: readonly Colour[] | null;
}

/** Longer than any fetch takes. Whoever dies over it leaves the picture to others after that. */
const LEASE_S = 90;

const CLAIM = `UPDATE pictures SET attempts = attempts + 1, next_try_at = now() + make_interval(secs => ${LEASE_S})`;
const CLAIMED = `RETURNING picture_id AS "pictureId", url, is_main AS "isMain", state, content, etag, attempts`;

@Injectable()
export class PicturesRepository {
  constructor(private readonly database: DataSource) {}

  async find(pictureId: string): Promise<Standing | undefined> {
    const [found] = await this.database.query<Standing[]>(
      `SELECT state, content, next_try_at <= now() AS "isDue" FROM pictures WHERE picture_id = $1`,
      [pictureId],
    );
    return found;
  }

  /** Takes a picture that is not ready, when nobody has it and it is time to try. */
  async claim(pictureId: string): Promise<Claimed | undefined> {
    const [rows] = await this.database.query<[Claimed[], number]>(
      `${CLAIM} WHERE picture_id = $1 AND state <> 'ready' AND next_try_at <= now() ${CLAIMED}`,
      [pictureId],
    );
    return rows[0];
  }

  /** Takes the main picture that has waited longest, of any host but these. */
  async claimNext(except: readonly string[]): Promise<Claimed | undefined> {
    const [rows] = await this.database.query<[Claimed[], number]>(
      `${CLAIM} WHERE picture_id = (
         SELECT picture_id FROM pictures WHERE is_main AND next_try_at <= now() AND NOT (host = ANY ($1::text[]))
         ORDER BY next_try_at LIMIT 1 FOR UPDATE SKIP LOCKED
       ) ${CLAIMED}`,
      [except],
    );
    return rows[0];
  }

  /** It is here; who asks from now on gets it. */
  async ready(pictureId: string, { content, width, height, etag, colours }: Fetched): Promise<void> {
    await this.database.query(
      `UPDATE pictures SET state = 'ready', problem = NULL, content = $2, width = $3, height = $4, etag = $5, colours = $6,
         fetched_at = now(), attempts = 0, next_try_at = now() + make_interval(secs => $7) WHERE picture_id = $1`,
      [pictureId, content, width, height, etag, colours && JSON.stringify(colours), LOOK_AGAIN_AFTER],
    );
    if (colours) await this.shareColours(pictureId);
  }

  /**
   * Gives the colours of a picture to the products it is the main picture of and that say nothing of colour themselves. One at a time:
   * an import holds the locks of many, in an order of its own.
   */
  async shareColours(pictureId: string): Promise<void> {
    const products = await this.database.query<{ item_id: string }[]>(SHOWN_BY, [pictureId]);
    for (const { item_id: itemId } of products)
      await this.database.transaction(async (em) => {
        await em.query(COLOUR_PRODUCT, [itemId, pictureId]);
        await queueForMap(em, [itemId]);
      });
  }

  /** Does the same for what was left undone. */
  async shareColoursLeft(): Promise<void> {
    const left = await this.database.query<{ picture_id: string }[]>(NOT_SHARED);
    for (const { picture_id: pictureId } of left) await this.shareColours(pictureId);
  }

  /** The shop says that it is still the same. */
  async same(pictureId: string): Promise<void> {
    await this.database.query(
      `UPDATE pictures SET problem = NULL, fetched_at = now(), attempts = 0,
         next_try_at = now() + make_interval(secs => $2) WHERE picture_id = $1`,
      [pictureId, LOOK_AGAIN_AFTER],
    );
  }

  /** It could not be fetched. What we have of it from before stays. */
  async failed(pictureId: string, problem: string, afterSeconds: number): Promise<void> {
    await this.database.query(
      `UPDATE pictures SET state = CASE state WHEN 'ready' THEN 'ready' ELSE 'failed' END, problem = left($2, 500),
         next_try_at = now() + make_interval(secs => $3) WHERE picture_id = $1`,
      [pictureId, problem, afterSeconds],
    );
  }

  /** Not tried after all: anybody may. */
  async release(pictureId: string): Promise<void> {
    await this.database.query(
      `UPDATE pictures SET attempts = greatest(attempts - 1, 0), next_try_at = now() WHERE picture_id = $1`,
      [pictureId],
    );
  }

  /** Its files are gone: it is fetched as if for the first time. */
  async lost(pictureId: string): Promise<void> {
    await this.database.query(
      `UPDATE pictures SET state = 'new', content = NULL, etag = NULL, attempts = 0, next_try_at = now() WHERE picture_id = $1`,
      [pictureId],
    );
  }
}
