import { describe, expect, test } from '@jest/globals';
import type { FeedProduct, Stated } from '../../feeds/feed-reader.ts';
import { deriveAttributes } from '../derive-attributes.rules.ts';
import { productOf } from '../test/product.ts';

type Parts = Partial<Omit<FeedProduct, 'stated'>> & { stated?: Partial<Stated> };

const wearerOf = (title: string, parts: Parts = {}): [string | null, string | null, string | null] => {
  const { department, age_group: age } = deriveAttributes(productOf(title, parts));
  return [department?.value ?? null, department?.source ?? null, age?.value ?? null];
};

describe('whom a product is for', () => {
  test.each([
    ['what the reader found', 'Shirt', { department: 'men' as const }, ['men', 'stated', null]],
    ['the gender field', 'Shirt', { stated: { gender: 'female' } }, ['women', 'stated', null]],
    ['a German gender field', 'Hemd', { stated: { gender: 'Herren' } }, ['men', 'stated', null]],
    ['the age field', 'Shirt', { stated: { gender: 'male', ageGroup: 'toddler' } }, ['kids', 'stated', 'toddler']],
    ['adults', 'Shirt', { stated: { gender: 'unisex', ageGroup: 'adult' } }, ['unisex', 'stated', 'adult']],
    ['the product type', 'Shirt', { productType: "men's shirts" }, ['men', 'stated', 'adult']],
    [
      'a type against the gender field',
      'Shirt',
      { stated: { gender: 'female' }, productType: "men's shirts" },
      [null, null, 'adult'],
    ],
    ['the title', 'Women’s Shirt', {}, ['women', 'derived', 'adult']],
    ['a German title', 'Damen Bluse', {}, ['women', 'derived', 'adult']],
    ['a French title', 'Robe femme', {}, ['women', 'derived', 'adult']],
    ['both in the title', 'Shirt for men and women', {}, ['unisex', 'derived', 'adult']],
    ['children in the title', 'Girls Cotton Dress', {}, ['kids', 'derived', 'kids']],
    ['babies in the title', 'Baby Hat', {}, ['kids', 'derived', 'infant']],
    ['mothers and children', 'Women and Girls Twin Dresses', {}, [null, null, null]],
    ['a category of babies', 'Serra', { category: '5424' }, ['kids', 'derived', null]],
    ['a tag', 'Shirt', { tags: ['new', 'Mens'] }, ['men', 'derived', 'adult']],
    ['a cut named after somebody', 'Boyfriend Jeans', {}, [null, null, null]],
    ['a shade named after somebody', 'Baby Blue Shirt', {}, [null, null, null]],
    ['a fabric named after somebody', 'Baby Alpaca Sweater', {}, [null, null, null]],
    ['words inside words', 'Ornament Pendant', {}, [null, null, null]],
    ['nothing', 'Shirt', {}, [null, null, null]],
  ])('deriveAttributes, %s, gives what is clear', (_, title, parts, expected) => {
    expect(wearerOf(title, parts)).toEqual(expected);
  });
});
