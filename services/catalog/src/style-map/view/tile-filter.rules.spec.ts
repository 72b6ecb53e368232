import { describe, expect, test } from '@jest/globals';
import type { ItemFilters } from '#libs/contracts';
import type { PriceLimit } from '../../search/question/search-question.ts';
import { MOST_FACETS } from '../tiles/facets.rules.ts';
import { facetsOf, type TileItem } from '../tiles/tile-codec.ts';
import { tileFilterOf } from './tile-filter.rules.ts';

const ITEM: TileItem = {
  itemId: 'itm_1',
  x: 0.5,
  y: 0.5,
  weight: 1,
  priceMin: 4_000,
  priceMax: 6_000,
  currency: 'EUR',
  inStock: false,
  facets: facetsOf({ kind: ['shirt'], department: ['unisex'], colour_family: ['navy', 'white'], brand: ['Aava'] }),
};
const meets = (filters: ItemFilters, prices?: PriceLimit[], item = ITEM): boolean | undefined =>
  tileFilterOf(filters, prices)?.(item);

describe('tileFilterOf', () => {
  test('tileFilterOf, nothing to filter by, is none', () => {
    expect(tileFilterOf({}, undefined)).toBeUndefined();
    expect(tileFilterOf({ kinds: [], in_stock: false }, [])).toBeUndefined();
  });

  test.each<[ItemFilters, boolean]>([
    [{ kinds: ['SHIRT '] }, true],
    [{ kinds: ['coat', 'shirt'] }, true],
    [{ kinds: ['coat'] }, false],
    [{ kinds: ['shirt'], colour_families: ['red'] }, false],
    [{ kinds: ['shirt'], colour_families: ['red', 'white'] }, true],
    [{ brands: ['aava'] }, true],
    [{ colours: ['navy'] }, false],
    [{ department: 'women' }, true],
    [{ department: 'kids' }, false],
    [{ in_stock: true }, false],
    [{ in_my_size: true }, false],
    [{ on_sale: true }, true],
  ])('tileFilterOf, %j, gives %s', (filters, expected) => {
    expect(meets(filters)).toBe(expected);
  });

  test.each<[PriceLimit, boolean]>([
    [{ currency: 'EUR', max: 3_999, rate: 1 }, false],
    [{ currency: 'EUR', max: 4_000, rate: 1 }, true],
    [{ currency: 'EUR', min: 6_001, rate: 1 }, false],
    [{ currency: 'USD', min: 1, rate: 1 }, false],
  ])('tileFilterOf, a price of %j, gives %s', (limit, expected) => {
    expect(meets({}, [limit])).toBe(expected);
  });

  test('tileFilterOf, more values than a tile keeps, leaves it to the row', () => {
    const facets = Array.from({ length: MOST_FACETS }, (_, at) => at);
    expect(meets({ sizes: ['XXL'] }, undefined, { ...ITEM, facets })).toBe(true);
  });
});
