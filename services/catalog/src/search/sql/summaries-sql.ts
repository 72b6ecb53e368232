import { visible } from '../../items/visible.ts';
import { lower, type Sql, Values, variantConditions } from './conditions-sql.ts';
import { inOneCurrency } from './orders-sql.ts';
import type { Question } from '../question/search-question.ts';

/**
 * What a page shows of its items; prices and stock are those of the variants that match (of the item, where an import has just taken them away). `of_kind` and `average` are over the visible
 * items of the same brand, kind and currency.
 */
export function summariesSql(
  itemIds: readonly string[],
  question: Pick<Question, 'filters' | 'sizeKeys' | 'families' | 'prices' | 'ranking'>,
): Sql {
  const values = new Values();
  const ids = values.add(itemIds, 'text[]');
  const conditions = ['v.item_id = p.item_id', ...variantConditions(question, values)];
  const converted = question.prices?.filter(({ rate }) => rate !== 1) ?? [];
  const price = converted.length === 0 ? 'NULL::bigint' : inOneCurrency('matching.price_from', converted, values);
  const text = `SELECT p.item_id, p.title, p.brand, p.category, m.name AS merchant, p.currency, p.link, ${pictureOf(question, values)} AS picture,
      p.kind, p.department, p.price_min, p.colour_families, p.materials, p.pattern, p.seasons, p.occasions,
      matching.price_from, matching.price_to, matching.in_stock, matching.reduced_from, matching.matching_sizes, ${price} AS price_converted,
      p.colours, everything.sizes_in_stock, peers.of_kind, peers.average
    FROM unnest(${ids}) WITH ORDINALITY AS page (item_id, number)
    JOIN products p USING (item_id)
    JOIN merchants m ON m.slug = p.merchant
    CROSS JOIN LATERAL (
      SELECT coalesce(min(v.price_minor), p.price_min) AS price_from, coalesce(max(v.price_minor), p.price_max) AS price_to,
        coalesce(bool_or(v.availability = 'in_stock'), false) AS in_stock,
        (array_agg(v.compare_at_minor ORDER BY v.price_minor, v.position))[1] AS reduced_from,
        coalesce(array_agg(DISTINCT v.size) FILTER (WHERE v.size IS NOT NULL), '{}') AS matching_sizes
      FROM variants v WHERE ${conditions.join(' AND ')}
    ) matching
    CROSS JOIN LATERAL (
      SELECT coalesce(array_agg(DISTINCT v.size) FILTER (WHERE v.size IS NOT NULL AND v.availability = 'in_stock'), '{}') AS sizes_in_stock
      FROM variants v WHERE v.item_id = p.item_id
    ) everything
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS of_kind, avg(o.price_min)::float AS average FROM products o
      WHERE lower(o.brand) = lower(p.brand) AND o.kind = p.kind AND o.currency = p.currency AND ${visible('o')}
    ) peers
    ORDER BY page.number`;
  return { text, values: values.list };
}

/** Who asks for navy wants to see the navy one. */
function pictureOf({ filters, ranking }: Pick<Question, 'filters' | 'ranking'>, values: Values): string {
  const names = lower(filters.colours ?? []);
  const families = [...lower(filters.colour_families ?? []), ...(ranking?.colours ?? [])];
  if (names.length === 0 && families.length === 0) return 'p.pictures[1]';
  return `coalesce((SELECT v.picture FROM variants v WHERE v.item_id = p.item_id AND v.picture IS NOT NULL
      AND (lower(v.colour) = ANY (${values.add(names, 'text[]')}) OR v.colour_family = ANY (${values.add(families, 'text[]')}))
      ORDER BY v.position LIMIT 1), p.pictures[1])`;
}
