import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { MerchantView } from '#libs/contracts';
import { advisoryLock } from '#libs/database';
import { Merchant, type MerchantEdit, toSettingsView } from './merchant.entity.ts';

const MAX_MERCHANTS = 1_000;

@Injectable()
export class MerchantsRepository {
  constructor(private readonly database: DataSource) {}

  /** The merchant under a lock, so that nobody changes it meanwhile, or creates it: one that is not there has no row to lock. */
  async lock(em: EntityManager, slug: string): Promise<Merchant | null> {
    await em.query('SELECT pg_advisory_xact_lock($1)', [advisoryLock(`catalog.merchant:${slug}`)]);
    return em.findOne(Merchant, { where: { slug }, lock: { mode: 'pessimistic_write' } });
  }

  find(slug: string): Promise<Merchant | null> {
    return this.database.getRepository(Merchant).findOneBy({ slug });
  }

  async list(): Promise<MerchantView[]> {
    const found = await this.database.getRepository(Merchant).find({ order: { slug: 'ASC' }, take: MAX_MERCHANTS });
    const counts = await this.database.query<{ merchant: string; products: number }[]>(
      'SELECT merchant, count(*)::integer AS products FROM products GROUP BY merchant',
    );
    const products = new Map(counts.map((row) => [row.merchant, row.products]));
    return found.map((merchant) => ({ ...toSettingsView(merchant), products: products.get(merchant.slug) ?? 0 }));
  }

  /** Products of one merchant. */
  countProducts(em: EntityManager, slug: string): Promise<number> {
    return em
      .query<{ count: number }[]>('SELECT count(*)::integer AS count FROM products WHERE merchant = $1', [slug])
      .then(([row]) => row?.count ?? 0);
  }

  /** Creates or changes, and answers with the version that came of it; two at once do not fail. */
  async save(em: EntityManager, edit: MerchantEdit): Promise<number> {
    const [row] = await em.query<[{ version: number }]>(
      `INSERT INTO merchants AS m (slug, name, currency, shop_url, feed_url, feed_format, feed_mode, feed_every_minutes)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (slug) DO UPDATE SET name = $2, currency = $3, shop_url = $4, feed_url = $5, feed_format = $6, feed_mode = $7,
         feed_every_minutes = $8, version = m.version + 1, updated_at = now()
       RETURNING version`,
      [
        edit.slug,
        edit.name,
        edit.currency,
        edit.shopUrl,
        edit.feedUrl,
        edit.feedFormat,
        edit.feedMode,
        edit.feedEveryMinutes,
      ],
    );
    return row.version;
  }

  /** Keeps everything of it from shoppers, or no longer; what it was and is again keeps its time. */
  async suspend(em: EntityManager, slug: string, reason: string | null): Promise<Merchant> {
    await em.query(
      `UPDATE merchants SET suspended_at = CASE WHEN $2::text IS NULL THEN NULL ELSE coalesce(suspended_at, now()) END,
         suspended_reason = $2, version = version + 1, updated_at = now() WHERE slug = $1`,
      [slug, reason],
    );
    return em.findOneByOrFail(Merchant, { slug });
  }
}
