import { describe, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { EUROS } from '../test/feed-fixture.ts';
import { type Reading, readWith } from '../test/reading.ts';
import { OpenAiReader } from './openai.reader.ts';

const read = (feed: string | Uint8Array, chunk?: number): Promise<Reading> =>
  readWith(new OpenAiReader(), feed, EUROS, chunk);
const lines = (...rows: object[]): string => rows.map((row) => JSON.stringify(row)).join('\n');

const TEE = {
  is_eligible_search: true,
  is_eligible_checkout: false,
  item_id: 'tee-s',
  title: 'Cotton Tee, small',
  item_group_title: 'Cotton Tee',
  description: 'A tee.',
  url: 'https://shop.example/tee?size=s',
  brand: 'Linden',
  image_url: 'https://shop.example/tee.jpg',
  additional_image_urls: ['https://shop.example/tee-2.jpg'],
  price: '25.00 USD',
  sale_price: '20.00 USD',
  sale_price_start_date: '2026-10-01',
  sale_price_end_date: '2026-11-30',
  availability: 'in_stock',
  group_id: 'tee',
  color: 'White',
  size: 'S',
  gender: 'unisex',
  age_group: 'adult',
  material: 'Cotton',
  product_category: 'Apparel & Accessories > Clothing > Shirts & Tops',
  condition: 'new',
  seller_name: 'Somebody',
  seller_url: 'https://seller.example',
};

describe('OpenAiReader', () => {
  test('read, JSON lines, gives the product with its sale', async () => {
    const { products } = await read(
      lines(TEE, {
        ...TEE,
        item_id: 'tee-m',
        size: 'M',
        url: 'https://shop.example/tee?size=m',
        availability: 'pre_order',
      }),
    );
    expect(products).toMatchObject([
      {
        key: 'tee',
        title: 'Cotton Tee',
        brand: 'Linden',
        category: 'Apparel & Accessories > Clothing > Shirts & Tops',
        department: 'unisex',
        currency: 'USD',
        stated: { material: 'Cotton', gender: 'unisex', ageGroup: 'adult' },
        condition: 'new',
        pictures: ['https://shop.example/tee.jpg', 'https://shop.example/tee-2.jpg'],
        variants: [
          {
            key: 'tee-s',
            size: 'S',
            colour: 'White',
            priceMinor: 2000,
            compareAtMinor: 2500,
            availability: 'in_stock',
          },
          {
            key: 'tee-m',
            size: 'M',
            priceMinor: 2000,
            availability: 'preorder',
            link: 'https://shop.example/tee?size=m',
          },
        ],
      },
    ]);
    expect(JSON.stringify(products)).not.toContain('Somebody');
  });

  test.each([
    ['CSV', ','],
    ['TSV', '\t'],
  ])('read, %s with the aliases, is the same', async (_, mark) => {
    const names = [
      'id',
      'title',
      'link',
      'image_link',
      'additional_image_link',
      'price',
      'item_group_id',
      'enable_search',
      'variant_dict',
      'availability',
    ];
    const cells = [
      '1',
      'Wool Coat',
      'https://shop.example/1',
      'https://shop.example/1.jpg',
      'https://shop.example/2.jpg',
      '95.00 EUR',
      'coat',
      'true',
      '{"color":"Camel","size":"M"}',
      'In Stock',
    ];
    const quoted = (list: string[]): string => list.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(mark);
    const { products } = await read(gzipSync(`${quoted(names)}\n${quoted(cells)}\n`), 11);
    expect(products).toMatchObject([
      {
        key: 'coat',
        link: 'https://shop.example/1',
        pictures: ['https://shop.example/1.jpg', 'https://shop.example/2.jpg'],
        variants: [
          {
            key: '1',
            colour: 'Camel',
            size: 'M',
            options: [
              { name: 'Color', value: 'Camel' },
              { name: 'Size', value: 'M' },
            ],
          },
        ],
      },
    ]);
  });

  test.each([
    ['not for search', { is_eligible_search: false }, false],
    ['not for search, as a text', { is_eligible_search: 'FALSE' }, false],
    ['older flag wins', { enable_search: true, is_eligible_search: false }, true],
    ['expired', { expiration_date: '2026-10-01' }, false],
    ['expires later', { expiration_date: '2027-10-01' }, true],
  ])('read, %s, is published or not', async (_, fields, published) => {
    expect((await read(lines({ ...TEE, ...fields }))).products).toMatchObject([{ published, variants: [{}] }]);
  });

  test('read, one variant of several that is not for search, is left out with the reason', async () => {
    const { variants, reasons } = await read(lines(TEE, { ...TEE, item_id: 'tee-m', enable_search: 'no' }));
    expect([variants.map(({ key }) => key), reasons]).toEqual([['tee-s'], ['variant:not_published']]);
  });

  test.each([
    ['digital', { is_digital: true }, 'product:digital_product'],
    ['a gift card', { product_category: 'Gift Giving > Gift Cards & Certificates' }, 'product:gift_card'],
    ['credentials in the address', { url: 'https://a:b@shop.example/' }, 'variant:bad_link'],
    ['no price', { price: '' }, 'variant:missing_price'],
    ['a price that could be two', { price: '1.234 USD' }, 'variant:ambiguous_price'],
  ])('read, %s, is out with the true reason', async (_, fields, reason) => {
    const { products, reasons } = await read(lines({ ...TEE, ...fields }));
    expect(products).toEqual([]);
    expect(reasons).toContain(reason);
  });

  test('read, numbers for texts and lines that are no objects, are understood or told', async () => {
    const { variants, reasons, rows } = await read(
      '{"id":7,"title":"Socks, pair","price":"5 EUR","size":38}\n[1]\n"x"\n{"id":',
    );
    expect(variants).toMatchObject([{ key: '7', size: '38', priceMinor: 500 }]);
    expect([reasons, rows]).toEqual([['row:broken_row', 'row:broken_row', 'row:broken_row'], 4]);
  });
});
