import { visible } from '../../items/visible.ts';
import { productConditions, type Sql, Values } from './conditions-sql.ts';
import type { Position } from '../page/cursor.rules.ts';
import { orderOf } from './orders-sql.ts';
import { relevance, scoreParts } from './scores-sql.ts';
import { CANDIDATES, COUNTED, type Question, WINDOW } from '../question/search-question.ts';

/** The best matches of a question that ranks: as many as are put in an order without repetitions, with what that needs. */
export function windowSql(question: Question, size = WINDOW): Sql {
  const values = new Values();
  if (!question.ranking) {
    const order = orderOf(question, values);
    const text = `SELECT p.item_id, (${order.value})::text AS value, p.title, p.brand, p.kind, p.in_stock FROM products p
      WHERE ${productConditions(question, values).join(' AND ')} ORDER BY ${order.by} LIMIT ${size + 1}`;
    return { text, values: values.list };
  }
  const text = `${ranked(question, values)}
    SELECT item_id, value::text, title, brand, kind, in_stock FROM candidates ORDER BY candidates.value DESC, item_id LIMIT ${size + 1}`;
  return { text, values: values.list };
}

/** Positions after another one, one more than asked for to know whether there is a next. */
export function pageSql(question: Question, limit: number, after: Position | undefined): Sql {
  const values = new Values();
  if (question.ranking) {
    const candidates = ranked(question, values);
    const start = after
      ? `WHERE candidates.value < ${values.add(after.value, 'bigint')} OR (candidates.value = $${values.list.length}::bigint AND item_id > ${values.add(after.itemId, 'text')})`
      : '';
    const text = `${candidates} SELECT item_id, value::text FROM candidates ${start} ORDER BY candidates.value DESC, item_id LIMIT ${values.add(limit + 1, 'int')}`;
    return { text, values: values.list };
  }
  const order = orderOf(question, values);
  const conditions = [...productConditions(question, values), ...(after ? [order.after(after, values)] : [])];
  const text = `SELECT p.item_id, (${order.value})::text AS value FROM products p WHERE ${conditions.join(' AND ')}
    ORDER BY ${order.by} LIMIT ${values.add(limit + 1, 'int')}`;
  return { text, values: values.list };
}

/** How many of these items match. */
export function countAmongSql(question: Question, itemIds: readonly string[]): Sql {
  const values = new Values();
  const conditions = [`p.item_id = ANY (${values.add(itemIds, 'text[]')})`, ...productConditions(question, values)];
  return {
    text: `SELECT count(*)::int AS total FROM products p WHERE ${conditions.join(' AND ')}`,
    values: values.list,
  };
}

/** How many match, up to one more than we count. */
export function countSql(question: Question, most = COUNTED): Sql {
  const values = new Values();
  const conditions = productConditions(question, values);
  const text = `SELECT count(*)::int AS total FROM (SELECT 1 FROM products p WHERE ${conditions.join(' AND ')} LIMIT ${most + 1}) counted`;
  return { text, values: values.list };
}

/** Of a page of items, each part of their scores: what `admin/v1/search/explain` shows. */
export function scoresSql(question: Question, itemIds: readonly string[]): Sql {
  const values = new Values();
  const ids = values.add(itemIds, 'text[]');
  const parts = question.ranking ? scoreParts(question.ranking, values) : [];
  const pairs = parts.map(({ part, sql }) => `'${part}', round((${sql})::numeric, 4)`);
  const text = `SELECT p.item_id, p.title, jsonb_build_object(${pairs.join(', ')}) AS parts
    FROM unnest(${ids}) WITH ORDINALITY AS page (item_id, number) JOIN products p USING (item_id) WHERE ${visible()} ORDER BY page.number`;
  return { text, values: values.list };
}

/** Some matches, all when there are few, with their relevance. Of many, those the index gives first: which ones, is the same every time. */
function ranked(question: Question, values: Values): string {
  const value = relevance(question, values);
  const conditions = productConditions(question, values);
  return `WITH candidates AS MATERIALIZED (
      SELECT p.item_id, p.title, p.brand, p.kind, p.in_stock, ${value} AS value
      FROM products p WHERE ${conditions.join(' AND ')} LIMIT ${CANDIDATES})`;
}
