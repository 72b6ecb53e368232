import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { MerchantView } from '#libs/contracts';
import { Merchant } from './merchant.entity.ts';

const MAX_MERCHANTS = 1_000;

/** Advisory locks on slugs; the number is ours alone in this database. */
const SLUG_LOCKS = 7_240_118;

@Injectable()
export class MerchantsRepository {
  constructor(private readonly database: DataSource) {}

  /** The merchant under a lock, so that nobody changes it meanwhile, or creates it: one that is not there has no row to lock. */
  async lock(em: EntityManager, slug: string): Promise<Merchant | null> {
    await em.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [SLUG_LOCKS, slug]);
    return em.findOne(Merchant, { where: { slug }, lock: { mode: 'pessimistic_write' } });
  }

  find(slug: string): Promise<Merchant | null> {
    return this.database.getRepository(Merchant).findOneBy({ slug });
  }

  list(): Promise<MerchantView[]> {
    return this.database.query(
      `SELECT slug, name, m.currency, shop_url, version::text, count(item_id)::integer AS products
       FROM merchants m LEFT JOIN products p ON p.merchant = m.slug GROUP BY slug ORDER BY slug LIMIT ${MAX_MERCHANTS}`,
    );
  }

  /** Products of one merchant. */
  countProducts(em: EntityManager, slug: string): Promise<number> {
    return em
      .query<{ count: number }[]>('SELECT count(*)::integer AS count FROM products WHERE merchant = $1', [slug])
      .then(([row]) => row?.count ?? 0);
  }

  /** Creates or changes, and answers with the version that came of it; two at once do not fail. */
  async save(
    em: EntityManager,
    { slug, name, currency, shopUrl }: Pick<Merchant, 'slug' | 'name' | 'currency' | 'shopUrl'>,
  ): Promise<number> {
    const [row] = await em.query<[{ version: number }]>(
      `INSERT INTO merchants AS m (slug, name, currency, shop_url) VALUES ($1, $2, $3, $4)
       ON CONFLICT (slug) DO UPDATE SET name = $2, currency = $3, shop_url = $4, version = m.version + 1, updated_at = now()
       RETURNING version`,
      [slug, name, currency, shopUrl],
    );
    return row.version;
  }
}
