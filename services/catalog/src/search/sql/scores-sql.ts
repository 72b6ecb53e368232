import type { Values } from './conditions-sql.ts';
import type { Question, Ranking } from '../question/search-question.ts';

/** One reason for which a match is better than another, and what it adds to the score at most about 1. */
export interface ScorePart {
  readonly part: string;
  readonly sql: string;
}

/** Weights of description, tags, names of brand, category and colours, title. */
const TEXT_WEIGHTS = `'{0.05, 0.2, 0.4, 1.0}'`;

/** How good a match is, part by part; their sum is its relevance. */
export function scoreParts(ranking: Ranking, values: Values): ScorePart[] {
  const { words, kinds, colours, materials, patterns, seasons, occasions, department } = ranking;
  const [kind] = kinds;
  return [
    ...(words === undefined
      ? []
      : [{ part: 'words', sql: `ts_rank(${TEXT_WEIGHTS}, p.search, ${values.add(words, 'tsquery')})` }]),
    ...(kind === undefined
      ? []
      : [
          {
            part: 'kind',
            sql: `CASE WHEN p.kind = ${values.add(kind, 'text')} THEN 1.2 WHEN p.kind = ANY (${values.add(kinds, 'text[]')}) THEN 1.0 ELSE 0 END`,
          },
        ]),
    ...inArray('colour', 'colour_families', colours, [0.6, 0.5], values),
    ...inArray('material', 'materials', materials, [0.5, 0.4], values),
    ...(patterns.length === 0
      ? []
      : [
          { part: 'pattern', sql: `CASE WHEN p.pattern = ANY (${values.add(patterns, 'text[]')}) THEN 0.4 ELSE 0 END` },
        ]),
    ...inArray('season', 'seasons', seasons, [0.3, 0.3], values),
    ...inArray('occasion', 'occasions', occasions, [0.5, 0.5], values),
    ...(department === undefined
      ? []
      : [
          { part: 'department', sql: `CASE WHEN p.department = ${values.add(department, 'text')} THEN 0.1 ELSE 0 END` },
        ]),
  ];
}

/** More when it is the first of them: the main colour, the main material. */
function inArray(
  part: string,
  column: string,
  asked: readonly string[],
  [first, any]: readonly [number, number],
  values: Values,
): ScorePart[] {
  if (asked.length === 0) return [];
  const list = values.add(asked, 'text[]');
  return [
    {
      part,
      sql: `CASE WHEN p.${column}[1] = ANY (${list}) THEN ${first} WHEN p.${column} && ${list} THEN ${any} ELSE 0 END`,
    },
  ];
}

/** Relevance as a whole number, so that a page ends exactly where the next begins. In stock comes before an equally good match that is not. */
export function relevance({ ranking }: Question, values: Values): string {
  const parts = ranking ? scoreParts(ranking, values) : [];
  const sum = parts.length === 0 ? '0' : parts.map(({ sql }) => `(${sql})`).join(' + ');
  return `((${sum}) * 1000000)::bigint * 2 + p.in_stock::int`;
}
