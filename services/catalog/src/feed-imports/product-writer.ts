import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Outcome, ProductRow } from './import.rules.ts';

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
  currency: string;
  at: Date;
}

const UPSERT_PRODUCTS = `
  INSERT INTO products (item_id, merchant, key, title, description, brand, category, product_type, tags, department, link, pictures,
    published, currency, price_min, price_max, in_stock, search, hash, import_id, import_outcome, first_seen_at, seen_at)
  SELECT r.item_id, $2, r.key, r.title, r.description, r.brand, r.category, r.product_type, r.tags, r.department, r.link, r.pictures,
    r.published, $3, r.price_min, r.price_max, r.in_stock,
    setweight(to_tsvector('words', r.search_a), 'A') || setweight(to_tsvector('words', r.search_b), 'B')
      || setweight(to_tsvector('words', r.search_c), 'C') || setweight(to_tsvector('words', r.search_d), 'D'),
    r.hash, $4, r.outcome, $5, $5
  FROM jsonb_to_recordset($1) AS r (item_id text, key text, title text, description text, brand text, category text,
    product_type text, tags text[], department text, link text, pictures text[], published boolean, price_min integer,
    price_max integer, in_stock boolean, search_a text, search_b text, search_c text, search_d text, hash text, outcome jsonb)
  ON CONFLICT (item_id) DO UPDATE SET (title, description, brand, category, product_type, tags, department, link, pictures, published,
    currency, price_min, price_max, in_stock, search, hash, import_id, import_outcome, seen_at)
  = (excluded.title, excluded.description, excluded.brand, excluded.category, excluded.product_type, excluded.tags,
    excluded.department, excluded.link, excluded.pictures, excluded.published, excluded.currency, excluded.price_min,
    excluded.price_max, excluded.in_stock, excluded.search, excluded.hash, excluded.import_id, excluded.import_outcome,
    excluded.seen_at)`;

const UPSERT_VARIANTS = `
  INSERT INTO variants (variant_id, item_id, position, key, sku, barcode, options, colour, size, price_minor, compare_at_minor,
    availability, quantity, picture, hash)
  SELECT * FROM jsonb_to_recordset($1) AS r (variant_id text, item_id text, position integer, key text, sku text, barcode text,
    options jsonb, colour text, size text, price_minor integer, compare_at_minor integer, availability text, quantity integer,
    picture text, hash text)
  ON CONFLICT (variant_id) DO UPDATE SET (position, sku, barcode, options, colour, size, price_minor, compare_at_minor, availability,
    quantity, picture, hash)
  = (excluded.position, excluded.sku, excluded.barcode, excluded.options, excluded.colour, excluded.size, excluded.price_minor,
    excluded.compare_at_minor, excluded.availability, excluded.quantity, excluded.picture, excluded.hash)`;

/** Writes products whole, in bulk, inside the caller's transaction, and says what became of each. */
@Injectable()
export class ProductWriter {
  async write(em: EntityManager, rows: readonly ProductRow[], context: WriteContext): Promise<Outcome[]> {
    const known = await this.known(em, rows, context.merchant);
    const changed = rows.filter(({ key, hash }) => known.get(key)?.hash !== hash);
    const variantHashes = await this.variantHashes(em, changed);
    const outcomes = rows.map((row) => outcomeOf(row, known.get(row.key), variantHashes, context.importId));
    const outcomeByKey = new Map(rows.map(({ key }, i) => [key, outcomes[i]]));
    if (changed.length > 0) {
      const products = changed.map(({ variants: _, words: __, ...row }) => ({
        ...row,
        outcome: outcomeByKey.get(row.key),
      }));
      const variants = changed.flatMap(({ item_id: itemId, variants }) =>
        variants.map((row) => ({ ...row, item_id: itemId })),
      );
      const { merchant, currency, importId, at } = context;
      await em.query(UPSERT_PRODUCTS, [JSON.stringify(products), merchant, currency, importId, at]);
      await em.query('DELETE FROM variants WHERE item_id = ANY ($1::text[]) AND NOT (variant_id = ANY ($2::text[]))', [
        changed.map(({ item_id: id }) => id),
        variants.map(({ variant_id: id }) => id),
      ]);
      await em.query(UPSERT_VARIANTS, [JSON.stringify(variants)]);
      // Sorted, so that two imports at once take the same locks in the same order.
      const words = [...new Set(changed.flatMap((row) => row.words))].sort();
      await em.query('INSERT INTO vocabulary SELECT unnest($1::text[]) ON CONFLICT DO NOTHING', [words]);
    }
    await this.markSeen(em, rows, outcomeByKey, known, context);
    return outcomes;
  }

  private async known(em: EntityManager, rows: readonly ProductRow[], merchant: string): Promise<Map<string, Known>> {
    const found = await em.query<Known[]>(
      'SELECT key, hash, import_id, import_outcome FROM products WHERE merchant = $1 AND key = ANY ($2::text[]) FOR UPDATE',
      [merchant, rows.map(({ key }) => key).sort()],
    );
    return new Map(found.map((row) => [row.key, row]));
  }

  private async variantHashes(em: EntityManager, rows: readonly ProductRow[]): Promise<Map<string, string>> {
    const found = await em.query<{ variant_id: string; hash: string }[]>(
      'SELECT variant_id, hash FROM variants WHERE item_id = ANY ($1::text[])',
      [rows.map(({ item_id: id }) => id)],
    );
    return new Map(found.map(({ variant_id: id, hash }) => [id, hash]));
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
    const seen = same.map(({ item_id: itemId, key }) => ({ item_id: itemId, outcome: outcomes.get(key) }));
    await em.query(
      `UPDATE products p SET seen_at = $2, import_id = $3, import_outcome = r.outcome
       FROM jsonb_to_recordset($1) AS r (item_id text, outcome jsonb) WHERE p.item_id = r.item_id`,
      [JSON.stringify(seen), at, importId],
    );
  }
}

function outcomeOf(
  row: ProductRow,
  known: Known | undefined,
  hashes: ReadonlyMap<string, string>,
  importId: string,
): Outcome {
  if (known?.hash === row.hash) {
    if (known.import_id === importId) return known.import_outcome;
    return { product: 'unchanged', variants: { accepted: 0, changed: 0, unchanged: row.variants.length } };
  }
  const variants = { accepted: 0, changed: 0, unchanged: 0 };
  for (const { variant_id: id, hash } of row.variants) {
    const before = hashes.get(id);
    variants[before === undefined ? 'accepted' : before === hash ? 'unchanged' : 'changed']++;
  }
  return { product: known ? 'changed' : 'accepted', variants };
}
