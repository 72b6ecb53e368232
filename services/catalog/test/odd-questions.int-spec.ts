import { beforeAll, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { ERROR_CODES, items, OperationError, type SearchCatalogInput } from '#libs/contracts';
import { type CatalogUnderTest, catalogUnderTest } from './catalog-under-test.ts';

let catalog: CatalogUnderTest;
beforeAll(async () => {
  catalog = await catalogUnderTest();
  await catalog.importRows('odd', [
    { handle: 'a', title: 'Linen shirt', vendor: 'Aava', price: '10.00' },
    {
      handle: 'b',
      title: "Levi's 501™ “Original” jeans",
      vendor: 'A.L.C. & Co / 100%',
      tags: 'أحمر, 赤, красный',
      price: '20.00',
    },
  ]);
});

/** What came of a question: a page, or the code of a foreseen refusal. */
async function outcome(input: SearchCatalogInput): Promise<string> {
  try {
    const view = await catalog.search(input);
    return `page of ${view.items.length}`;
  } catch (error) {
    if (error instanceof OperationError) return error.code;
    throw error;
  }
}

/** Readable in a terminal, whatever it holds. */
const ascii = (text: string): string =>
  JSON.stringify(text).replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

describe('odd queries', () => {
  const odd = [
    `linen' & !shirt | (jeans`,
    'linen:* <-> shirt',
    `'; DROP TABLE products; --`,
    '"linen shirt"',
    '\\',
    `\\' \\\\ "`,
    '%_%',
    '((((((((((',
    '& | !',
    '👗👠🧥',
    '👨‍👩‍👧‍👦 linen',
    'قميص كتان',
    '‮nenil',
    'リネンシャツ',
    '\ud800 lone \udfff',
    'a\u200bb',
    'ﷺ'.repeat(11),
    'İıßẞŉ',
    '🏳️‍🌈'.repeat(30),
    'x'.repeat(200),
    'é'.repeat(200),
    'the and of',
    '1e999 -0 NaN',
    '\t\n\r linen',
    '$1 $2',
    '{0} %s ${x}',
    'black white red green blue navy beige brown grey pink purple yellow orange wool cotton linen silk leather velvet striped floral plain dotted dress, summer winter wedding office women sandals belt bag',
  ];

  test.each(odd.map((query) => [ascii(query), query]))('search, %s, is a page', async (_, query) => {
    expect(await outcome({ query })).toMatch(/^page of \d+$/);
  });

  test('search, U+0000 past the edge, is answered and the service goes on', async () => {
    expect(await outcome({ query: 'linen\u0000shirt' })).toMatch(/^(page of \d+|INVALID_INPUT)$/);
    expect(await outcome({ query: 'linen' })).toBe('page of 1');
  });

  test.each([['x'.repeat(201)], ['']])('search, the query %j, is refused by its length', async (query) => {
    expect(await outcome({ query })).toBe('INVALID_INPUT');
  });

  test('search, any text as query and in every filter, is a page or a refusal and never an accident', async () => {
    // U+0000 is the edge's to refuse.
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }).filter((made) => !made.includes('\u0000'));
    const near = fc.oneof(text, fc.constantFrom('linen', 'shirt', "levi's", 'jeens', '501', 'alc', 'original'));
    const filters = fc.record(
      {
        brands: fc.array(text, { maxLength: 2 }),
        colours: fc.array(text, { maxLength: 2 }),
        categories: fc.array(text, { maxLength: 2 }),
        sizes: fc.array(text, { maxLength: 2 }),
      },
      { requiredKeys: [] },
    );
    const input = fc.record(
      { query: near, filters, limit: fc.integer({ min: 1, max: 50 }) },
      { requiredKeys: ['query'] },
    );
    await fc.assert(
      fc.asyncProperty(input, async (asked) => {
        expect([asked, await outcome(asked)]).toEqual([asked, expect.stringMatching(/^page of \d+$|^INVALID_INPUT$/)]);
      }),
      { numRuns: 150 },
    );
  });

  test.each([
    ["levi's 501", 'b'],
    ['“original” jeans', 'b'],
    ['a.l.c.', 'b'],
    ['100%', 'b'],
    ['red 赤', 'b'],
    ['أحمر', 'b'],
    ['КРАСНЫЙ', 'b'],
  ])('search, %j, finds the item', async (query, key) => {
    const found = await catalog.search({ query });
    const keys = await catalog.database.query<{ key: string }>(
      'SELECT key FROM catalog.products WHERE item_id = ANY ($1)',
      [found.items.map(({ item_id: id }) => id)],
    );
    expect(keys.map((row) => row.key)).toContain(key);
  });
});

describe('odd limits', () => {
  test.each([
    [{ price_min_minor: 1_000_000_000, currency: 'EUR' }, 'page of 0'],
    [{ price_min_minor: 5, price_max_minor: 1, currency: 'EUR' }, 'page of 0'],
    [{ price_max_minor: 2 ** 31, currency: 'EUR' }, 'INVALID_INPUT'],
    [{ price_max_minor: -1, currency: 'EUR' }, 'INVALID_INPUT'],
    [{ price_max_minor: 0.5, currency: 'EUR' }, 'INVALID_INPUT'],
    [{ currency: 'eur' }, 'INVALID_INPUT'],
    [{ brands: Array.from({ length: 11 }, () => 'x') }, 'INVALID_INPUT'],
    [{ brands: ['x'.repeat(255)] }, 'page of 0'],
  ])('search, the filter %j, is: %s', async (filters, expected) => {
    expect(await outcome({ filters })).toBe(expected);
  });

  test.each([0, 51, 1.5, -1])('search, %j items per page, is refused', async (limit) => {
    expect(await outcome({ limit })).toBe('INVALID_INPUT');
  });

  test.each(['', ' ', 'itm_', '../etc', 'x'.repeat(64), '-1', 'null'])(
    'get_item, the id %j, is a refusal',
    async (id) => {
      const refusal: unknown = await catalog.caller
        .call(items.getItem, { item_id: id })
        .catch((error: unknown) => error);
      expect(refusal).toMatchObject({ code: expect.stringMatching(/^(NOT_FOUND|INVALID_INPUT)$/) });
      expect(ERROR_CODES).toContain((refusal as OperationError).code);
    },
  );
});

test('name of a brand, made of words that mean something else, is the brand in whatever case it is written', async () => {
  const row = { handle: 'c', title: 'Wool Scarf', type: 'Scarves', colour: 'Grey', price: '35.00' };
  await catalog.importRows('names', [{ ...row, vendor: 'Red Boots' }]);
  const { items: found, matched } = await catalog.search({ query: 'red boots scarf' });
  expect([matched, found.map(({ title }) => title)]).toEqual(['all_words', ['Wool Scarf']]);
});
