import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** A price as it is kept: from `at` until the next one of the same variant. */
export interface PriceRow {
  variant_id: string;
  price_minor: number;
  compare_at_minor: number | null;
  currency: string;
}

/** Prices kept of one variant; and for how long, besides the one in force. */
const KEPT = 100;
const KEPT_DAYS = 400;
/** The span shoppers are told the lowest price of. */
const LOWEST_OF_DAYS = 30;

/** One that comes back for what it was sold for last has no new price. */
const RECORD = `INSERT INTO price_history (variant_id, at, price_minor, compare_at_minor, currency)
  SELECT r.variant_id, $5, r.price_minor, r.compare_at_minor, r.currency
  FROM unnest($1::text[], $2::integer[], $3::integer[], $4::text[]) AS r (variant_id, price_minor, compare_at_minor, currency)
  LEFT JOIN LATERAL (SELECT * FROM price_history h WHERE h.variant_id = r.variant_id ORDER BY at DESC LIMIT 1) last ON true
  WHERE (r.price_minor, r.compare_at_minor, r.currency)
    IS DISTINCT FROM (last.price_minor, last.compare_at_minor, last.currency)
  ON CONFLICT (variant_id, at) DO UPDATE
    SET (price_minor, compare_at_minor, currency) = (excluded.price_minor, excluded.compare_at_minor, excluded.currency)`;

/** Of the variants that got a new price; the others have no more than they had. */
const TRIM = `DELETE FROM price_history old USING (
    SELECT variant_id, at, row_number() OVER (PARTITION BY variant_id ORDER BY at DESC) AS place
    FROM price_history WHERE variant_id = ANY ($1::text[])
  ) ranked
  WHERE old.variant_id = ranked.variant_id AND old.at = ranked.at
    AND (place > ${KEPT} OR (place > 1 AND old.at < $2::timestamptz - interval '${KEPT_DAYS} days'))`;

const BACK = 'UPDATE price_history SET left_at = NULL WHERE variant_id = ANY ($1::text[]) AND left_at IS NOT NULL';

/** A bounded number each time some leave: more than leave, unless very many do. */
const FORGET = `DELETE FROM price_history WHERE (variant_id, at) IN (
  SELECT variant_id, at FROM price_history WHERE left_at < $1::timestamptz - interval '${KEPT_DAYS} days'
  LIMIT 10000 FOR UPDATE SKIP LOCKED)`;

/** The price in force when the span began counts too: it is the last one from before. */
const LOWEST = `SELECT v.variant_id, least(v.price_minor, min(h.price_minor)) AS price_minor
  FROM variants v JOIN products p USING (item_id) JOIN price_history h ON h.variant_id = v.variant_id AND h.currency = p.currency
  WHERE v.item_id = $1 AND h.at >= coalesce(
    (SELECT max(at) FROM price_history b WHERE b.variant_id = v.variant_id AND b.at <= now() - interval '${LOWEST_OF_DAYS} days'),
    '-infinity')
  GROUP BY v.variant_id`;

/** What variants cost over time. A row for the first price and for each change, none while it stays the same. */
@Injectable()
export class PriceHistoryRepository {
  constructor(private readonly database: DataSource) {}

  /** @param first not for sale until now, so that there is nothing to trim; some may have been before. */
  async record(em: EntityManager, first: readonly PriceRow[], changed: readonly PriceRow[], at: Date): Promise<void> {
    const rows = [...first, ...changed];
    if (rows.length === 0) return;
    const column = <K extends keyof PriceRow>(name: K): PriceRow[K][] => rows.map((row) => row[name]);
    const values = [column('variant_id'), column('price_minor'), column('compare_at_minor'), column('currency'), at];
    if (first.length > 0) await em.query(BACK, [first.map(({ variant_id: id }) => id)]);
    await em.query(RECORD, values);
    if (changed.length > 0) await em.query(TRIM, [changed.map(({ variant_id: id }) => id), at]);
  }

  /** Variants that are not for sale any more; their prices are kept, for they may come back. */
  async leave(em: EntityManager, variantIds: readonly string[], at: Date): Promise<void> {
    await em.query('UPDATE price_history SET left_at = $2 WHERE variant_id = ANY ($1::text[])', [variantIds, at]);
    await em.query(FORGET, [at]);
  }

  /** Lowest price of the last 30 days by variant of an item, in its currency; without those no price was kept of. */
  async lowest(itemId: string): Promise<Map<string, number>> {
    const rows = await this.database.query<{ variant_id: string; price_minor: number }[]>(LOWEST, [itemId]);
    return new Map(rows.map(({ variant_id: id, price_minor: minor }) => [id, minor]));
  }

  /** Prices of a variant, the one in force first; `null` when there is no such variant. */
  async list(variantId: string): Promise<(PriceRow & { at: Date })[] | null> {
    const known = await this.database.query<unknown[]>('SELECT FROM variants WHERE variant_id = $1', [variantId]);
    if (known.length === 0) return null;
    return this.database.query(
      `SELECT variant_id, at, price_minor, compare_at_minor, currency FROM price_history
       WHERE variant_id = $1 ORDER BY at DESC LIMIT ${KEPT}`,
      [variantId],
    );
  }
}
