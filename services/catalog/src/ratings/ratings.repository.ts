import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { RatingView } from '#libs/contracts';
import { readable } from '../items/visible.ts';

/** What a person said of an item. */
export interface Rated {
  readonly item_id: string;
  readonly rating: -1 | 0 | 1;
  readonly reasons: RatingView['reasons'];
}

/** A rating with what its item is now; null where the shop no longer shows it. */
export interface RatedItem extends Rated {
  readonly rated_at: Date;
  /** Microseconds of `rated_at`, for cursors. */
  readonly rated_us: string;
  readonly title: string | null;
  readonly currency: string | null;
  readonly price_min: number | null;
  readonly picture: string | null;
}

/** Where a page of ratings ended. */
export interface After {
  readonly ratedUs: string;
  readonly itemId: string;
}

const RATED_ITEM = `SELECT r.item_id, r.rating, r.reasons, r.rated_at, (extract(epoch FROM r.rated_at) * 1000000)::bigint::text AS rated_us,
    p.title, p.currency, p.price_min, p.pictures[1] AS picture
  FROM ratings r LEFT JOIN products p ON p.item_id = r.item_id AND ${readable()}`;

@Injectable()
export class RatingsRepository {
  constructor(private readonly database: DataSource) {}

  /** Other writes of the person wait until this one is committed. */
  async lock(em: EntityManager, userId: string): Promise<void> {
    await em.query('INSERT INTO tastes (user_id, version) VALUES ($1, 1) ON CONFLICT (user_id) DO NOTHING', [userId]);
    await em.query('SELECT FROM tastes WHERE user_id = $1 FOR UPDATE', [userId]);
  }

  /** Has every replica read the person's taste anew; under the lock. */
  async changed(em: EntityManager, userId: string): Promise<void> {
    await em.query('UPDATE tastes SET version = version + 1 WHERE user_id = $1', [userId]);
  }

  async isReadable(em: EntityManager, itemId: string): Promise<boolean> {
    const rows = await em.query<unknown[]>(`SELECT 1 FROM products p WHERE p.item_id = $1 AND ${readable()}`, [itemId]);
    return rows.length > 0;
  }

  async find(em: EntityManager, userId: string, itemId: string): Promise<RatedItem | null> {
    const rows = await em.query<RatedItem[]>(`${RATED_ITEM} WHERE r.user_id = $1 AND r.item_id = $2`, [userId, itemId]);
    return rows[0] ?? null;
  }

  async set(em: EntityManager, userId: string, { item_id: itemId, rating, reasons }: Rated, at: Date): Promise<void> {
    await em.query(
      `INSERT INTO ratings (user_id, item_id, rating, reasons, rated_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (user_id, item_id) DO UPDATE SET rating = $3, reasons = $4, rated_at = $5`,
      [userId, itemId, rating, reasons, at],
    );
  }

  async delete(em: EntityManager, userId: string, itemId: string): Promise<boolean> {
    const [, deleted] = await em.query<[unknown[], number]>('DELETE FROM ratings WHERE user_id = $1 AND item_id = $2', [
      userId,
      itemId,
    ]);
    return deleted > 0;
  }

  async count(userId: string, rating?: number, em: EntityManager = this.database.manager): Promise<number> {
    const [row] = await em.query<{ total: number }[]>(
      'SELECT count(*)::int AS total FROM ratings WHERE user_id = $1 AND ($2::int IS NULL OR rating = $2)',
      [userId, rating ?? null],
    );
    return row?.total ?? 0;
  }

  /** The latest first. */
  list(
    userId: string,
    { rating, limit, after }: { rating: number | undefined; limit: number; after: After | undefined },
  ): Promise<RatedItem[]> {
    return this.database.query(
      `${RATED_ITEM} WHERE r.user_id = $1 AND ($2::int IS NULL OR r.rating = $2)
         AND ($3::bigint IS NULL OR r.rated_at < ${AT} OR (r.rated_at = ${AT} AND r.item_id > $4))
       ORDER BY r.rated_at DESC, r.item_id LIMIT $5`,
      [userId, rating ?? null, after?.ratedUs ?? null, after?.itemId ?? null, limit],
    );
  }
}

const AT = `('epoch'::timestamptz + $3::bigint * interval '1 microsecond')`;
