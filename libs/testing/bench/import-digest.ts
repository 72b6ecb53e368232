import type { DataSource } from 'typeorm';

/** Each table's rows without what says when they were written and by which import, in the order of their keys. */
const ROWS: Readonly<Record<string, string>> = {
  products: `SELECT to_jsonb(p) - 'seen_at' - 'first_seen_at' - 'import_id' - 'import_outcome' - 'gone_at' - 'gone_by' - 'named_by'
    || jsonb_build_object('gone', gone_at IS NOT NULL) AS row, item_id AS key FROM products p`,
  variants: 'SELECT to_jsonb(v) AS row, variant_id AS key FROM variants v',
  vocabulary: 'SELECT to_jsonb(word) AS row, word AS key FROM vocabulary',
  price_history: `SELECT to_jsonb(h) - 'at' - 'left_at' || jsonb_build_object('left', left_at IS NOT NULL) AS row, variant_id || ' ' || row_number() OVER (PARTITION BY variant_id ORDER BY at) AS key
    FROM price_history h`,
  style_map_queue: `SELECT to_jsonb(item_id) AS row, item_id AS key FROM style_map_queue`,
  report: `SELECT jsonb_build_array(status, rows_read, products, variants, gone) AS row, created_at::text AS key FROM feed_imports`,
};

/** One line a table: how many rows it has, and a digest of all of them. */
export function digests(database: DataSource): Promise<Record<string, string>> {
  return database.transaction(async (em) => {
    // A million rows take longer than any statement of the service may.
    await em.query('SET LOCAL statement_timeout = 0');
    const found: Record<string, string> = {};
    for (const [table, rows] of Object.entries(ROWS)) {
      const [digest] = await em.query<{ count: number; digest: string }[]>(
        `SELECT count(*)::int AS count, md5(coalesce(string_agg(md5(row::text), '' ORDER BY key COLLATE "C"), '')) AS digest FROM (${rows}) rows`,
      );
      found[table] = `${digest?.count} rows, ${digest?.digest}`;
    }
    return found;
  });
}
