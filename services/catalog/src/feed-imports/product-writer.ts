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
  at: Date;
}

/** Columns as they are in the rows of `import.rules.ts`, with their types. */
const PRODUCT_COLUMNS = {
  item_id: 'text',
  key: 'text',
  title: 'text',
  description: 'text',
  brand: 'text',
  category: 'text',
  product_type: 'text',
  tags: 'text[]',
  department: 'text',
  link: 'text',
  pictures: 'text[]',
  published: 'boolean',
  currency: 'text',
  price_min: 'integer',
  price_max: 'integer',
  in_stock: 'boolean',
  hash: 'text',
  language: 'text',
  condition: 'text',
  adult: 'boolean',
  kind: 'text',
  slot: 'text',
  colour_families: 'text[]',
  materials: 'text[]',
  pattern: 'text',
  seasons: 'text[]',
  occasions: 'text[]',
  formality: 'smallint',
  warmth: 'smallint',
  age_group: 'text',
  google_category: 'integer',
  attributes: 'jsonb',
  colours: 'text[]',
  sizes: 'text[]',
} as const;

const VARIANT_COLUMNS = {
  variant_id: 'text',
  item_id: 'text',
  position: 'integer',
  key: 'text',
  sku: 'text',
  barcode: 'text',
  options: 'jsonb',
  colour: 'text',
  colour_family: 'text',
  size: 'text',
  size_keys: 'text[]',
  price_minor: 'integer',
  compare_at_minor: 'integer',
  availability: 'text',
  quantity: 'integer',
  picture: 'text',
  link: 'text',
  hash: 'text',
} as const;

type Columns = Readonly<Record<string, string>>;
const names = (columns: Columns): string[] => Object.keys(columns);
const typed = (columns: Columns): string =>
  Object.entries(columns)
    .map((column) => column.join(' '))
    .join(', ');
const overwrite = (columns: readonly string[]): string =>
  `DO UPDATE SET (${columns.join(', ')}) = (${columns.map((name) => `excluded.${name}`).join(', ')})`;

/** What an import that comes again leaves as it was. */
const FIXED = ['item_id', 'variant_id', 'key'];
const changing = (columns: Columns): string[] => names(columns).filter((name) => !FIXED.includes(name));

const SEARCH = [
  ...'abcd'.split('').map((weight) => `setweight(to_tsvector('words', r.search_${weight}), '${weight.toUpperCase()}')`),
  'array_to_tsvector(r.terms)',
].join(' || ');

const UPSERT_PRODUCTS = `
  INSERT INTO products (${names(PRODUCT_COLUMNS).join(', ')}, merchant, search, import_outcome, import_id, first_seen_at, seen_at)
  SELECT ${names(PRODUCT_COLUMNS)
    .map((name) => `r.${name}`)
    .join(', ')}, $2, ${SEARCH}, r.outcome, $3, $4, $4
  FROM jsonb_to_recordset($1) AS r (${typed(PRODUCT_COLUMNS)},
    search_a text, search_b text, search_c text, search_d text, terms text[], outcome jsonb)
  ON CONFLICT (item_id) ${overwrite([...changing(PRODUCT_COLUMNS), 'search', 'import_outcome', 'import_id', 'seen_at'])}`;

const UPSERT_VARIANTS = `
  INSERT INTO variants (${names(VARIANT_COLUMNS).join(', ')})
  SELECT ${names(VARIANT_COLUMNS).join(', ')} FROM jsonb_to_recordset($1) AS r (${typed(VARIANT_COLUMNS)})
  ON CONFLICT (variant_id) ${overwrite(changing(VARIANT_COLUMNS).filter((name) => name !== 'item_id'))}`;

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
      const { merchant, importId, at } = context;
      await em.query(UPSERT_PRODUCTS, [JSON.stringify(products), merchant, importId, at]);
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
