import { Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { FeedUnusable, NOTHING_STATED } from '../feed-reader.ts';
import { ShopifyCsvReader } from './shopify-csv.reader.ts';
import { csv, EUROS, more, read, SHIRT, type Row } from '../test/feed-fixture.ts';

describe('ShopifyCsvReader, a product', () => {
  test('read, all rows of a handle, are one product with variants, pictures and link', async () => {
    const { products, quarantined, rows } = await read(
      csv([
        {
          ...SHIRT,
          'Body (HTML)': '<p>Airy &amp; soft.</p><p>100% linen</p>',
          Vendor: 'Maison  Ardoise',
          Type: "Women's Shirts",
          Tags: 'linen, summer, linen',
          Published: 'true',
          'Option2 Name': 'Colour',
          'Option2 Value': 'Ecru',
          'Variant SKU': "'0042",
          'Variant Barcode': "'4006381333931",
          'Variant Inventory Tracker': 'shopify',
          'Variant Inventory Qty': '3',
          'Variant Inventory Policy': 'deny',
          'Variant Compare At Price': '59.00',
          'Image Src': 'https://cdn.example/b.jpg',
          'Image Position': '2',
          'Variant Image': 'https://cdn.example/ecru.jpg',
        },
        more({
          'Option1 Value': 'L',
          'Option2 Value': 'Ecru',
          'Variant Price': '49.00',
          'Variant Compare At Price': '49.00',
          'Image Src': 'https://cdn.example/a.jpg',
          'Image Position': '1',
        }),
        more({ 'Image Src': 'https://cdn.example/c.jpg' }),
      ]),
    );
    expect(quarantined).toEqual([]);
    expect(rows).toBe(3);
    expect(products).toEqual([
      {
        key: 'linen-shirt',
        title: 'Linen Shirt',
        description: 'Airy & soft.\n100% linen',
        brand: 'Maison Ardoise',
        category: null,
        productType: "Women's Shirts",
        tags: ['linen', 'summer'],
        department: 'women',
        stated: NOTHING_STATED,
        condition: null,
        adult: false,
        currency: 'EUR',
        language: null,
        link: 'https://shop.example/products/linen-shirt',
        pictures: ['https://cdn.example/a.jpg', 'https://cdn.example/b.jpg', 'https://cdn.example/c.jpg'],
        published: true,
        firstRow: 2,
        variants: [
          {
            key: 'linen-shirt|colour=ecru|size=m',
            sku: '0042',
            barcode: '4006381333931',
            options: [
              { name: 'Size', value: 'M' },
              { name: 'Colour', value: 'Ecru' },
            ],
            colour: 'Ecru',
            size: 'M',
            priceMinor: 4900,
            compareAtMinor: 5900,
            availability: 'in_stock',
            quantity: 3,
            picture: 'https://cdn.example/ecru.jpg',
            link: null,
          },
          expect.objectContaining({
            key: 'linen-shirt|colour=ecru|size=l',
            compareAtMinor: null,
            availability: 'in_stock',
            quantity: null,
          }),
        ],
      },
    ]);
  });

  test('read, the column names since 2024, means the same', async () => {
    const header =
      'Title,URL handle,Description,Vendor,Product category,Type,Tags,Published on online store,Status,SKU,Barcode,Option1 name,Option1 value,Option1 Linked To,' +
      'Price,Price / International,Compare-at price,Inventory tracker,Inventory quantity,Continue selling when out of stock,Product image URL,Image position,Variant image URL,Gift card,' +
      'Target gender (product.metafields.shopify.target-gender)';
    const { products } = await read(
      `${header}\nWool Coat,wool-coat,<p>Warm</p>,Norrvik,Apparel & Accessories > Clothing > Outerwear,Coats,winter,TRUE,Active,W1,,Size,M,,250.00,199.00,300.00,shopify,0,CONTINUE,https://cdn.example/w.jpg,1,,FALSE,female\n`,
    );
    expect(products[0]).toMatchObject({
      key: 'wool-coat',
      category: 'Apparel & Accessories > Clothing > Outerwear',
      department: 'women',
      published: true,
      pictures: ['https://cdn.example/w.jpg'],
      variants: [
        { sku: 'W1', priceMinor: 25_000, compareAtMinor: 30_000, availability: 'in_stock', quantity: null, size: 'M' },
      ],
    });
  });

  test.each([
    [{ Published: 'false' }, false],
    [{ Status: 'draft' }, false],
    [{ Status: 'archived' }, false],
    [{ Published: 'TRUE', Status: 'active' }, true],
    [{}, true],
  ] as [Row, boolean][])('read, %j, is a product with published %s', async (cells, published) => {
    expect((await read(csv([{ ...SHIRT, ...cells }]))).products).toMatchObject([{ published }]);
  });

  test('read, Default Title, has no options and the handle as key', async () => {
    const { variants } = await read(csv([{ ...SHIRT, 'Option1 Name': 'Title', 'Option1 Value': 'Default Title' }]));
    expect(variants).toMatchObject([{ key: 'linen-shirt', options: [], size: null, colour: null }]);
  });

  test('read, waist and length, are one size with both in it and keys apart', async () => {
    const sizes: Row = {
      ...SHIRT,
      'Option1 Name': 'Waist',
      'Option1 Value': '32',
      'Option2 Name': 'Length',
      'Option2 Value': '34',
    };
    const { variants } = await read(
      csv([sizes, more({ 'Option1 Value': '34', 'Option2 Value': '32', 'Variant Price': '49.00' })]),
    );
    expect(variants.map(({ key, size }) => [key, size])).toEqual([
      ['linen-shirt|length=34|waist=32', '32/34'],
      ['linen-shirt|length=32|waist=34', '34/32'],
    ]);
  });

  test('read, other order of rows and options and another word for colour, gives the same variant keys', async () => {
    const row = (size: string, colour: string): Row =>
      more({ 'Option1 Value': size, 'Option2 Value': colour, 'Variant Price': '49.00' });
    const names: Row = { Title: 'Linen Shirt', 'Option1 Name': 'Size', 'Option2 Name': 'Color' };
    const turned: Row = { Title: 'Linen Shirt', 'Option1 Name': 'Farbe', 'Option2 Name': 'GRÖSSE' };
    const one = await read(csv([{ ...row('M', 'Ecru'), ...names }, row('L', 'Ecru')]));
    const other = await read(csv([{ ...row('ECRU', 'l'), ...turned }, row('Ecru', 'M')]));
    expect(other.variants.map(({ key }) => key).sort()).toEqual(one.variants.map(({ key }) => key).sort());
  });

  test('read, very long options, keeps the key short and distinct', async () => {
    const long = 'x'.repeat(250);
    const { variants } = await read(
      csv([{ ...SHIRT, 'Option1 Value': `${long}1` }, more({ 'Option1 Value': `${long}2`, 'Variant Price': '1' })]),
    );
    expect(variants.map(({ key }) => key.length)).toEqual([76, 76]);
    expect(new Set(variants.map(({ key }) => key)).size).toBe(2);
  });

  test('read, yen, has no minor digits and prices with decimals are refused', async () => {
    const { variants, reasons } = await read(
      csv([{ ...SHIRT, 'Variant Price': '4900' }, more({ 'Option1 Value': 'L', 'Variant Price': '49.50' })]),
      { ...EUROS, currency: 'jpy' },
    );
    expect(variants).toMatchObject([{ priceMinor: 4900 }]);
    expect(reasons).toEqual(['variant:bad_price']);
  });

  test('read, a shop address with a path, keeps it in links; without one there is no link', async () => {
    const feed = csv([{ ...SHIRT, Handle: 'Größe-1' }]);
    expect((await read(feed, { ...EUROS, shopUrl: 'https://shop.example/en/?x=1#y' })).products[0]?.link).toBe(
      'https://shop.example/en/products/gr%C3%B6%C3%9Fe-1',
    );
    expect((await read(feed, { ...EUROS, shopUrl: null })).products[0]?.link).toBeNull();
  });

  test('read, lenient readings, are noted', async () => {
    const { records } = await read(
      Buffer.from(
        csv([
          {
            ...SHIRT,
            Vendor: 'v'.repeat(300),
            'Variant Compare At Price': 'soon',
            'Variant Barcode': '8.90E+12',
            'Variant Inventory Tracker': 'shopify',
            'Variant Inventory Qty': 'many',
            'Body (HTML)': 'é',
          },
        ]),
        'latin1',
      ),
    );
    expect(records[0]?.notes.map(({ code }) => code).sort()).toEqual([
      'barcode_ignored',
      'compare_at_ignored',
      'not_utf8',
      'quantity_ignored',
      'text_cut',
    ]);
    expect(records[0]?.product).toMatchObject({
      description: 'é',
      variants: [{ barcode: null, compareAtMinor: null, availability: 'unknown' }],
    });
  });
});

describe('ShopifyCsvReader, a file of no use', () => {
  test.each([
    ['no Handle and no price', 'Title,Body (HTML)\nA,B\n', 'no column Handle, Variant Price'],
    ['data without a header', csv([SHIRT]).split('\n')[1] ?? '', 'no column Handle'],
    ['a header alone', csv([]), 'no products'],
    ['a header that cannot be read', 'Handle,Ti"tle,Variant Price\na,b,1\n', 'column names, cannot be read'],
    ['nothing', '', 'is empty'],
    ['a web page', '<html><body>Log in</body></html>', 'web page'],
  ])('read, %s, throws FeedUnusable that says what to do', async (_, feed, message) => {
    await expect(read(feed)).rejects.toThrow(FeedUnusable);
    await expect(read(feed)).rejects.toThrow(message);
  });

  test.each([
    [{ currency: 'EURO', shopUrl: null }, 'not an ISO 4217 code'],
    [{ currency: 'EUR', shopUrl: 'shop.example' }, 'address cannot be used'],
    [{ currency: 'EUR', shopUrl: 'ftp://shop.example' }, 'address cannot be used'],
  ])('read, settings %j, throws FeedUnusable that says what to do', async (settings, message) => {
    await expect(read(csv([SHIRT]), { ...EUROS, ...settings })).rejects.toThrow(message);
  });

  test('read, the source fails, passes its error on', async () => {
    const source = new Readable({ read: () => undefined });
    source.push(csv([SHIRT]));
    const reading = Readable.from(new ShopifyCsvReader().read(source, EUROS)).toArray();
    source.destroy(new Error('disk gone'));
    await expect(reading).rejects.toThrow('disk gone');
  });
});
