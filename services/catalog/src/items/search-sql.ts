import type { ItemFilters, SearchCatalogInput } from '#libs/contracts';
import type { Position } from './cursor.rules.ts';
import { visible } from './visible.ts';

/** A text of SQL and the values it refers to as `$1`, `$2` … */
export interface Sql {
  readonly text: string;
  readonly values: readonly unknown[];
}

export type Sort = NonNullable<SearchCatalogInput['sort']>;

/** What is looked for, once words are settled. */
export interface Question {
  /** A `tsquery`; absent when only browsing. */
  readonly words?: string;
  readonly filters: ItemFilters;
  readonly sort: Sort;
  /** Only what has a page at its shop. */
  readonly withPage?: true;
}

/** Totals are exact up to here, "at least" beyond. */
export const COUNTED = 10_000;

/** Sort values as whole numbers, so that a page ends exactly where the next begins. */
const SORT_VALUE: Record<Sort, { value: (words: string | undefined) => string; direction: 'ASC' | 'DESC' }> = {
  relevance: {
    // What is in stock comes before an equally good match that is not; browsing shows the newest first.
    value: (words) =>
      words
        ? `(ts_rank_cd('{0.05, 0.2, 0.4, 1.0}', p.search, ${words}, 1) * 1000000)::bigint * 2 + p.in_stock::int`
        : `p.in_stock::int::bigint * 1000000000000 + extract(epoch FROM p.first_seen_at)::bigint`,
    direction: 'DESC',
  },
  price_asc: { value: () => 'p.price_min::bigint', direction: 'ASC' },
  price_desc: { value: () => 'p.price_max::bigint', direction: 'DESC' },
  newest: { value: () => 'extract(epoch FROM p.first_seen_at)::bigint', direction: 'DESC' },
};

class Values {
  readonly list: unknown[] = [];

  /** Adds a value and returns its placeholder. */
  add(value: unknown, type: string): string {
    this.list.push(value);
    return `$${this.list.length}::${type}`;
  }
}

const lower = (texts: readonly string[]): string[] => texts.map((text) => text.trim().toLowerCase());

/** Conditions one and the same variant must meet: the blue one in M under 50 that is in stock. */
function variantConditions(filters: ItemFilters, values: Values): string[] {
  const { colours, sizes, price_min_minor: min, price_max_minor: max, in_stock: inStock } = filters;
  return [
    ...(colours?.length ? [`lower(v.colour) = ANY (${values.add(lower(colours), 'text[]')})`] : []),
    ...(sizes?.length ? [`lower(v.size) = ANY (${values.add(lower(sizes), 'text[]')})`] : []),
    ...(min === undefined ? [] : [`v.price_minor >= ${values.add(min, 'int')}`]),
    ...(max === undefined ? [] : [`v.price_minor <= ${values.add(max, 'int')}`]),
    ...(inStock ? [`v.availability = 'in_stock'`] : []),
  ];
}

function matching({ words, filters, sort, withPage }: Question, values: Values): string {
  const query = words === undefined ? undefined : values.add(words, 'tsquery');
  const { categories, brands, department, currency } = filters;
  const variant = variantConditions(filters, values);
  const conditions = [
    visible(),
    ...(withPage ? ['p.link IS NOT NULL'] : []),
    ...(query ? [`p.search @@ ${query}`] : []),
    ...(categories?.length ? [`lower(p.category) = ANY (${values.add(lower(categories), 'text[]')})`] : []),
    ...(brands?.length ? [`lower(p.brand) = ANY (${values.add(lower(brands), 'text[]')})`] : []),
    ...(department ? [`p.department = ANY (${values.add([department, 'unisex'], 'text[]')})`] : []),
    ...(currency ? [`p.currency = ${values.add(currency, 'text')}`] : []),
    ...(variant.length
      ? [`EXISTS (SELECT 1 FROM variants v WHERE v.item_id = p.item_id AND ${variant.join(' AND ')})`]
      : []),
  ];
  return `SELECT p.item_id, p.category, p.brand, ${SORT_VALUE[sort].value(query)} AS value FROM products p WHERE ${conditions.join(' AND ')}`;
}

/** One page of ids, one more than asked for to know whether there is a next, and the total. */
export function pageSql(question: Question, limit: number, after: Position | undefined): Sql {
  const values = new Values();
  const matched = matching(question, values);
  const { direction } = SORT_VALUE[question.sort];
  const beyond = direction === 'ASC' ? '>' : '<';
  const start = after
    ? `WHERE value ${beyond} ${values.add(after.value, 'bigint')} OR (value = $${values.list.length}::bigint AND item_id > ${values.add(after.itemId, 'text')})`
    : '';
  const text = `WITH matched AS MATERIALIZED (${matched})
    SELECT page.item_id, page.value::text, counted.total
    FROM (SELECT count(*)::int AS total FROM (SELECT 1 FROM matched LIMIT ${COUNTED + 1}) countable) counted
    LEFT JOIN LATERAL (
      SELECT item_id, value FROM matched ${start} ORDER BY value ${direction}, item_id LIMIT ${values.add(limit + 1, 'int')}
    ) page ON true
    ORDER BY page.value ${direction}, page.item_id`;
  return { text, values: values.list };
}

const FACET_VALUES = 20;

/** How the matches divide by category, brand, colour and size. */
export function facetsSql(question: Question): Sql {
  const values = new Values();
  const matched = matching(question, values);
  const ofProducts = (column: string): string =>
    `(SELECT '${column}' AS facet, min(${column}) AS value, count(*)::int AS count FROM matched WHERE ${column} IS NOT NULL
      GROUP BY lower(${column}) ORDER BY count DESC, value LIMIT ${FACET_VALUES})`;
  const ofVariants = (column: string): string =>
    `(SELECT '${column}' AS facet, min(v.${column}) AS value, count(DISTINCT v.item_id)::int AS count
      FROM matched JOIN variants v USING (item_id) WHERE v.${column} IS NOT NULL
      GROUP BY lower(v.${column}) ORDER BY count DESC, value LIMIT ${FACET_VALUES})`;
  const text = `WITH matched AS MATERIALIZED (${matched})
    ${[ofProducts('category'), ofProducts('brand'), ofVariants('colour'), ofVariants('size')].join(' UNION ALL ')}`;
  return { text, values: values.list };
}

/** What a page shows of its items; prices and stock are those of the variants that match. */
export function summariesSql(itemIds: readonly string[], filters: ItemFilters): Sql {
  const values = new Values();
  const ids = values.add(itemIds, 'text[]');
  const conditions = ['v.item_id = p.item_id', ...variantConditions(filters, values)];
  const text = `SELECT p.item_id, p.title, p.brand, p.category, m.name AS merchant, p.currency, p.link, p.pictures[1] AS picture,
      matching.price_from, matching.price_to, matching.in_stock, everything.colours, everything.sizes_in_stock
    FROM unnest(${ids}) WITH ORDINALITY AS page (item_id, number)
    JOIN products p USING (item_id)
    JOIN merchants m ON m.slug = p.merchant
    CROSS JOIN LATERAL (
      SELECT min(v.price_minor) AS price_from, max(v.price_minor) AS price_to, bool_or(v.availability = 'in_stock') AS in_stock
      FROM variants v WHERE ${conditions.join(' AND ')}
    ) matching
    CROSS JOIN LATERAL (
      SELECT coalesce(array_agg(DISTINCT v.colour) FILTER (WHERE v.colour IS NOT NULL), '{}') AS colours,
        coalesce(array_agg(DISTINCT v.size) FILTER (WHERE v.size IS NOT NULL AND v.availability = 'in_stock'), '{}') AS sizes_in_stock
      FROM variants v WHERE v.item_id = p.item_id
    ) everything
    ORDER BY page.number`;
  return { text, values: values.list };
}
