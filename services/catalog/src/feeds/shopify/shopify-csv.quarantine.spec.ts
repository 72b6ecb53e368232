import { describe, expect, test } from '@jest/globals';
import { FEED_LIMITS } from '../feed-limits.ts';
import { COLUMNS, csv, more, read, SHIRT, type Row } from '../test/feed-fixture.ts';

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
    const { quarantined } = await read(csv([SHIRT, more({ 'Option1 Value': 'L', 'Variant Price': 'on request' })]));
    expect(quarantined).toEqual([
      {
        part: 'variant',
        row: 3,
        key: 'linen-shirt',
        reason: 'bad_price',
        detail:
          'The price "on request" is not an amount; write digits with a point before the decimals, such as 1234.50.',
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

  test.each([
    ['behind its handle', 'b,5" heel,20.00', 'b'],
    ['with too few cells', 'b,Heel', 'b'],
    ['with too many cells', 'b,Heel,20.00,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,x', 'b'],
    ['in its handle', '"b" ,Heel,20.00', null],
  ])('read, a row broken %s, says which product it is of where that can be read', async (_, row, key) => {
    const { quarantined } = await read(`Handle,Title,Variant Price\na,A,10.00\n${row}\n`);
    expect(quarantined).toEqual([expect.objectContaining({ part: 'row', key, reason: 'broken_row' })]);
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
