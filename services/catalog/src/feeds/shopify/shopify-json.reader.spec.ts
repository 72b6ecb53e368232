import { describe, expect, test } from '@jest/globals';
import { EUROS } from '../test/feed-fixture.ts';
import { type Reading, readWith } from '../test/reading.ts';
import { ShopifyCsvReader } from './shopify-csv.reader.ts';
import { ShopifyJsonReader } from './shopify-json.reader.ts';

const read = (feed: unknown, chunk?: number): Promise<Reading> =>
  readWith(new ShopifyJsonReader(), typeof feed === 'string' ? feed : JSON.stringify(feed), EUROS, chunk);

const SHIRT = {
  id: 1001,
  title: 'Linen Shirt',
  handle: 'linen-shirt',
  body_html: '<p>Airy &amp; light</p>',
  published_at: '2026-01-01T00:00:00Z',
  vendor: 'Linden',
  product_type: 'Shirts',
  tags: ['Women', 'linen'],
  options: [
    { name: 'Size', position: 1, values: ['S', 'M'] },
    { name: 'Color', position: 2, values: ['White'] },
  ],
  images: [
    { id: 7, src: 'https://cdn.example/2.jpg', position: 2, variant_ids: [12] },
    { id: 6, src: 'https://cdn.example/1.jpg', position: 1, variant_ids: [] },
  ],
  variants: [
    {
      id: 11,
      product_id: 1001,
      title: 'S / White',
      option1: 'S',
      option2: 'White',
      option3: null,
      sku: 'L-S',
      price: '49.00',
      compare_at_price: '59.00',
      available: true,
      featured_image: null,
    },
    {
      id: 12,
      product_id: 1001,
      title: 'M / White',
      option1: 'M',
      option2: 'White',
      option3: null,
      sku: '',
      price: '49.00',
      compare_at_price: '49.00',
      available: false,
      featured_image: { src: 'https://cdn.example/2.jpg' },
    },
  ],
};
const ADMIN = {
  ...SHIRT,
  id: 'gid://shopify/Product/1001',
  status: 'active',
  tags: 'Women, linen',
  variants: [
    {
      id: 'gid://shopify/ProductVariant/11',
      option1: 'S',
      option2: 'White',
      price: '49.00',
      barcode: '4006381333931',
      inventory_quantity: 4,
      inventory_policy: 'deny',
      inventory_management: 'shopify',
      image_id: 7,
    },
    {
      id: 12,
      option1: 'M',
      option2: 'White',
      price: '49.00',
      inventory_quantity: -2,
      inventory_policy: 'continue',
      inventory_management: 'shopify',
    },
    { id: 13, option1: 'L', option2: 'White', price: '49.00', inventory_quantity: 0, inventory_management: null },
  ],
};

describe('ShopifyJsonReader', () => {
  test('read, the public shape, gives the product in the merchant’s currency', async () => {
    const { products } = await read({ products: [SHIRT] });
    expect(products).toMatchObject([
      {
        key: 'linen-shirt',
        title: 'Linen Shirt',
        description: 'Airy & light',
        brand: 'Linden',
        productType: 'Shirts',
        tags: ['Women', 'linen'],
        department: 'women',
        currency: 'EUR',
        link: 'https://shop.example/products/linen-shirt',
        pictures: ['https://cdn.example/1.jpg', 'https://cdn.example/2.jpg'],
        published: true,
        variants: [
          {
            externalId: '11',
            sku: 'L-S',
            colour: 'White',
            size: 'S',
            priceMinor: 4900,
            compareAtMinor: 5900,
            availability: 'in_stock',
            quantity: null,
          },
          {
            externalId: '12',
            sku: null,
            size: 'M',
            compareAtMinor: null,
            availability: 'out_of_stock',
            picture: 'https://cdn.example/2.jpg',
          },
        ],
      },
    ]);
  });

  test('read, the Admin shape, has stock, barcodes and numbers of variants', async () => {
    const { products } = await read([ADMIN]);
    expect(products).toMatchObject([
      {
        tags: ['Women', 'linen'],
        variants: [
          {
            externalId: '11',
            barcode: '4006381333931',
            availability: 'in_stock',
            quantity: 4,
            picture: 'https://cdn.example/2.jpg',
          },
          { externalId: '12', availability: 'in_stock', quantity: null },
          { externalId: '13', availability: 'in_stock', quantity: null },
        ],
      },
    ]);
  });

  test('read, JSON and CSV of one shop, have the same keys', async () => {
    const csv =
      'Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant Price\nlinen-shirt,Linen Shirt,Size,S,Color,White,49.00\nlinen-shirt,,,M,,White,49.00\n';
    const fromCsv = await readWith(new ShopifyCsvReader(), csv);
    expect((await read([SHIRT])).variants.map(({ key }) => key)).toEqual(fromCsv.variants.map(({ key }) => key));
  });

  test.each([
    ['JSON lines', `${JSON.stringify(SHIRT)}\n${JSON.stringify({ ...SHIRT, handle: 'other' })}`],
    ['a bare list', JSON.stringify([SHIRT, { ...SHIRT, handle: 'other' }], null, 2)],
  ])('read, %s, gives both', async (_, feed) => {
    const { products, rows } = await read(feed, 17);
    expect([products.map(({ key }) => key), rows]).toEqual([['linen-shirt', 'other'], 2]);
  });

  test.each([
    ['draft', { status: 'draft' }],
    ['taken down', { published_at: null }],
  ])('read, %s, is not published', async (_, fields) => {
    expect((await read([{ ...SHIRT, ...fields }])).products).toMatchObject([{ published: false }]);
  });

  test.each([
    ['a product twice', [SHIRT, SHIRT], ['product:duplicate_product'], 4],
    ['no handle', [{ ...SHIRT, handle: undefined }], ['row:missing_handle'], 2],
    ['no title', [{ ...SHIRT, title: '' }], ['product:missing_title'], 2],
    ['a gift card', [{ ...SHIRT, product_type: 'Gift Card' }], ['product:gift_card'], 2],
    ['no variants', [{ ...SHIRT, variants: [] }], ['product:no_variants'], 0],
    [
      'a price that is none',
      [{ ...SHIRT, variants: [{ ...SHIRT.variants[0], price: 'free' }, SHIRT.variants[1]] }],
      ['variant:bad_price'],
      2,
    ],
    ['no object', [7, SHIRT], ['row:broken_row'], 2],
  ])('read, %s, is quarantined with the true reason', async (_, feed, reasons, variants) => {
    const reading = await read(feed);
    expect([reading.reasons, reading.allVariants, reading.rows]).toEqual([reasons, variants, feed.length]);
  });

  test('read, a product without choices, has no options', async () => {
    const plain = {
      ...SHIRT,
      options: [{ name: 'Title', values: ['Default Title'] }],
      variants: [{ id: 9, option1: 'Default Title', price: 49 }],
    };
    expect((await read([plain])).variants).toMatchObject([
      { key: 'linen-shirt', options: [], priceMinor: 4900, availability: 'in_stock' },
    ]);
  });
});
