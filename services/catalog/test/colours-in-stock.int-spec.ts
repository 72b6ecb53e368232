import { beforeAll, describe, expect, test } from '@jest/globals';
import type { SearchCatalogInput } from '#libs/contracts';
import { migrate } from '#libs/database';
import type { FeedRow } from '#libs/testing';
import { catalogDatabase } from '../src/catalog.database.ts';
import { IndexColoursInStock1764459700000 } from '../src/migrations/1764459700000-index-colours-in-stock.ts';
import { type CatalogUnderTest, catalogUnderTest } from './catalog-under-test.ts';

const garment = (handle: string, title: string, colours: readonly (readonly [string, string])[]): FeedRow[] =>
  colours.map(([colour, quantity], at) => ({
    handle,
    ...(at === 0 ? { title, type: 'Cardigans', vendor: 'Norn', gender: 'female' } : {}),
    size: 'S',
    price: '70.00',
    colour,
    quantity,
  }));
const cardigan = (navy: string): FeedRow[] =>
  garment('cardigan', 'Soft Cardigan', [
    ['Navy', navy],
    ['Red', '5'],
  ]);

const ROWS: readonly FeedRow[] = [
  ...cardigan('0'),
  ...garment('mystery', 'Mystery Cardigan', [
    ['Navy', '0'],
    ['Ausable', '3'],
  ]),
  ...garment('striped', 'Striped Cardigan', [
    ['Black/Navy', '2'],
    ['Green', '0'],
  ]),
  ...garment('sold', 'Sold Cardigan', [['Navy', '0']]),
  ...garment('plain', 'Plain Cardigan', [['Ausable', '1']]),
];

/** Those that may be navy for all that is known. */
const MAYBE = ['Mystery Cardigan', 'Striped Cardigan'];

let catalog: CatalogUnderTest;
beforeAll(async () => {
  catalog = await catalogUnderTest();
  await catalog.importRows('one', ROWS);
});

const inStock = { in_stock: true };
const ASKED: [string, SearchCatalogInput][] = [
  ['all in words', { query: 'navy in stock' }],
  ['stock as a filter', { query: 'navy', filters: inStock }],
  ['the colour as a filter', { query: 'in stock', filters: { colour_families: ['navy'] } }],
  ['both as filters', { filters: { colour_families: ['navy'], ...inStock } }],
  ['a size, which is in stock or of no use', { query: 'navy in S' }],
];
const found = async (input: SearchCatalogInput): Promise<string[]> =>
  (await catalog.search(input)).items
    .map(({ title, in_stock: isInStock }) => `${title}${isInStock ? '' : ', sold out'}`)
    .sort();

describe('a colour in stock', () => {
  test.each(ASKED)('search, %s, does not find what is in stock in another colour only', async (_, input) => {
    expect(await found(input)).toEqual(MAYBE);
  });

  test('search, the colour that is in stock, or stock not asked for, finds it', async () => {
    expect(await found({ query: 'red in stock' })).toEqual(['Soft Cardigan']);
    const navy = ['Mystery Cardigan', 'Soft Cardigan, sold out', 'Sold Cardigan, sold out', 'Striped Cardigan'];
    expect(await found({ query: 'navy' })).toEqual(navy);
  });

  test('search, in stock, counts each colour as often as it is found', async () => {
    const counted = async (filters: SearchCatalogInput['filters']): Promise<[string, number][]> =>
      ((await catalog.search({ ...(filters ? { filters } : {}) })).facets.colour_families ?? []).map(
        ({ value, count }): [string, number] => [value, count],
      );
    for (const filters of [{}, inStock]) {
      for (const [family, count] of await counted(filters))
        expect([family, (await catalog.search({ filters: { ...filters, colour_families: [family] } })).total]).toEqual([
          family,
          count,
        ]);
    }
    expect(Object.fromEntries(await counted(inStock))).toEqual({ navy: 2, red: 1, black: 1 });
    expect(Object.fromEntries(await counted({}))).toEqual({ navy: 4, red: 1, black: 1, green: 1 });
  });

  test('search, for a colour that is sold out, says what there is without asking for stock', async () => {
    await catalog.importRows(
      'two',
      garment('beret', 'Tall Beret', [
        ['Pink', '0'],
        ['Grey', '1'],
      ]),
    );
    const view = await catalog.search({ query: 'pink', filters: inStock });
    expect([view.items, view.try_instead]).toEqual([
      [],
      expect.arrayContaining([{ drop: 'filters.in_stock', total: 1 }]),
    ]);
  });

  test('migration, over what older versions imported, makes of it what an import makes', async () => {
    const { database } = catalog;
    const whole = await catalog.dump();
    await database.query(
      `UPDATE catalog.products SET search = ts_delete(search, ARRAY (SELECT lexeme FROM unnest(search) WHERE lexeme LIKE 'cs:%'))`,
    );
    expect(await found({ query: 'navy in stock' })).toEqual([]);
    const { name } = new IndexColoursInStock1764459700000();
    await database.query('DELETE FROM catalog.migrations WHERE name = $1', [name]);
    expect(await migrate(catalogDatabase(database.url('catalog_owner')))).toEqual([name]);
    expect(await catalog.dump()).toEqual(whole);
  });

  test('search, after an increment that restocks it, and one that sells it out again, follows the stock', async () => {
    await catalog.importRows('one', cardigan('2'), 'increment');
    for (const [, input] of ASKED) expect(await found(input)).toEqual([...MAYBE, 'Soft Cardigan'].sort());
    await catalog.importRows('one', cardigan('0'), 'increment');
    for (const [, input] of ASKED) expect(await found(input)).toEqual(MAYBE);
  });
});
