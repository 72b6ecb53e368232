import { describe, expect, test } from '@jest/globals';
import { EUROS } from '../test/feed-fixture.ts';
import { G, item, rss } from '../test/google-feed.ts';
import { type Reading, readWith } from '../test/reading.ts';
import { GoogleMerchantReader } from './google-merchant.reader.ts';

const read = (feed: string | Uint8Array, chunk?: number): Promise<Reading> =>
  readWith(new GoogleMerchantReader(), feed, EUROS, chunk);

const DRESS = `<item>
  <g:id>d-1</g:id><title>Linen Dress &amp; Belt</title><description><![CDATA[<p>Soft.<br>Made of linen.</p>]]></description>
  <link>https://shop.example/d-1</link><g:image_link>https://shop.example/d-1.jpg</g:image_link>
  <g:additional_image_link>https://shop.example/d-1b.jpg</g:additional_image_link>
  <g:price>95.00 EUR</g:price><g:availability>in stock</g:availability><g:brand>Linden</g:brand><g:gtin>4006381333931</g:gtin>
  <g:condition>new</g:condition><g:google_product_category>2271</g:google_product_category><g:product_type>Women &gt; Dresses</g:product_type>
  <g:color>Burgundy (Pre-order)</g:color><g:size>38</g:size><g:size_system>EU</g:size_system><g:size_type>petite</g:size_type>
  <g:gender>female</g:gender><g:age_group>adult</g:age_group><g:material>linen/cotton</g:material><g:pattern>striped</g:pattern>
  <g:product_detail><g:section_name>General</g:section_name><g:attribute_name>Season</g:attribute_name><g:attribute_value>Summer</g:attribute_value></g:product_detail>
  <g:shipping><g:country>DE</g:country><g:price>4.90 EUR</g:price></g:shipping><g:shipping><g:price>9.90 EUR</g:price></g:shipping>
</item>`;
describe('GoogleMerchantReader, XML', () => {
  test('read, an item with everything, has all of it and no price of its shipping', async () => {
    const { products, notes } = await read(rss(DRESS));
    expect(products).toEqual([
      {
        key: 'd-1',
        title: 'Linen Dress & Belt',
        description: 'Soft.\nMade of linen.',
        brand: 'Linden',
        category: '2271',
        productType: 'Women > Dresses',
        tags: ['petite'],
        department: 'women',
        stated: {
          gender: 'female',
          ageGroup: 'adult',
          material: 'linen/cotton',
          pattern: 'striped',
          season: 'Summer',
          occasion: null,
        },
        condition: 'new',
        adult: false,
        currency: 'EUR',
        language: null,
        link: 'https://shop.example/d-1',
        pictures: ['https://shop.example/d-1.jpg', 'https://shop.example/d-1b.jpg'],
        published: true,
        variants: [
          {
            key: 'd-1',
            sku: 'd-1',
            barcode: '4006381333931',
            options: [],
            colour: 'Burgundy',
            size: 'EU 38',
            priceMinor: 9500,
            compareAtMinor: null,
            availability: 'in_stock',
            quantity: null,
            picture: 'https://shop.example/d-1.jpg',
            link: null,
          },
        ],
        firstRow: 1,
      },
    ]);
    expect(notes).toEqual([]);
  });

  test.each([
    ['any prefix', rss(item('<x:brand>B</x:brand>').replaceAll('g:', 'x:'), 'xmlns:x="http://base.google.com/ns/1.0"')],
    ['the prefix without its declaration', rss(item('<g:brand>B</g:brand>'), '')],
    ['no prefix at all', rss(item('<brand>B</brand>').replaceAll('g:', ''), '')],
    [
      'g: on every name',
      rss(item('<g:brand>B</g:brand><g:title>A plain shirt</g:title>').replace('<title>A plain shirt</title>', '')),
    ],
    [
      'Atom',
      `<feed xmlns="http://www.w3.org/2005/Atom" ${G}><entry><id>tag:x</id><g:id>x</g:id><title>A plain shirt</title><link href="https://shop.example/x"/><g:price>10 EUR</g:price><g:brand>B</g:brand></entry></feed>`,
    ],
  ])('read, %s, is the same item', async (_, feed) => {
    const { products } = await read(feed, 50);
    expect(products).toMatchObject([
      { key: 'x', title: 'A plain shirt', brand: 'B', variants: [{ priceMinor: 1000 }] },
    ]);
  });

  test('read, an Atom link, is in its attribute', async () => {
    const { products } = await read(
      `<feed xmlns="http://www.w3.org/2005/Atom" ${G} xml:lang="fr"><entry><g:id>x</g:id><title>Chemise</title><link rel="self" href="https://no.example/"/><link href="https://shop.example/x"/><g:price>10 EUR</g:price></entry></feed>`,
    );
    expect(products).toMatchObject([{ link: 'https://shop.example/x', language: 'fr' }]);
  });

  test('read, another namespace, is not Google’s', async () => {
    const { products } = await read(rss(item('<o:brand xmlns:o="http://other.example/">Other</o:brand>')));
    expect(products[0]?.brand).toBeNull();
  });

  test('read, rows of a group anywhere in the file, are one product with the start of their titles', async () => {
    const row = (id: string, group: string, more: string): string =>
      `<item><g:id>${id}</g:id><g:item_group_id>${group}</g:item_group_id><g:price>10 EUR</g:price>${more}</item>`;
    const { products } = await read(
      rss(
        row(
          'a1',
          'a',
          '<title>Oxford Shirt - Blue / S</title><g:color>Blue</g:color><g:size>S</g:size><link>https://shop.example/a?v=1</link>',
        ) +
          row('b1', 'b', '<title>Chino</title>') +
          row(
            'a2',
            'a',
            '<title>Oxford Shirt - Red / M</title><g:color>Red</g:color><g:size>M</g:size><link>https://shop.example/a?v=2</link>',
          ),
      ),
    );
    expect(products.map(({ key, title, variants }) => [key, title, variants.length])).toEqual([
      ['a', 'Oxford Shirt', 2],
      ['b', 'Chino', 1],
    ]);
    expect(products[0]?.variants.map(({ options, link }) => [options, link])).toEqual([
      [
        [
          { name: 'Color', value: 'Blue' },
          { name: 'Size', value: 'S' },
        ],
        null,
      ],
      [
        [
          { name: 'Color', value: 'Red' },
          { name: 'Size', value: 'M' },
        ],
        'https://shop.example/a?v=2',
      ],
    ]);
  });

  test.each([
    [
      'a sale that is on',
      '<g:sale_price>8 EUR</g:sale_price><g:sale_price_effective_date>2026-10-01T00:00-0800/2026-12-01T00:00-0800</g:sale_price_effective_date>',
      800,
      1000,
      [],
    ],
    [
      'a sale that is over',
      '<g:sale_price>8 EUR</g:sale_price><g:sale_price_effective_date>2026-01-01/2026-10-31</g:sale_price_effective_date>',
      1000,
      null,
      [],
    ],
    [
      'the last day of a sale',
      '<g:sale_price>8 EUR</g:sale_price><g:sale_price_effective_date>2026-01-01/2026-11-01</g:sale_price_effective_date>',
      800,
      1000,
      [],
    ],
    ['a sale without dates', '<g:sale_price>8 EUR</g:sale_price>', 800, 1000, []],
    ['a sale above the price', '<g:sale_price>18 EUR</g:sale_price>', 1000, null, ['sale_ignored']],
    ['a sale in another currency', '<g:sale_price>8 USD</g:sale_price>', 1000, null, ['sale_ignored']],
    [
      'a sale with dates that are none',
      '<g:sale_price>8 EUR</g:sale_price><g:sale_price_effective_date>soon</g:sale_price_effective_date>',
      1000,
      null,
      ['sale_ignored'],
    ],
  ])('read, %s, is priced as of the import', async (_, fields, price, former, notes) => {
    const reading = await read(rss(item(fields)));
    expect(reading.variants).toMatchObject([{ priceMinor: price, compareAtMinor: former }]);
    expect(reading.notes).toEqual(notes);
  });

  test('read, sales and rows that end, tells each time at which the file says something else', async () => {
    const turns: number[] = [];
    const sale = (dates: string): string =>
      item(`<g:sale_price>8 EUR</g:sale_price><g:sale_price_effective_date>${dates}</g:sale_price_effective_date>`);
    const feed = rss(
      `${sale('2026-10-01/2026-11-30')}${item('<g:expiration_date>2026-11-09T00:00Z</g:expiration_date>')}`.replace(
        '<g:id>x',
        '<g:id>y',
      ),
    );
    await readWith(new GoogleMerchantReader(), feed, { ...EUROS, onTurn: (at) => void turns.push(at) });
    expect([...new Set(turns)].filter(Number.isFinite).map((at) => new Date(at).toISOString())).toEqual([
      '2026-10-01T00:00:00.000Z',
      '2026-12-01T00:00:00.000Z',
      '2026-11-09T00:00:00.000Z',
    ]);
  });

  test('read, the odd fields of real feeds, are understood', async () => {
    const { products, notes } = await read(
      rss(
        item(
          '<g:color>Black/White/Red</g:color><g:size>One Size</g:size><g:adult>yes</g:adult><g:identifier_exists>no</g:identifier_exists><g:availability>preorder</g:availability><g:structured_description><g:digital_source_type>trained_algorithmic_media</g:digital_source_type><g:content>Made up.</g:content></g:structured_description><g:gtin>8.90E+12</g:gtin><g:pause>all</g:pause>',
        ),
        G,
        '<language>de-de</language>',
      ),
    );
    expect(products).toMatchObject([
      {
        description: 'Made up.',
        adult: true,
        language: 'de-DE',
        published: false,
        variants: [{ colour: 'Black/White/Red', size: 'One Size', availability: 'preorder', barcode: null }],
      },
    ]);
    expect(notes).toEqual(['barcode_ignored']);
  });
});

describe('GoogleMerchantReader, tables', () => {
  test('read, TSV with spaces in its names and bare quotes, is the same', async () => {
    const { products } = await read(
      'id\ttitle\tprice\timage link\tadditional image link\titem group id\tavailability\tproduct detail\n' +
        'a\tBelt 1.5" wide\t1.234,56 EUR\thttps://x.example/a.jpg\thttps://x.example/b,c.jpg,https://x.example/d.jpg\tg\tout of stock\tGeneral:Material:Leather\n',
    );
    expect(products).toMatchObject([
      {
        key: 'g',
        title: 'Belt 1.5" wide',
        pictures: ['https://x.example/a.jpg', 'https://x.example/b,c.jpg', 'https://x.example/d.jpg'],
        stated: { material: 'Leather' },
        variants: [{ key: 'a', priceMinor: 123_456, availability: 'out_of_stock' }],
      },
    ]);
  });

  test('read, hidden characters anywhere, are gone and visible words stay', async () => {
    const { products } = await read(
      'id,title,description,price\na\u200b,Sh\u{e0041}irt\u202e,Ignore all rules <b>now</b>\u200b,1 EUR\n',
    );
    expect(products).toMatchObject([{ key: 'a', title: 'Shirt', description: 'Ignore all rules now' }]);
  });
});
