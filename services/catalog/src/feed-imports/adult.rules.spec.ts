import { describe, expect, test } from '@jest/globals';
import { isForAdults } from './adult.rules.ts';

describe('isForAdults', () => {
  test.each<[boolean, string | null, boolean]>([
    [true, null, true],
    [true, 'Apparel & Accessories > Shoes', true],
    [false, 'Mature > Erotic > Erotic Clothing', true],
    [false, ' mature ', true],
    [false, '774', true],
    [false, '6109', true],
    [false, 'Apparel & Accessories > Clothing > Underwear & Socks > Lingerie', false],
    [false, 'Apparel & Accessories > Mature', false],
    [false, '166', false],
    [false, null, false],
  ])('isForAdults, marked %s and in %j, is %s', (adult, category, expected) => {
    expect(isForAdults({ adult, category })).toBe(expected);
  });
});
