import type { EntityManager } from 'typeorm';
import type { Outcome, ProductRow, VariantRow } from './import.rules.ts';
import { changing, names, overwrite, PRODUCT_COLUMNS, typed, VARIANT_COLUMNS } from './product-columns.ts';

const SEARCH = [
  ...'abcd'.split('').map((weight) => `setweight(to_tsvector('words', r.search_${weight}), '${weight.toUpperCase()}')`),
  'array_to_tsvector(r.terms)',
].join(' || ');

/** One that was gone is back. */
const BACK = ['gone_at', 'gone_by'];

const PRODUCTS = `
  INSERT INTO products (${names(PRODUCT_COLUMNS).join(', ')}, merchant, search, import_outcome, import_id, first_seen_at, seen_at)
  SELECT ${names(PRODUCT_COLUMNS)
    .map((name) => `r.${name}`)
    .join(', ')}, $2, ${SEARCH}, r.outcome, $3, $4, $4
  FROM jsonb_to_recordset($1) AS r (${typed(PRODUCT_COLUMNS)},
    search_a text, search_b text, search_c text, search_d text, terms text[], outcome jsonb)
  ON CONFLICT (item_id) ${overwrite([...changing(PRODUCT_COLUMNS), 'search', 'import_outcome', 'import_id', 'seen_at', ...BACK])}`;

const VARIANTS = `
  INSERT INTO variants (${names(VARIANT_COLUMNS).join(', ')})
  SELECT ${names(VARIANT_COLUMNS).join(', ')} FROM jsonb_to_recordset($1) AS r (${typed(VARIANT_COLUMNS)})
  ON CONFLICT (variant_id) ${overwrite(changing(VARIANT_COLUMNS).filter((name) => name !== 'item_id'))}`;

/** Inserts or overwrites products; the values are merchant, import and time. */
export async function upsertProducts(
  em: EntityManager,
  products: readonly { row: ProductRow; outcome: Outcome | undefined }[],
  values: readonly [merchant: string, importId: string, at: Date],
): Promise<void> {
  const rows = products.map(({ row: { variants: _, words: __, ...row }, outcome }) => ({ ...row, outcome }));
  await em.query(PRODUCTS, [JSON.stringify(rows), ...values]);
}

/** Inserts or overwrites variants. */
export async function upsertVariants(
  em: EntityManager,
  rows: readonly (VariantRow & { item_id: string })[],
): Promise<void> {
  await em.query(VARIANTS, [JSON.stringify(rows)]);
}
