import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { ItemFilters } from '#libs/contracts';
import type { Sql } from './conditions-sql.ts';
import { facetsSql } from './facets-sql.ts';
import { countSql, pageSql, scoresSql, windowSql } from './page-sql.ts';
import type { Question, Ranking, Sort } from '../question/search-question.ts';
import { summariesSql } from './summaries-sql.ts';

const SORTS: readonly Sort[] = ['relevance', 'price_asc', 'price_desc', 'newest'];
const EVERYTHING: ItemFilters = {
  categories: ['Shirts'],
  brands: ['Atelier'],
  colours: [' Navy '],
  sizes: ['M'],
  department: 'women',
  merchants: ['Shop'],
  in_stock: true,
  on_sale: true,
};
const RANKING: Ranking = {
  words: `'linen'`,
  kinds: ['shirt'],
  colours: ['navy'],
  materials: ['linen'],
  patterns: ['striped'],
  seasons: ['summer'],
  occasions: ['office'],
  department: 'women',
};
const PRICES = [
  { currency: 'EUR', min: 1, max: 9, rate: 1 },
  { currency: 'USD', max: 8, rate: 0.9 },
];

const OWN = { keys: ['l:M', 'l:L', 'any'], bySlot: [['top', ['l:M', 'any']]] } as const;

/** Placeholders and values must match one to one: a hole is an error of PostgreSQL, an extra value too. */
function placeholders({ text, values }: Sql): void {
  const used = [...text.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number));
  expect([...new Set(used)].sort((a, b) => a - b)).toEqual(values.map((_, i) => i + 1));
}

const all = (question: Question): Sql[] => [
  pageSql(question, 12, undefined),
  pageSql(question, 12, { value: '5', itemId: 'itm_a' }),
  countSql(question),
  facetsSql(question),
  summariesSql(['itm_a'], question),
  scoresSql(question, ['itm_a']),
  ...(question.ranking ? [windowSql(question)] : []),
];

const existsIn = (question: Question): number => countSql(question).text.split('FROM variants v').length - 1;

describe('search SQL', () => {
  test.each(SORTS)('search SQL, sorted by %s, whatever is asked for, has a value for each placeholder', (sort) => {
    for (const filters of [{}, EVERYTHING, { in_stock: false }, { colours: [] }]) {
      for (const more of [{}, { match: `'linen'` }, { prices: PRICES, sizeKeys: OWN, families: ['navy'] }]) {
        all({ filters, sort, ...more }).forEach(placeholders);
        if (sort === 'relevance') all({ filters, sort, ranking: RANKING, ...more }).forEach(placeholders);
      }
    }
  });

  test('search SQL, any text in a filter, is a value and never part of the statement', () => {
    const text = fc.string({ minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const filters = { ...EVERYTHING, brands: [a], sizes: [b], categories: [a], colours: [b], merchants: [a] };
        const ranking = { ...RANKING, words: a, kinds: [b], materials: [a], department: b };
        const asked = all({ filters, sort: 'relevance', match: a, ranking });
        const plain = all({ filters: EVERYTHING, sort: 'relevance', match: `'linen'`, ranking: RANKING });
        expect(asked.map((sql) => sql.text)).toEqual(plain.map((sql) => sql.text));
      }),
    );
  });

  test.each<[string, Omit<Question, 'sort'>, number]>([
    ['no filter on variants', { filters: { brands: ['A'] } }, 0],
    ['stock alone', { filters: { in_stock: true } }, 0],
    ['a size in stock alone', { filters: {}, sizeKeys: { keys: ['l:M'] } }, 0],
    ['an end of the price alone', { filters: {}, prices: [{ currency: 'EUR', max: 9, rate: 1 }] }, 0],
    ['both ends of the price', { filters: {}, prices: [{ currency: 'EUR', min: 1, max: 9, rate: 1 }] }, 1],
    [
      'a size and a price',
      { filters: {}, sizeKeys: { keys: ['l:M'] }, prices: [{ currency: 'EUR', max: 9, rate: 1 }] },
      1,
    ],
    ['a family of colours alone', { filters: {}, families: ['navy'] }, 0],
    ['a family of colours in stock', { filters: { in_stock: true }, families: ['navy'] }, 0],
    ['a named colour', { filters: { colours: ['Navy'] } }, 1],
    ['a reduction and stock', { filters: { on_sale: true, in_stock: true } }, 1],
  ])('search SQL, %s, looks at variants no more often than needed', (_, question, times) => {
    expect(existsIn({ ...question, sort: 'newest' })).toBe(times);
  });

  test('search SQL, colour, size, price and stock, are asked of one and the same variant', () => {
    const { text } = countSql({ filters: EVERYTHING, prices: PRICES, sizeKeys: { keys: ['l:M'] }, sort: 'newest' });
    expect(text.split('FROM variants v')).toHaveLength(2);
    expect(text).toMatch(
      /FROM variants v WHERE v\.item_id = p\.item_id AND .*colour.* AND .*size.* AND v\.size_keys && .* AND .*v\.price_minor >= .* AND v\.availability = 'in_stock' LIMIT 1/,
    );
  });

  test('search SQL, a page, asks for one more than its limit and goes on beyond the cursor in its own direction', () => {
    expect(pageSql({ filters: {}, sort: 'price_asc' }, 12, undefined).values).toEqual([13]);
    // EUR is the number 3,241 of all three letters can be.
    const at = { value: '32410000000005', itemId: 'itm_a' };
    const up = pageSql({ filters: {}, sort: 'price_asc' }, 12, at);
    expect(up.text).toContain(
      '(p.currency, p.price_min) >= ($1::text, $2::bigint) AND ((p.currency, p.price_min) > ($1::text, $2::bigint) OR p.item_id > $3::text)',
    );
    const down = pageSql({ filters: {}, sort: 'price_desc' }, 12, at);
    expect(down.text).toContain('(p.currency, p.price_max) <= ($1::text, $2::bigint) AND ((p.currency, p.price_max) <');
    const converted = { filters: {}, sort: 'price_asc' as const, prices: PRICES };
    expect(pageSql(converted, 12, undefined).text).not.toContain('ORDER BY p.currency');
    expect(down.values).toEqual(['EUR', '5', 'itm_a', 13]);
  });
});
