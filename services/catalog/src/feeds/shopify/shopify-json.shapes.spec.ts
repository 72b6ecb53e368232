import { describe, expect, test } from '@jest/globals';
import { FEED_LIMITS } from '../feed-limits.ts';
import { EUROS } from '../test/feed-fixture.ts';
import { type Reading, readWith } from '../test/reading.ts';
import { ShopifyJsonReader } from './shopify-json.reader.ts';

const read = (feed: unknown, chunk?: number): Promise<Reading> =>
  readWith(new ShopifyJsonReader(), typeof feed === 'string' ? feed : JSON.stringify(feed), EUROS, chunk);
const lines = (...rows: object[]): string => rows.map((row) => JSON.stringify(row)).join('\n');

const node = (id: number): string => `gid://shopify/ProductVariant/${id}`;
const TOP = {
  id: 'gid://shopify/Product/1',
  title: 'Silk Top',
  handle: 'silk-top',
  descriptionHtml: '<p>Soft</p>',
  vendor: 'Linden',
  productType: 'Tops',
  status: 'ACTIVE',
  publishedAt: '2026-01-01T00:00:00Z',
  tags: ['silk'],
  options: [{ name: 'Size' }, { name: 'Color' }],
};
const SMALL = {
  id: node(11),
  price: '59.00',
  compareAtPrice: '79.00',
  inventoryQuantity: 3,
  inventoryPolicy: 'DENY',
  selectedOptions: [
    { name: 'Color', value: 'Red' },
    { name: 'Size', value: 'S' },
  ],
};
const LARGE = {
  ...SMALL,
  id: node(12),
  compareAtPrice: null,
  inventoryQuantity: 0,
  inventoryPolicy: 'CONTINUE',
  selectedOptions: [
    { name: 'Size', value: 'L' },
    { name: 'Color', value: 'Red' },
  ],
};
const EXPECTED = {
  key: 'silk-top',
  description: 'Soft',
  brand: 'Linden',
  productType: 'Tops',
  published: true,
  pictures: ['https://cdn.example/1.jpg'],
  variants: [
    {
      externalId: '11',
      size: 'S',
      colour: 'Red',
      priceMinor: 5900,
      compareAtMinor: 7900,
      availability: 'in_stock',
      quantity: 3,
    },
    {
      externalId: '12',
      size: 'L',
      colour: 'Red',
      priceMinor: 5900,
      compareAtMinor: null,
      availability: 'in_stock',
      quantity: null,
    },
  ],
};
const edges = (...nodes: object[]): object => ({ edges: nodes.map((one) => ({ cursor: 'x', node: one })) });
const PICTURES = edges({ url: 'https://cdn.example/1.jpg' });

describe('ShopifyJsonReader, other shapes of products', () => {
  test.each([
    [
      'edges',
      {
        data: {
          products: {
            ...edges({ ...TOP, images: PICTURES, variants: edges(SMALL, LARGE) }),
            pageInfo: { hasNextPage: false },
          },
        },
        extensions: { cost: {} },
      },
    ],
    [
      'without options of its own',
      { data: { products: edges({ ...TOP, options: undefined, images: PICTURES, variants: edges(SMALL, LARGE) }) } },
    ],
    [
      'nodes',
      {
        data: {
          products: {
            nodes: [
              {
                ...TOP,
                media: { nodes: [{ mediaContentType: 'IMAGE', image: { url: 'https://cdn.example/1.jpg' } }] },
                variants: { nodes: [SMALL, LARGE] },
              },
            ],
          },
        },
      },
    ],
    [
      'nodes without data',
      {
        products: {
          nodes: [{ ...TOP, featuredImage: { url: 'https://cdn.example/1.jpg' }, variants: { nodes: [SMALL, LARGE] } }],
        },
      },
    ],
  ])('read, GraphQL with %s, is the same product', async (_, feed) => {
    for (const text of [JSON.stringify(feed), JSON.stringify(feed, null, 2)]) {
      const { products, rows } = await read(text, 13);
      expect(products).toMatchObject([EXPECTED]);
      expect(rows).toBe(1);
    }
  });

  test('read, a bulk operation, joins the lines and accounts for each', async () => {
    const parent = { __parentId: TOP.id };
    const { products, reasons, rows, allVariants } = await read(
      lines(
        TOP,
        { ...SMALL, ...parent },
        { ...LARGE, ...parent },
        {
          ...SMALL,
          id: node(13),
          price: 'free',
          selectedOptions: [
            { name: 'Size', value: 'XL' },
            { name: 'Color', value: 'Red' },
          ],
          ...parent,
        },
        { id: 'gid://shopify/MediaImage/1', image: { url: 'https://cdn.example/1.jpg' }, ...parent },
        { ...TOP, id: 'gid://shopify/Product/2', handle: 'bare' },
        { ...SMALL, __parentId: 'gid://shopify/Product/77' },
      ),
    );
    expect(products).toMatchObject([EXPECTED]);
    expect([reasons, rows, allVariants]).toEqual([
      ['variant:bad_price', 'product:no_variants', 'row:missing_handle'],
      7,
      3,
    ]);
  });

  test.each([
    ['too many', 'product:too_many_rows', FEED_LIMITS.rowsPerProduct, ''],
    ['too long', 'product:product_too_large', 60, 'x'.repeat(FEED_LIMITS.charsPerProduct / 50)],
  ])('read, a bulk operation with %s lines of one product, leaves that one out', async (_, reason, count, sku) => {
    const children = Array.from({ length: count }, () => ({ ...SMALL, sku, __parentId: TOP.id }));
    const next = { ...TOP, id: 'gid://shopify/Product/2', handle: 'next' };
    const { products, reasons, rows, allVariants } = await read(
      lines(TOP, ...children, next, { ...SMALL, __parentId: next.id }),
      65_536,
    );
    expect([products.map(({ key }) => key), reasons]).toEqual([['next'], [reason]]);
    expect([rows, allVariants]).toEqual([count + 3, count + 1]);
  });

  test('read, prices with a currency, are the shop’s or refused', async () => {
    const money = (amount: string, currencyCode: string): object => ({
      ...SMALL,
      price: { amount, currencyCode },
      compareAtPrice: null,
    });
    const { variants, quarantined } = await read([
      {
        ...TOP,
        variants: {
          nodes: [
            { ...money('59.0', 'EUR'), availableForSale: false },
            { ...money('65.0', 'USD'), selectedOptions: LARGE.selectedOptions },
          ],
        },
      },
    ]);
    expect(variants).toMatchObject([{ priceMinor: 5900, availability: 'out_of_stock', quantity: 3 }]);
    expect(quarantined).toMatchObject([
      { reason: 'bad_price', detail: expect.stringContaining('in USD and the shop sells in EUR') },
    ]);
  });

  test('read, what a theme has, is in hundredths and has pictures as texts', async () => {
    const { products } = await read({
      product: {
        title: 'Tee',
        handle: 'tee',
        description: '<p>a</p>',
        type: 'Tees',
        tags: [],
        price: 4900,
        price_varies: false,
        images: ['//cdn.example/a.jpg'],
        options: ['Size'],
        variants: [{ id: 5, option1: 'S', price: 4900, compare_at_price: 5900, available: true }],
      },
    });
    expect(products).toMatchObject([
      {
        description: 'a',
        productType: 'Tees',
        pictures: ['https://cdn.example/a.jpg'],
        variants: [{ size: 'S', priceMinor: 4900, compareAtMinor: 5900 }],
      },
    ]);
  });

  test('read, options without names, mean what their values say', async () => {
    const { variants } = await read([
      { title: 'Tee', handle: 'tee', body_html: null, variants: [{ option1: 'Black', option2: 'XL', price: '9.00' }] },
    ]);
    expect(variants).toMatchObject([{ colour: 'Black', size: 'XL' }]);
  });

  test('read, pages put together, are all read', async () => {
    const page = (handle: string): string =>
      JSON.stringify({ products: [{ title: 'Tee', handle, variants: [{ price: '9.00' }] }] });
    const { products, rows } = await read(`${page('a')}\n${page('b')}${page('c')}`, 5);
    expect([products.map(({ key }) => key), rows]).toEqual([['a', 'b', 'c'], 3]);
  });
});
