import { describe, expect, test } from '@jest/globals';
import { FEED_LIMITS } from './feed-limits.ts';
import { FeedUnusable } from './feed-reader.ts';
import { cell, COLUMNS, csv, EUROS, read, SHIRT, type Row } from './test/feed-fixture.ts';

const more = (row: Row): Row => ({ Handle: 'linen-shirt', ...row });

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
        { sku: 'W1', priceMinor: 25_000, compareAtMinor: 30_000, availability: 'in_stock', quantity: 0, size: 'M' },
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

describe('ShopifyCsvReader, quarantine', () => {
  test.each([
    ['a price below zero', [SHIRT, more({ 'Option1 Value': 'L', 'Variant Price': '-1' })], ['variant:bad_price'], 1],
    ['no price', [SHIRT, more({ 'Option1 Value': 'L' })], ['variant:missing_price'], 1],
    [
      'the same choice twice',
      [SHIRT, more({ 'Option1 Value': ' m ', 'Variant Price': '50.00' })],
      ['variant:duplicate_variant'],
      1,
    ],
    [
      'a choice left open',
      [SHIRT, more({ 'Variant SKU': 'x', 'Variant Price': '50.00' })],
      ['variant:missing_option_value'],
      1,
    ],
    [
      'another option name',
      [SHIRT, more({ 'Option1 Name': 'Colour', 'Option1 Value': 'L', 'Variant Price': '50.00' })],
      ['variant:option_names_differ'],
      1,
    ],
    [
      'an option value too long',
      [SHIRT, more({ 'Option1 Value': 'L'.repeat(300), 'Variant Price': '50.00' })],
      ['variant:cell_too_long'],
      1,
    ],
    ['a picture without scheme', [SHIRT, more({ 'Image Src': 'pictures/a.jpg' })], ['picture:bad_picture'], 1],
    [
      'a variant picture with a password',
      [{ ...SHIRT, 'Variant Image': 'https://a:b@c.example/x.jpg' }],
      ['picture:bad_picture'],
      1,
    ],
    [
      'too many pictures',
      [SHIRT, ...Array.from({ length: 251 }, (_, n) => more({ 'Image Src': `https://cdn.example/${n}.jpg` }))],
      ['picture:too_many_pictures'],
      1,
    ],
    ['no handle', [SHIRT, { 'Option1 Value': 'L', 'Variant Price': '49.00' }], ['row:missing_handle'], 1],
    ['a handle with blanks', [SHIRT, { ...SHIRT, Handle: 'a b' }], ['row:bad_handle'], 1],
    ['no title', [more({ 'Variant Price': '49.00' })], ['product:missing_title'], 0],
    ['a title too long', [{ ...SHIRT, Title: 'x'.repeat(501) }], ['product:cell_too_long'], 0],
    ['a gift card', [{ ...SHIRT, 'Gift Card': 'TRUE' }], ['product:gift_card'], 0],
    [
      'only pictures',
      [{ Handle: 'a', Title: 'A', 'Image Src': 'https://cdn.example/a.jpg' }],
      ['product:no_variants'],
      0,
    ],
    ['no good variant', [{ ...SHIRT, 'Variant Price': 'free' }], ['variant:bad_price', 'product:no_variants'], 0],
    [
      'a handle that comes back',
      [SHIRT, { ...SHIRT, Handle: 'other' }, { ...SHIRT, 'Variant Price': '1.00' }],
      ['product:duplicate_product'],
      2,
    ],
    [
      'a handle under a second title',
      [SHIRT, { ...SHIRT, Title: 'Silk Shirt' }, more({ 'Option1 Value': 'L', 'Variant Price': '1.00' })],
      ['product:duplicate_product'],
      1,
    ],
    [
      'too many rows',
      Array.from({ length: FEED_LIMITS.rowsPerProduct + 1 }, (_, n) => ({ ...SHIRT, 'Option1 Value': `${n}` })),
      ['product:too_many_rows'],
      0,
    ],
    [
      'too much text',
      Array.from({ length: 10 }, (_, n) => ({ ...SHIRT, 'Option1 Value': `${n}`, 'Body (HTML)': 'x'.repeat(450_000) })),
      ['product:product_too_large'],
      0,
    ],
  ] as [string, Row[], string[], number][])(
    'read, %s, is left out with its reason and nothing else is',
    async (_, feed, reasons, products) => {
      const result = await read(csv(feed));
      expect(result.reasons).toEqual(reasons);
      expect(result.products).toHaveLength(products);
      expect(result.rows).toBe(feed.length);
      const variantRows = feed.filter(
        (row) => row['Variant Price'] ?? row['Option1 Value'] ?? row['Variant SKU'],
      ).length;
      expect(
        result.variants.length + result.quarantined.reduce((sum, { variantsAffected }) => sum + variantsAffected, 0),
      ).toBe(variantRows);
    },
  );

  test('read, a quarantined row, names row, key, reason and way out', async () => {
    const { quarantined } = await read(csv([SHIRT, more({ 'Option1 Value': 'L', 'Variant Price': '49,90' })]));
    expect(quarantined).toEqual([
      {
        part: 'variant',
        row: 3,
        key: 'linen-shirt',
        reason: 'bad_price',
        detail: 'The price "49,90" is not an amount; write digits with a point before the decimals, such as 1234.50.',
        rowsAffected: 1,
        variantsAffected: 1,
      },
    ]);
  });

  test('read, a product of which no variant is good, says what became of each row', async () => {
    const { quarantined } = await read(
      csv([{ ...SHIRT, 'Variant Price': 'free' }, more({ 'Image Src': 'https://cdn.example/a.jpg' })]),
    );
    expect(
      quarantined.map(({ part, rowsAffected, variantsAffected }) => [part, rowsAffected, variantsAffected]),
    ).toEqual([
      ['variant', 1, 1],
      ['product', 1, 0],
    ]);
  });

  test('read, a detail about very long cells, stays a sentence', async () => {
    const long: Row = {
      ...SHIRT,
      'Option1 Name': 'n'.repeat(90),
      'Option1 Value': 'v'.repeat(250),
      'Option2 Name': 'm'.repeat(90),
      'Option2 Value': 'w'.repeat(250),
    };
    const { quarantined } = await read(csv([long, long]));
    expect(quarantined).toMatchObject([{ reason: 'duplicate_variant', detail: expect.stringMatching(/^.{400,500}$/) }]);
  });

  test('read, the last row torn, is told too', async () => {
    const { quarantined, rows } = await read(`${csv([SHIRT])}\nlinen-shirt,"x`);
    expect([rows, quarantined]).toEqual([2, [expect.objectContaining({ row: 3, reason: 'broken_row' })]]);
  });

  test('read, a duplicate, keeps the first and overwrites nothing', async () => {
    const { products } = await read(csv([SHIRT, { ...SHIRT, Handle: 'other' }, { ...SHIRT, 'Variant Price': '1.00' }]));
    expect(products.find(({ key }) => key === 'linen-shirt')?.variants).toMatchObject([{ priceMinor: 4900 }]);
  });

  test('read, a torn description, costs that product alone and is told once', async () => {
    const torn = `torn,Torn,"<p>Soft, light\n<p>and wide</p>\n<p class=""x"">see, here</p>,Vendor,Type\n`;
    const { products, quarantined } = await read(
      `${csv([SHIRT])}\n${torn}${csv([{ ...SHIRT, Handle: 'whole', 'Body (HTML)': '<p class="a">x</p>' }], COLUMNS)
        .split('\n')
        .slice(1)
        .join('\n')}\n`,
    );
    expect(products.map(({ key }) => key)).toEqual(['linen-shirt', 'whole']);
    expect(quarantined).toMatchObject([
      {
        part: 'row',
        row: 3,
        reason: 'broken_row',
        rowsAffected: 3,
        detail: expect.stringContaining('line 3 of the file'),
      },
    ]);
  });

  test('read, rows that end early as Excel writes them, are whole', async () => {
    const lines = csv([SHIRT, more({ 'Option1 Value': 'L', 'Variant Price': '49.00' })]).split('\n');
    expect((await read(lines.map((line) => line.replace(/,+$/, '')).join('\n'))).variants).toHaveLength(2);
  });

  test('read, blank rows and surplus blank cells, are no rows and no harm', async () => {
    const lines = csv([SHIRT]).split('\n');
    const { rows, variants, quarantined } = await read(`\n${lines[0]}\n\n${lines[1]},,,\n${','.repeat(30)}\n\n`);
    expect([rows, variants.length, quarantined]).toEqual([1, 1, []]);
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
    await expect(read(csv([SHIRT]), settings)).rejects.toThrow(message);
  });

  test('read, the source fails, passes its error on', async () => {
    const { ShopifyCsvReader } = await import('./shopify-csv.reader.ts');
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(`${csv([SHIRT])}\n${cell('x').repeat(9_000)}`);
      throw new Error('disk gone');
    }
    const reading = (async () => {
      for await (const record of new ShopifyCsvReader().read(failing(), EUROS)) expect(record.rows).toBeGreaterThan(0);
    })();
    await expect(reading).rejects.toThrow('disk gone');
  });
});
