import { describe, expect, test } from '@jest/globals';
import { facetOf } from './facets.rules.ts';
import { decodeTile, encodeTile, facetsOf, type TileItem } from './tile-codec.ts';

const ITEM: TileItem = {
  itemId: 'itm_0123456789abcdef0123',
  x: 0.25,
  y: 0.5,
  weight: 3.5,
  priceMin: 4_900,
  priceMax: 2_147_483_647,
  currency: 'EUR',
  inStock: true,
  facets: facetsOf({ kind: ['sneakers'], colour_family: ['navy', 'white'], brand: ['Größe & Söhne'] }),
};

describe('encodeTile', () => {
  test('decoded again, is the same items in the same order', () => {
    const items = [ITEM, { ...ITEM, itemId: 'x', inStock: false, currency: 'JPY', facets: [] }];
    expect(decodeTile(encodeTile(items))).toEqual(items);
    expect(decodeTile(encodeTile([]))).toEqual([]);
  });

  test('bytes of another format, are refused with what to do', () => {
    expect(() => decodeTile(Buffer.from([9, 0, 0]))).toThrow('start a build of the style map');
    expect(() => decodeTile(Buffer.alloc(0))).toThrow('start a build of the style map');
  });
});

test('facetsOf, a value in other letters, is the same number; of another name, another', () => {
  expect(ITEM.facets).toContain(facetOf('brand', ' grösse & söhne '.replace('ss', 'ß')));
  expect(facetOf('kind', 'Sneakers')).toBe(facetOf('kind', 'sneakers'));
  expect(facetOf('category', 'sneakers')).not.toBe(facetOf('kind', 'sneakers'));
});
