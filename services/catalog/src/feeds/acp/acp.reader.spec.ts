import { describe, expect, test } from '@jest/globals';
import { EUROS } from '../test/feed-fixture.ts';
import { type Reading, readWith } from '../test/reading.ts';
import { AcpReader } from './acp.reader.ts';

const read = (feed: unknown, chunk?: number): Promise<Reading> =>
  readWith(new AcpReader(), typeof feed === 'string' ? feed : JSON.stringify(feed), EUROS, chunk);

const variant = (id: string, colour: string, size: string, more: object = {}): object => ({
  id,
  title: `Wool Coat - ${colour} / ${size}`,
  price: { amount: 19_900, currency: 'USD' },
  list_price: { amount: 24_900, currency: 'USD' },
  availability: { available: true, status: 'in_stock' },
  variant_options: [
    { name: 'Farbe', value: colour },
    { name: 'Größe', value: size },
    { name: 'Material', value: 'Wool' },
  ],
  ...more,
});

const COAT = {
  id: 'coat',
  title: 'Wool Coat',
  description: { plain: 'Warm and soft.' },
  url: 'https://shop.example/coat',
  media: [
    { type: 'video', url: 'https://shop.example/coat.mp4' },
    { type: 'image', url: 'https://shop.example/coat.jpg', alt_text: 'Front' },
  ],
  last_update_id: 'upd_1',
  variants: [
    variant('c1', 'Camel', 'M', {
      url: 'https://shop.example/coat?v=1',
      barcodes: [{ type: 'GTIN', value: '00012345600012' }],
      categories: [
        { value: '5598', taxonomy: 'google_product_category' },
        { value: 'Coats', taxonomy: 'merchant' },
      ],
      condition: ['new'],
      media: [{ type: 'image', url: 'https://shop.example/camel.jpg' }],
      seller: { name: 'Somebody', links: [{ type: 'faq', title: 'FAQ', url: 'https://seller.example' }] },
    }),
    variant('c2', 'Navy', 'L', { availability: { available: false, status: 'out_of_stock' } }),
  ],
};

describe('AcpReader', () => {
  test('read, a product with everything, has all of it', async () => {
    const { products, notes, quarantined } = await read({ products: [COAT] });
    expect([notes, quarantined]).toEqual([[], []]);
    expect(products).toEqual([
      {
        key: 'coat',
        title: 'Wool Coat',
        description: 'Warm and soft.',
        brand: null,
        category: '5598',
        productType: 'Coats',
        tags: [],
        department: null,
        stated: { gender: null, ageGroup: null, material: 'Wool', pattern: null, season: null, occasion: null },
        condition: 'new',
        adult: false,
        currency: 'USD',
        language: null,
        link: 'https://shop.example/coat',
        pictures: ['https://shop.example/coat.jpg', 'https://shop.example/camel.jpg'],
        published: true,
        variants: [
          expect.objectContaining({
            key: 'c1',
            barcode: '00012345600012',
            colour: 'Camel',
            size: 'M',
            priceMinor: 19_900,
            compareAtMinor: 24_900,
            availability: 'in_stock',
            picture: 'https://shop.example/camel.jpg',
            link: 'https://shop.example/coat?v=1',
          }),
          expect.objectContaining({ key: 'c2', colour: 'Navy', size: 'L', availability: 'out_of_stock', link: null }),
        ],
        firstRow: 1,
      },
    ]);
  });

  test.each([
    ['a feed around it', { feed: { id: 'f', target_country: 'US', products: [COAT] } }],
    ['a list', [COAT]],
    ['lines', `${JSON.stringify(COAT)}\n`],
    [
      'metadata before the lines',
      `${JSON.stringify({ id: 'f', target_country: 'US', updated_at: '2026-03-01T00:00:00Z' }, null, 2)}\n${JSON.stringify(COAT)}\n`,
    ],
    [
      'a header before the lines',
      `${JSON.stringify({ feed_id: 'f', account_id: 'a', target_country: 'US' })}\n${JSON.stringify(COAT)}`,
    ],
  ])('read, %s, is the same product', async (_, feed) => {
    const { products, rows } = await read(feed, 13);
    expect([products.map(({ key, variants }) => [key, variants.length]), rows]).toEqual([[['coat', 2]], 1]);
  });

  test('read, metadata without its products, says which file to give', async () => {
    await expect(read({ id: 'f', target_country: 'US', updated_at: '2026-03-01T00:00:00Z' })).rejects.toThrow(
      'give the products.jsonl',
    );
  });

  test.each([
    ['limited_stock', true, 'in_stock'],
    ['backorder', true, 'backorder'],
    ['preorder', false, 'preorder'],
    ['discontinued', false, 'out_of_stock'],
    ['in_stock', false, 'out_of_stock'],
    [undefined, true, 'in_stock'],
    ['something_new', undefined, 'unknown'],
  ])('read, status %s and available %s, is %s', async (status, available, availability) => {
    const { variants } = await read([
      { ...COAT, variants: [variant('v', 'Red', 'S', { availability: { status, available } })] },
    ]);
    expect(variants).toMatchObject([{ availability }]);
  });

  test.each([
    [{ html: '<p>Warm<br>and <b>soft</b></p><script>x()</script>' }, 'Warm\nand soft'],
    [{ markdown: '## Coat\n\n- **Warm** and *soft*\n- [Care](https://x.example)\n' }, 'Coat\nWarm and soft\nCare'],
    ['Just a text', 'Just a text'],
  ])('read, description %j, is plain', async (description, expected) => {
    expect((await read([{ ...COAT, description }])).products[0]?.description).toBe(expected);
  });

  test.each([
    ['no price', variant('v', 'Red', 'S', { price: undefined }), 'variant:missing_price'],
    [
      'a price in a text',
      variant('v', 'Red', 'S', { price: { amount: '19.99', currency: 'USD' } }),
      'variant:bad_price',
    ],
    [
      'a price with decimals',
      variant('v', 'Red', 'S', { price: { amount: 19.99, currency: 'USD' } }),
      'variant:bad_price',
    ],
    ['a price of nothing', variant('v', 'Red', 'S', { price: { amount: 0, currency: 'USD' } }), 'variant:bad_price'],
    [
      'a currency that is none',
      variant('v', 'Red', 'S', { price: { amount: 1, currency: 'QQQ' } }),
      'variant:bad_price',
    ],
    ['no id', variant('', 'Red', 'S'), 'variant:missing_id'],
    ['an id twice', variant('c1', 'Red', 'S'), 'variant:duplicate_variant'],
    [
      'another currency',
      variant('v', 'Red', 'S', { price: { amount: 1, currency: 'EUR' } }),
      'variant:mixed_currencies',
    ],
  ])('read, a variant with %s, is quarantined alone', async (_, broken, reason) => {
    const { products, reasons, allVariants } = await read([{ ...COAT, variants: [...COAT.variants, broken] }]);
    expect([products[0]?.variants.length, reasons, allVariants]).toEqual([2, [reason], 3]);
  });

  test('read, more options than the catalog shows, keeps colour and size and one more', async () => {
    const variant_options = ['Fit', 'Collar', 'Cuff', 'Farbe', 'Größe'].map((name) => ({ name, value: `${name} 1` }));
    const { variants } = await read([{ ...COAT, variants: [variant('v', 'Red', 'S', { variant_options })] }]);
    expect(variants[0]?.options.map(({ name }) => name)).toEqual(['Fit', 'Farbe', 'Größe']);
  });

  test('read, the protocol’s own shortest product, has no price and is told so', async () => {
    const { products, reasons, rows } = await read({
      products: [{ id: 'p', title: 'Tee', variants: [{ id: 'v', title: 'Tee' }] }],
    });
    expect([products, reasons, rows]).toEqual([[], ['variant:missing_price', 'product:no_variants'], 1]);
  });

  test('read, things that are no products, are told', async () => {
    const { reasons, rows } = await read([
      1,
      null,
      { title: 'no id' },
      COAT,
      COAT,
      { id: 'e', title: 'Empty', variants: [] },
    ]);
    expect(reasons).toEqual([
      'row:broken_row',
      'row:broken_row',
      'row:missing_id',
      'product:duplicate_product',
      'product:no_variants',
    ]);
    expect(rows).toBe(6);
  });

  test.each([
    ['a table', 'a,b\n1,2', 'not JSON'],
    ['a web page', '<html></html>', 'login page'],
    ['only metadata and no list', ' {} ', ''],
  ])('read, %s, is not read as products', async (_, feed, words) => {
    const reading = read(feed);
    if (words === '') expect((await reading).reasons).toEqual(['row:missing_id']);
    else await expect(reading).rejects.toThrow(words);
  });
});
