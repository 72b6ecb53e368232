import { productConditions, type Sql, Values } from './conditions-sql.ts';
import { MINOR_UNITS_SQL } from '../words/minor-units.rules.ts';
import { asksForStock, FACETED, type Question } from '../question/search-question.ts';
import { term } from '../question/terms.rules.ts';

/** Facets by the columns of `products` they are counted in: one value of a product, and several. */
const OF_ONE = [
  ['categories', 'category'],
  ['brands', 'brand'],
  ['kinds', 'kind'],
  ['slots', 'slot'],
  ['patterns', 'pattern'],
  ['merchants', 'merchant'],
] as const;
const OF_MANY = [
  ['colours', 'colours'],
  ['sizes', 'sizes'],
  ['colour_families', 'colour_families'],
  ['materials', 'materials'],
  ['seasons', 'seasons'],
  ['occasions', 'occasions'],
] as const;

/** A facet that values and counts are read of. */
export type Facet = (typeof OF_ONE)[number][0] | (typeof OF_MANY)[number][0];

/** Ends of the ranges prices are counted in, in whole units of their currency. */
export const PRICE_STEPS = [25, 50, 100, 200, 500] as const;

/** Of what is in stock, the families that are: what is counted is what is found by them. */
const FAMILIES_IN_STOCK = `ARRAY (SELECT family FROM unnest(p.colour_families) AS family
  WHERE p.search @@ quote_literal('${term.colourInStock('')}' || family)::tsquery) AS colour_families`;

/**
 * How the matches divide, in three passes over them instead of one for each facet. Of more matches than `FACETED` as many are
 * counted. The rows: a facet, a value and its count; `total` with the number that was counted; `prices` with the number of the range.
 */
export function facetsSql(question: Question): Sql {
  const list = new Values();
  const conditions = productConditions(question, list);
  const columns = [...OF_ONE, ...OF_MANY].map(([, column]) =>
    column === 'colour_families' && asksForStock(question) ? FAMILIES_IN_STOCK : `p.${column}`,
  );
  const each = OF_MANY.map(([facet]) => `each_${facet}`);
  const text = `WITH candidates AS MATERIALIZED (
      SELECT p.currency, p.price_min, ${columns.join(', ')} FROM products p WHERE ${conditions.join(' AND ')} LIMIT ${FACETED})
    SELECT 'total' AS facet, '' AS value, count(*)::int AS count FROM candidates
    UNION ALL ${counted(
      OF_ONE,
      OF_ONE.map(([, column]) => column),
      'candidates',
    )}
    UNION ALL ${counted(OF_MANY, each, `candidates, unnest(${OF_MANY.map(([, column]) => column).join(', ')}) AS each (${each.join(', ')})`)}
    UNION ALL SELECT 'prices', currency || ' ' || width_bucket(price_min / ${MINOR_UNITS_SQL}, ARRAY[${PRICE_STEPS.join(', ')}]), count(*)::int
      FROM candidates GROUP BY 2`;
  return { text, values: list.list };
}

function counted(facets: readonly (readonly [string, string])[], columns: readonly string[], from: string): string {
  const names = facets.map(([facet], at) => `WHEN GROUPING(${columns[at]}) = 0 THEN '${facet}'`);
  return `SELECT CASE ${names.join(' ')} END, coalesce(${columns.join(', ')}) AS value, count(*)::int
    FROM ${from} GROUP BY GROUPING SETS (${columns.map((column) => `(${column})`).join(', ')}) HAVING coalesce(${columns.join(', ')}) IS NOT NULL`;
}
