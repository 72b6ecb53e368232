import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { ItemFilters } from '#libs/contracts';
import { facetsSql, pageSql, type Question, type Sort, type Sql, summariesSql } from './search-sql.ts';

const SORTS: readonly Sort[] = ['relevance', 'price_asc', 'price_desc', 'newest'];
const EVERYTHING: ItemFilters = {
  categories: ['Shirts'],
  brands: ['Atelier'],
  colours: [' Navy '],
  sizes: ['M'],
  department: 'women',
  price_min_minor: 1,
  price_max_minor: 9,
  currency: 'EUR',
  in_stock: true,
};

/** Placeholders and values must match one to one: a hole is an error of PostgreSQL, an extra value too. */
function placeholders({ text, values }: Sql): void {
  const used = [...text.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number));
  expect([...new Set(used)].sort((a, b) => a - b)).toEqual(values.map((_, i) => i + 1));
}

const all = (question: Question): Sql[] => [
  pageSql(question, 12, undefined),
  pageSql(question, 12, { value: '5', itemId: 'itm_a' }),
  facetsSql(question),
  summariesSql(['itm_a'], question.filters),
];

describe('search SQL', () => {
  test.each(SORTS)('search SQL, sorted by %s, whatever is asked for, has a value for each placeholder', (sort) => {
    for (const filters of [{}, EVERYTHING, { in_stock: false }, { colours: [] }]) {
      for (const words of [undefined, `'linen'`])
        all({ filters, sort, ...(words === undefined ? {} : { words }) }).forEach(placeholders);
    }
  });

  test('search SQL, any text in a filter, is a value and never part of the statement', () => {
    const text = fc.string({ minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const asked = all({
          filters: { ...EVERYTHING, brands: [a], sizes: [b], categories: [a], colours: [b], currency: a },
          sort: 'relevance',
          words: a,
        });
        const plain = all({ filters: EVERYTHING, sort: 'relevance', words: `'linen'` });
        expect(asked.map((sql) => sql.text)).toEqual(plain.map((sql) => sql.text));
      }),
    );
  });

  test('search SQL, colour, size, price and stock, are asked of one and the same variant', () => {
    const { text } = pageSql({ filters: EVERYTHING, sort: 'newest' }, 12, undefined);
    expect(text.match(/EXISTS \(SELECT 1 FROM variants/g)).toHaveLength(1);
    expect(text).toMatch(
      /EXISTS \(SELECT 1 FROM variants v WHERE v\.item_id = p\.item_id AND .*colour.* AND .*size.* AND .*price_minor >=.* AND .*price_minor <=.* AND v\.availability = 'in_stock'\)/,
    );
  });

  test('search SQL, no filter on variants, does not touch them to find a page', () => {
    expect(pageSql({ filters: { brands: ['A'], currency: 'EUR' }, sort: 'newest' }, 12, undefined).text).not.toContain(
      'variants',
    );
  });

  test('search SQL, a page, asks for one more than its limit and goes on beyond the cursor in its own direction', () => {
    expect(pageSql({ filters: {}, sort: 'price_asc' }, 12, undefined).values).toEqual([13]);
    const up = pageSql({ filters: {}, sort: 'price_asc' }, 12, { value: '5', itemId: 'itm_a' });
    expect(up.text).toContain('WHERE value > $1::bigint OR (value = $1::bigint AND item_id > $2::text)');
    const down = pageSql({ filters: {}, sort: 'price_desc' }, 12, { value: '5', itemId: 'itm_a' });
    expect(down.text).toContain('WHERE value < $1::bigint OR (value = $1::bigint AND item_id > $2::text)');
    expect(down.values).toEqual(['5', 'itm_a', 13]);
  });
});
