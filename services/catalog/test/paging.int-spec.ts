import { beforeAll, describe, expect, test } from '@jest/globals';
import type { SearchCatalogInput, SearchCatalogView } from '#libs/contracts';
import type { FeedRow } from '#libs/testing';
import { type CatalogUnderTest, catalogUnderTest } from './catalog-under-test.ts';

/** 137 items with many equal prices and many equally good matches: pages must part where nothing tells two items apart. */
const ROWS: readonly FeedRow[] = Array.from({ length: 137 }, (_, i) => ({
  handle: `h-${i}`,
  title: i % 3 === 0 ? 'Linen shirt' : `Linen thing ${i % 5}`,
  vendor: `Brand ${i % 30}`,
  price: `${(i % 4) + 10}.00`,
  quantity: String(i % 2),
}));
const SORTS = ['relevance', 'price_asc', 'price_desc', 'newest'] as const;

let catalog: CatalogUnderTest;
beforeAll(async () => {
  catalog = await catalogUnderTest();
  await catalog.importRows('pages', ROWS);
});

async function everyPage(input: SearchCatalogInput): Promise<SearchCatalogView[]> {
  const pages = [await catalog.search(input)];
  for (let cursor = pages[0]?.next_cursor; cursor; cursor = pages.at(-1)?.next_cursor) {
    if (pages.length > 300) throw new Error('pages without end');
    pages.push(await catalog.search({ ...input, cursor }));
  }
  return pages;
}
const idsOf = (pages: readonly SearchCatalogView[]): string[] =>
  pages.flatMap((page) => page.items.map(({ item_id: id }) => id));

describe('pages', () => {
  test.each(
    SORTS.flatMap(
      (sort) =>
        [
          [sort, 7, 'linen'],
          [sort, 50, undefined],
        ] as const,
    ),
  )('pages, sorted by %s, %i at a time, query %j, are complete and disjoint', async (sort, limit, query) => {
    const input = { sort, limit, ...(query === undefined ? {} : { query }) };
    const pages = await everyPage(input);
    const ids = idsOf(pages);
    expect(ids).toHaveLength(137);
    expect(new Set(ids).size).toBe(137);
    expect(pages.map(({ total }) => total)).toEqual(pages.map(() => 137));
    expect(pages.slice(0, -1).every((page) => page.items.length === limit)).toBe(true);
    expect(pages).toHaveLength(Math.ceil(137 / limit));
  });

  test.each([1, 5, 11, 47, 48, 49])(
    'pages, %i at a time, of a query whose best matches are varied, are complete and disjoint',
    async (limit) => {
      const ids = idsOf(await everyPage({ query: 'linen', limit }));
      expect([ids.length, new Set(ids).size]).toEqual([137, 137]);
    },
  );

  test('pages, the first by relevance, are not of one brand although its items match alike', async () => {
    // Five brands have it in stock, several times each.
    const { items } = await catalog.search({ query: 'linen shirt', limit: 5 });
    expect(new Set(items.map(({ brand }) => brand)).size).toBe(5);
  });

  test.each(['price_asc', 'price_desc'] as const)('pages, sorted by %s, keep the order across pages', async (sort) => {
    const prices = (await everyPage({ sort, limit: 10 })).flatMap((page) =>
      page.items.map(({ price_from: price }) => price.amount_minor),
    );
    const sorted = prices.toSorted((a, b) => (sort === 'price_asc' ? a - b : b - a));
    expect(prices).toEqual(sorted);
  });

  test('pages, by relevance, bring what is in stock before equally good matches that are not', async () => {
    const stock = (await everyPage({ query: 'linen shirt', limit: 50 })).flatMap((page) =>
      page.items.map(({ in_stock: is }) => is),
    );
    expect(stock).toEqual(stock.toSorted((a, b) => Number(b) - Number(a)));
  });

  test('page, limit unless given, is 12; of as many as there are, has no next', async () => {
    expect((await catalog.search({ query: 'linen' })).items).toHaveLength(12);
    const exact = await catalog.search({ filters: { brands: ['Brand 0'] }, limit: 5 });
    expect([exact.total, exact.items.length, exact.next_cursor]).toEqual([5, 5, null]);
  });

  test('page, asked for twice with one cursor, is the same page', async () => {
    const { next_cursor: cursor } = await catalog.search({ query: 'linen', limit: 5 });
    const again = { query: 'linen', limit: 5, cursor: cursor ?? '' };
    expect(await catalog.search(again)).toEqual(await catalog.search(again));
  });

  test('facets, on every page, are those of the whole search', async () => {
    const pages = await everyPage({ query: 'shirt', limit: 20 });
    expect(pages.length).toBeGreaterThan(1);
    for (const { facets } of pages) expect(facets).toEqual(pages[0]?.facets);
  });
});

describe('cursor', () => {
  test.each<SearchCatalogInput>([
    { query: 'shirt' },
    { query: 'linen', sort: 'newest' },
    { query: 'linen', filters: { in_stock: true } },
    {},
  ])('cursor, of another search than %j, is refused with the way out', async (other) => {
    const { next_cursor: cursor } = await catalog.search({ query: 'linen', limit: 5 });
    await expect(catalog.search({ ...other, limit: 5, cursor: cursor ?? '' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('belongs to another search'),
      details: { field: 'cursor' },
    });
  });

  test('cursor, another number of items per page, goes on all the same', async () => {
    const first = await catalog.search({ query: 'linen', limit: 5 });
    const second = await catalog.search({ query: 'linen', limit: 9, cursor: first.next_cursor ?? '' });
    expect(second.items).toHaveLength(9);
    expect(new Set(idsOf([first, second])).size).toBe(14);
  });

  test.each(['x', 'null', 'W10', 'é', '99999999999999999999'])(
    'cursor, %j made up, is refused and no accident',
    async (cursor) => {
      await expect(catalog.search({ query: 'linen', cursor })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        details: { field: 'cursor' },
      });
    },
  );

  test('cursor, made by hand for the right search with any position, is a page or a refusal and never an accident', async () => {
    const { next_cursor: cursor } = await catalog.search({ query: 'linen', limit: 5 });
    const [print] = JSON.parse(Buffer.from(cursor ?? '', 'base64url').toString()) as [string];
    for (const position of [
      ['9'.repeat(20), 'itm_a'],
      ['-9223372036854775809', 'itm_a'],
      ['5', 'itm\u0000'],
      ['999999999999999999', 'itm_a'],
      ['-1', 'zzz'],
    ]) {
      const made = Buffer.from(JSON.stringify([print, ...position])).toString('base64url');
      const answer: unknown = await catalog
        .search({ query: 'linen', cursor: made })
        .catch((error: unknown) => (error as { code: string }).code);
      expect([position, typeof answer === 'string' ? answer : 'a page']).toEqual([
        position,
        expect.stringMatching(/^(INVALID_INPUT|a page)$/),
      ]);
    }
  });
});
