import { describe, expect, test } from '@jest/globals';
import { EUROS, more, read, csv, COLUMNS, SHIRT, type Row } from '../test/feed-fixture.ts';

const german = (text: string): Buffer => Buffer.from(text.replaceAll('\n', '\r\n'), 'latin1');

describe('ShopifyCsvReader, files that went through other programs', () => {
  test('read, saved again by a German Excel, has its prices, flags and letters', async () => {
    const { products, quarantined } = await read(
      german(
        'Handle;Title;Vendor;Published;Option1 Name;Option1 Value;Variant Inventory Tracker;Variant Inventory Qty;Variant Inventory Policy;Variant Price;Variant Compare At Price;Gift Card;Status\n' +
          'mantel;Wollmantel Größe;Müller;WAHR;Größe;36;shopify;4;deny;1.299,00;1499;FALSCH;active\n' +
          'mantel;;;;;38;shopify;0;deny;249,9;;;\n' +
          'rock;Rock;Müller;FALSCH;Farbe;Rosé;;;deny;49,90;;FALSCH;active\n' +
          'karte;Karte;Müller;WAHR;;;;;deny;50;;WAHR;active\n',
      ),
    );
    expect(products).toMatchObject([
      {
        title: 'Wollmantel Größe',
        published: true,
        variants: [
          { size: '36', priceMinor: 129_900, compareAtMinor: 149_900, availability: 'in_stock', quantity: 4 },
          { size: '38', priceMinor: 24_990, availability: 'out_of_stock' },
        ],
      },
      { title: 'Rock', published: false, variants: [{ colour: 'Rosé', priceMinor: 4990 }] },
    ]);
    expect(quarantined.map(({ reason }) => reason)).toEqual(['gift_card']);
  });

  test.each([
    ['$49.90', 'USD', 4990, null],
    ['49,90 €', 'EUR', 4990, null],
    ['49.9000', 'EUR', 4990, null],
    ['19.989999999999998', 'EUR', 1999, null],
    ['1.299', 'EUR', null, 'ambiguous_price'],
    ['1.250', 'EUR', null, 'ambiguous_price'],
    ['89.900', 'COP', null, 'ambiguous_price'],
    ['0.990', 'EUR', 99, null],
    ['1.250', 'KWD', 1250, null],
    ['1.250', 'JPY', 1250, null],
    ['1,299', 'EUR', null, 'ambiguous_price'],
    ['49.90 USD', 'EUR', null, 'bad_price'],
  ])('read, the price %s of a shop in %s, is %s or refused as %s', async (price, currency, minor, reason) => {
    const { variants, quarantined } = await read(csv([{ ...SHIRT, 'Variant Price': price }]), { ...EUROS, currency });
    expect(variants[0]?.priceMinor ?? null).toBe(minor);
    expect(quarantined[0]?.reason ?? null).toBe(reason);
  });

  test('read, a price of another currency, says which currency the shop has', async () => {
    const { quarantined } = await read(csv([{ ...SHIRT, 'Variant Price': '49.90 USD' }]));
    expect(quarantined[0]?.detail).toMatch(/is in USD and the shop sells in EUR/);
  });

  test('read, pieces without a column for who counts them, are counted', async () => {
    const columns = COLUMNS.filter((column) => column !== 'Variant Inventory Tracker');
    const rows = [
      { ...SHIRT, 'Variant Inventory Qty': '3' },
      more({ 'Option1 Value': 'L', 'Variant Price': '1', 'Variant Inventory Qty': '0' }),
    ];
    const { variants } = await read(csv(rows, columns));
    expect(variants.map(({ availability, quantity }) => [availability, quantity])).toEqual([
      ['in_stock', 3],
      ['out_of_stock', 0],
    ]);
  });

  test('read, metafields under names of any language, are found by their keys', async () => {
    const { products } = await read(
      'Handle,Title,Variant Price,Stoff (product.metafields.shopify.fabric),Farbe (product.metafields.shopify.color-pattern),Zielgeschlecht (product.metafields.shopify.target-gender)\n' +
        'a,A Shirt,9.00,wool; cashmere,navy,female\nb,B Shirt,9.00,,red; blue,female; male\nc,C Shirt,9.00,,striped,\n',
    );
    expect(products).toMatchObject([
      { department: 'women', stated: { material: 'wool; cashmere', gender: 'female' }, variants: [{ colour: 'navy' }] },
      { department: 'unisex', variants: [{ colour: null }] },
      { department: null, variants: [{ colour: null }] },
    ]);
  });

  test('read, entities and tags in a title, are text', async () => {
    const { products } = await read(
      csv([{ ...SHIRT, Title: 'Shirt &amp; Tie <br>by L&ouml;w', Vendor: 'R&amp;B', Tags: 'a &amp; b' }]),
    );
    expect(products).toMatchObject([{ title: 'Shirt & Tie by Löw', brand: 'R&B', tags: ['a & b'] }]);
  });

  test('read, several addresses in one picture cell, are several pictures', async () => {
    const { products } = await read(
      csv([{ ...SHIRT, 'Image Src': 'https://x.example/1.jpg;https://x.example/2.jpg' }]),
    );
    expect(products[0]?.pictures).toEqual(['https://x.example/1.jpg', 'https://x.example/2.jpg']);
  });

  test('read, a header in the middle, is told as such and nothing else is lost', async () => {
    const whole = csv([SHIRT]);
    const { products, quarantined, rows } = await read(`${whole}\n${csv([{ ...SHIRT, Handle: 'other' }])}\n`);
    expect([products.length, rows]).toEqual([2, 3]);
    expect(quarantined).toMatchObject([
      { part: 'row', row: 3, reason: 'broken_row', detail: expect.stringContaining('repeats the column names') },
    ]);
  });

  test('read, the line that Excel writes for itself, is no row', async () => {
    const rows: Row[] = [SHIRT, more({ 'Variant Price': '1' })];
    const plain = await read(csv(rows));
    const { products, quarantined } = await read(`sep=,\r\n${csv(rows)}`);
    expect([products, quarantined]).toEqual([plain.products, plain.quarantined]);
  });

  test.each(['E-Gift Card', 'Digital Gift Card', 'Geschenkgutschein', 'Gift Card €50', 'ギフトカード'])(
    'read, %s without a mark, is a gift card',
    async (title) => {
      expect((await read(csv([{ ...SHIRT, Title: title }]))).reasons).toEqual(['product:gift_card']);
    },
  );
});
