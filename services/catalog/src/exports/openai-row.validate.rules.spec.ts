import { describe, expect, test } from '@jest/globals';
import { openAiRow, type OpenAiRow } from './openai-row.rules.ts';
import { problemsOf } from './openai-row.validate.rules.ts';
import { COAT, COAT_S, GERMANY } from './test/export-fixture.ts';

const ROW = openAiRow(COAT, COAT_S, GERMANY);
const found = (change: Partial<OpenAiRow>): string[] =>
  problemsOf({ ...ROW, ...change }).map(({ field, problem }) => `${field} ${problem}`);

describe('problemsOf', () => {
  test.each([
    'is_eligible_search',
    'is_eligible_checkout',
    'item_id',
    'title',
    'description',
    'url',
    'brand',
    'image_url',
    'price',
    'availability',
    'seller_name',
    'seller_url',
    'target_countries',
    'store_country',
  ])('problemsOf, a row without %s, says that it is missing and what to do', (field) => {
    for (const row of [
      { ...ROW, [field]: null },
      { ...ROW, [field]: undefined },
    ]) {
      expect(problemsOf(row)).toEqual([
        { field, problem: 'missing', detail: expect.stringMatching(/^[A-Z].{10,299}\.$/) },
      ]);
    }
  });

  test.each([
    'condition',
    'product_category',
    'material',
    'age_group',
    'gender',
    'color',
    'size',
    'variant_dict',
    'gtin',
    'sale_price',
    'additional_image_urls',
    'group_id',
    'item_group_title',
    'listing_has_variations',
  ] as const)('problemsOf, a row without %s, can be sent', (field) => {
    expect(found({ [field]: undefined })).toEqual([]);
  });

  test.each([
    ['item_id', 100],
    ['group_id', 100],
    ['title', 150],
    ['item_group_title', 150],
    ['description', 5_000],
    ['brand', 70],
    ['material', 100],
    ['color', 40],
    ['size', 20],
    ['seller_name', 70],
  ] as const)('problemsOf, %s of %d characters, can be sent, and one more cannot', (field, max) => {
    expect(found({ [field]: 'x'.repeat(max) })).toEqual([]);
    expect(found({ [field]: 'x'.repeat(max + 1) })).toEqual([`${field} too_long`]);
  });

  test.each([
    ['condition', 'new used refurbished'],
    ['age_group', 'newborn infant toddler kids adult'],
    ['gender', 'female male unisex'],
    ['availability', 'in_stock out_of_stock backorder unknown'],
  ] as const)('problemsOf, %s, is one of %s', (field, words) => {
    for (const word of words.split(' ')) expect(found({ [field]: word })).toEqual([]);
    expect(found({ [field]: 'In Stock' })).toEqual([`${field} not_allowed`]);
  });

  test('problemsOf, a pre-order, wants the day it is delivered from', () => {
    expect(found({ availability: 'pre_order' })).toEqual(['availability_date missing']);
  });

  test.each(['95.00 USD', '4900 JPY', '1.500 KWD', '0.01 EUR'])('problemsOf, a price of %s, can be sent', (price) => {
    expect(found({ price, sale_price: null })).toEqual([]);
  });

  test.each([
    '95 USD',
    '95.0 USD',
    '95,00 USD',
    'USD 95.00',
    '95.00',
    '49.00 JPY',
    '95.00 usd',
    '95.00 XYZ',
    '-1.00 USD',
  ])('problemsOf, a price of %s, is malformed', (text) => {
    expect(found({ price: text, sale_price: null })).toEqual(['price malformed']);
    expect(found({ sale_price: text })).toEqual(['sale_price malformed']);
  });

  test.each([
    ['350.00 EUR', []],
    ['350.01 EUR', ['sale_price too_high']],
    ['289.00 USD', ['sale_price too_high']],
  ])('problemsOf, a sale price of %s beside 350.00 EUR, is %j', (sale, problems) => {
    expect(found({ sale_price: sale })).toEqual(problems);
  });

  test.each(['1234567', '123456789012345', '12345678a'])('problemsOf, a GTIN of %s, is malformed', (gtin) => {
    expect(found({ gtin })).toEqual(['gtin malformed']);
    expect(found({ gtin: '12345678' })).toEqual([]);
    expect(found({ gtin: '12345678901234' })).toEqual([]);
  });

  test.each(['url', 'image_url', 'seller_url', 'additional_image_urls'] as const)(
    'problemsOf, %s, is a full web address without a user',
    (field) => {
      expect(found({ [field]: 'http://shop.example/a' })).toEqual([]);
      for (const bad of ['/a', 'ftp://shop.example/a', 'https://me:secret@shop.example/a', 'javascript:alert(1)'])
        expect(found({ [field]: bad })).toEqual([`${field} malformed`]);
    },
  );

  test('problemsOf, one bad address among several, is found', () => {
    expect(found({ additional_image_urls: 'https://a.example/1,ftp://a.example/2' })).toEqual([
      'additional_image_urls malformed',
    ]);
  });

  test('problemsOf, markup in the description, is malformed, and a sign for less is not', () => {
    expect(found({ description: 'A <b>coat</b>' })).toEqual(['description malformed']);
    expect(found({ description: 'waist < 80 cm, hips > 90 cm' })).toEqual([]);
  });

  test.each(['de', 'DEU'])('problemsOf, a country of %s, is malformed', (country) => {
    expect(found({ store_country: country })).toEqual(['store_country malformed']);
    expect(found({ target_countries: ['DE', country] })).toEqual(['target_countries malformed']);
  });

  test('problemsOf, checkout without search, is not allowed', () => {
    expect(found({ is_eligible_search: false, is_eligible_checkout: true })).toEqual([
      'is_eligible_checkout not_allowed',
    ]);
  });

  test.each(['is_eligible_search', 'is_eligible_checkout', 'listing_has_variations'])(
    'problemsOf, %s in words, is malformed',
    (field) => {
      expect(problemsOf({ ...ROW, [field]: 'yes' })).toMatchObject([{ field, problem: 'malformed' }]);
    },
  );
});
