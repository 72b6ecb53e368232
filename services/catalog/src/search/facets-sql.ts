import { productConditions, type Sql, Values } from './conditions-sql.ts';
import { MINOR_UNITS_SQL } from './minor-units.rules.ts';
import { CANDIDATES, type Question } from './search-question.ts';

const FACET_VALUES = 20;

/** Facets by the columns of `products` they are counted in. */
const OF_ONE = {
  categories: 'category',
  brands: 'brand',
  kinds: 'kind',
  slots: 'slot',
  patterns: 'pattern',
  merchants: 'merchant',
} as const;
const OF_MANY = {
  colours: 'colours',
  sizes: 'sizes',
  colour_families: 'colour_families',
  materials: 'materials',
  seasons: 'seasons',
  occasions: 'occasions',
} as const;

export const FACETS = [...Object.keys(OF_ONE), ...Object.keys(OF_MANY)];

/** Ends of the ranges prices are counted in, in whole units of their currency. */
export const PRICE_STEPS = [25, 50, 100, 200, 500] as const;

/**
 * How the matches divide. Each item counts once for a value; of more matches than `CANDIDATES` as many are counted. The rows: a facet,
 * a value and its count; `total` with the number that was counted; `prices` with the number of the range.
 */
export function facetsSql(question: Question, values = FACET_VALUES): Sql {
  const list = new Values();
  const conditions = productConditions(question, list);
  const columns = [...Object.values(OF_ONE), ...Object.values(OF_MANY)].map((column) => `p.${column}`);
  const one = Object.entries(OF_ONE).map(([facet, column]) => counted(facet, column, 'candidates', values));
  const many = Object.entries(OF_MANY).map(([facet, column]) =>
    counted(facet, 'each', `candidates, unnest(${column}) AS each`, values),
  );
  const text = `WITH candidates AS MATERIALIZED (
      SELECT p.item_id, p.currency, p.price_min, ${columns.join(', ')} FROM products p WHERE ${conditions.join(' AND ')} LIMIT ${CANDIDATES})
    SELECT 'total' AS facet, NULL AS value, count(*)::int AS count FROM candidates
    UNION ALL ${[...one, ...many].join(' UNION ALL ')}
    UNION ALL (SELECT 'prices', currency || ' ' || width_bucket(price_min / ${MINOR_UNITS_SQL}, ARRAY[${PRICE_STEPS.join(', ')}]), count(*)::int
      FROM candidates GROUP BY 2)`;
  return { text, values: list.list };
}

/** Values that differ in case only are one, written as the first of them. */
const counted = (facet: string, column: string, from: string, values: number): string =>
  `(SELECT '${facet}' AS facet, min(${column}) AS value, count(*)::int AS count FROM ${from} WHERE ${column} IS NOT NULL
    GROUP BY lower(${column}) ORDER BY count DESC, value LIMIT ${values})`;
