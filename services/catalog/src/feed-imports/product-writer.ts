import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { rememberPictures } from '../pictures/remember-pictures.ts';
import { type PriceRow, PriceHistoryRepository } from '../prices/price-history.repository.ts';
import { queueForMap } from '../style-map/tiles/queue-for-map.ts';
import type { Outcome, ProductRow } from './import.rules.ts';
import { upsertProducts, upsertVariants } from './product-sql.ts';
import { type KnownVariant, outcomeOf, pricesOf } from './outcome.rules.ts';

interface Known {
  key: string;
  hash: string;
  import_id: string;
  import_outcome: Outcome;
}

/** Which import writes, for which merchant, as of when. */
export interface WriteContext {
  importId: string;
  merchant: string;
  at: Date;
}

/** Writes products whole, in bulk, inside the caller's transaction, and says what became of each. */
@Injectable()
export class ProductWriter {
  constructor(private readonly prices: PriceHistoryRepository) {}

  async write(em: EntityManager, rows: readonly ProductRow[], context: WriteContext): Promise<Outcome[]> {
    const { importId, merchant, at } = context;
    const known = await this.known(em, rows, merchant);
    const changed = rows.filter(({ key, hash }) => known.get(key)?.hash !== hash);
    const variants = await this.variantsOf(
      em,
      changed.filter(({ key }) => known.has(key)),
    );
    const outcomes = rows.map((row) => outcomeOf(row, known.get(row.key), variants, importId));
    const outcomeByKey = new Map(rows.map(({ key }, i) => [key, outcomes[i]]));
    if (changed.length > 0) {
      const products = changed.map((row) => ({ row, outcome: outcomeByKey.get(row.key) }));
      await upsertProducts(em, products, [merchant, importId, at]);
      await this.writeVariants(em, changed, variants, at);
      await rememberPictures(em, changed);
      await queueForMap(
        em,
        changed.map(({ item_id: id }) => id),
      );
      await this.addWords(em, changed);
    }
    await this.markSeen(em, rows, outcomeByKey, known, context);
    return outcomes;
  }

  private async writeVariants(
    em: EntityManager,
    products: readonly ProductRow[],
    known: ReadonlyMap<string, KnownVariant>,
    at: Date,
  ): Promise<void> {
    const rows = products.flatMap(({ item_id: itemId, variants }) =>
      variants.map((row) => ({ ...row, item_id: itemId })),
    );
    const present = new Set(rows.map(({ variant_id: id }) => id));
    const others = [...known.keys()].filter((id) => !present.has(id));
    if (others.length > 0) {
      await em.query('DELETE FROM variants WHERE variant_id = ANY ($1::text[])', [others]);
      await this.prices.leave(em, others, at);
    }
    const different = rows.filter(({ variant_id: id, hash }) => known.get(id)?.hash !== hash);
    if (different.length > 0) await upsertVariants(em, different);
    const { first, changed } = pricesOf(products, known);
    await this.prices.record(em, first, changed, at);
  }

  /** Sorted, so that two imports at once take the same locks in the same order. */
  private async addWords(em: EntityManager, rows: readonly ProductRow[]): Promise<void> {
    const words = [...new Set(rows.flatMap((row) => row.words))].sort();
    await em.query(
      `INSERT INTO vocabulary SELECT word FROM unnest($1::text[]) word
       WHERE NOT EXISTS (SELECT FROM vocabulary v WHERE v.word = word.word) ON CONFLICT DO NOTHING`,
      [words],
    );
  }

  private async known(em: EntityManager, rows: readonly ProductRow[], merchant: string): Promise<Map<string, Known>> {
    const found = await em.query<Known[]>(
      'SELECT key, hash, import_id, import_outcome FROM products WHERE merchant = $1 AND key = ANY ($2::text[]) FOR UPDATE',
      [merchant, rows.map(({ key }) => key).sort()],
    );
    return new Map(found.map((row) => [row.key, row]));
  }

  private async variantsOf(em: EntityManager, rows: readonly ProductRow[]): Promise<Map<string, KnownVariant>> {
    if (rows.length === 0) return new Map();
    const found = await em.query<(PriceRow & KnownVariant)[]>(
      `SELECT variant_id, v.hash, price_minor, compare_at_minor, currency FROM variants v JOIN products p USING (item_id)
       WHERE item_id = ANY ($1::text[])`,
      [rows.map(({ item_id: id }) => id)],
    );
    return new Map(found.map((row) => [row.variant_id, row]));
  }

  /** Unchanged products were confirmed too. One this same import wrote before it was interrupted keeps its first outcome. */
  private async markSeen(
    em: EntityManager,
    rows: readonly ProductRow[],
    outcomes: ReadonlyMap<string, Outcome | undefined>,
    known: ReadonlyMap<string, Known>,
    { importId, at }: WriteContext,
  ): Promise<void> {
    const same = rows.filter(
      ({ key, hash }) => known.get(key)?.hash === hash && known.get(key)?.import_id !== importId,
    );
    if (same.length === 0) return;
    await em.query(
      `UPDATE products p SET seen_at = $3, import_id = $4, import_outcome = r.outcome::jsonb
       FROM unnest($1::text[], $2::text[]) AS r (item_id, outcome) WHERE p.item_id = r.item_id`,
      [same.map(({ item_id: id }) => id), same.map(({ key }) => JSON.stringify(outcomes.get(key))), at, importId],
    );
  }
}
