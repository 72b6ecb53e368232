import { describe, expect, test } from '@jest/globals';
import { openAiRow, priceText } from './openai-row.rules.ts';
import { problemsOf } from './openai-row.validate.rules.ts';
import { COAT, COAT_S, GERMANY } from './test/export-fixture.ts';

describe('openAiRow', () => {
  test('openAiRow, a product with all there is, is a row that keeps every rule', () => {
    const row = openAiRow(COAT, COAT_S, GERMANY);
    expect(row).toEqual({
      is_eligible_search: true,
      is_eligible_checkout: false,
      item_id: 'var_coat_s',
      group_id: 'itm_coat',
      listing_has_variations: true,
      item_group_title: 'Wool Coat',
      title: 'Wool Coat',
      description: 'A coat of wool.',
      url: 'https://shop.example/coat?size=s',
      brand: 'Linden',
      condition: 'new',
      product_category: 'Clothing > Coats',
      material: 'wool/faux leather',
      age_group: 'adult',
      gender: 'female',
      color: 'Camel',
      size: 'S',
      variant_dict: { Colour: 'Camel', Size: 'S' },
      gtin: '4006381333931',
      price: '350.00 EUR',
      sale_price: '289.00 EUR',
      availability: 'in_stock',
      image_url: 'https://ours.example/s.jpg',
      additional_image_urls: 'https://ours.example/1.jpg,https://ours.example/2.jpg',
      seller_name: 'Linden Shop',
      seller_url: 'https://shop.example',
      target_countries: ['DE'],
      store_country: 'DE',
    });
    expect(problemsOf(row)).toEqual([]);
  });

  test('openAiRow, of what is not known, says nothing', () => {
    const product = {
      ...COAT,
      brand: null,
      category: null,
      department: null,
      ageGroup: null,
      materials: [],
      condition: null,
      pictures: [],
      link: null,
      variants: 1,
      seller: { name: 'Shop', shopUrl: null },
    };
    const nothing = { compareAtMinor: null, colour: null, size: null, barcode: null, picture: null, link: null };
    const row = openAiRow(product, { ...COAT_S, ...nothing, options: [] }, GERMANY);
    const known = Object.entries(row).flatMap(([field, value]) => (value === null ? [] : [field]));
    expect(known.sort()).toEqual(
      (
        'availability description group_id is_eligible_checkout is_eligible_search item_group_title item_id ' +
        'listing_has_variations price seller_name store_country target_countries title'
      ).split(' '),
    );
    expect(row.listing_has_variations).toBe(false);
  });

  test.each([
    ['a link of its own', { link: 'https://shop.example/own' }, 'https://shop.example/own'],
    ['none of its own', { link: null }, 'https://shop.example/coat'],
  ])('openAiRow, a variant with %s, leads to %j', (_, variant, url) => {
    expect(openAiRow(COAT, { ...COAT_S, ...variant }, GERMANY).url).toBe(url);
  });

  test.each([
    ['women', 'adult', 'female', 'adult'],
    ['men', null, 'male', null],
    ['unisex', null, 'unisex', null],
    ['kids', null, null, 'kids'],
    ['kids', 'toddler', null, 'toddler'],
    [null, null, null, null],
  ] as const)(
    'openAiRow, department %s and age group %s, is gender %s and age group %s',
    (department, age, gender, ageGroup) => {
      expect(openAiRow({ ...COAT, department, ageGroup: age }, COAT_S, GERMANY)).toMatchObject({
        gender,
        age_group: ageGroup,
      });
    },
  );

  test('openAiRow, a product without a description, is described by its title', () => {
    expect(openAiRow({ ...COAT, description: ' \n' }, COAT_S, GERMANY).description).toBe('Wool Coat');
  });

  test.each(['title', 'item_group_title'] as const)(
    'openAiRow, a long title, is cut in %s to 150 and in no character',
    (field) => {
      const text = openAiRow({ ...COAT, title: `${'a'.repeat(149)}👗 and more` }, COAT_S, GERMANY)[field];
      expect(text).toBe('a'.repeat(149));
    },
  );

  test.each([
    ['color', { colour: 'c'.repeat(40) }, 'c'.repeat(40)],
    ['color', { colour: 'c'.repeat(41) }, null],
    ['size', { size: 's'.repeat(20) }, 's'.repeat(20)],
    ['size', { size: 's'.repeat(21) }, null],
    ['gtin', { barcode: '12345678' }, '12345678'],
    ['gtin', { barcode: 'SKU-1' }, null],
    ['availability', { availability: 'preorder' }, 'pre_order'],
    ['availability', { availability: 'backorder' }, 'backorder'],
    ['sale_price', { compareAtMinor: null }, null],
    ['price', { compareAtMinor: null }, '289.00 EUR'],
  ] as const)('openAiRow, %s of a variant with %j, is %j', (field, variant, expected) => {
    expect(openAiRow(COAT, { ...COAT_S, ...variant }, GERMANY)[field]).toBe(expected);
  });

  test('openAiRow, a category that is a number, is left out: the field is for words', () => {
    expect(openAiRow({ ...COAT, category: '5598' }, COAT_S, GERMANY).product_category).toBeNull();
  });
});

describe('priceText', () => {
  test.each([
    [9500, 'USD', '95.00 USD'],
    [5, 'EUR', '0.05 EUR'],
    [4900, 'JPY', '4900 JPY'],
    [1500, 'KWD', '1.500 KWD'],
    [7, 'KWD', '0.007 KWD'],
    [100, 'XYZ', null],
  ])('priceText, %d minor units of %s, is %j', (minor, currency, expected) => {
    expect(priceText(minor, currency)).toBe(expected);
  });
});
