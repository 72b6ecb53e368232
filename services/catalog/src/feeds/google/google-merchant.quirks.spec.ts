import { describe, expect, test } from '@jest/globals';
import { EUROS } from '../test/feed-fixture.ts';
import { G, item, rss } from '../test/google-feed.ts';
import { type Reading, readWith } from '../test/reading.ts';
import { GoogleMerchantReader } from './google-merchant.reader.ts';

const read = (feed: string | Uint8Array, settings = EUROS): Promise<Reading> =>
  readWith(new GoogleMerchantReader(), feed, settings);

describe('GoogleMerchantReader, what exporters do', () => {
  test.each([
    [
      'escaped twice',
      '&amp;lt;p&amp;gt;Sch&amp;ouml;n&amp;lt;/p&amp;gt;&amp;lt;ul&amp;gt;&amp;lt;li&amp;gt;Leinen&amp;lt;/li&amp;gt;&amp;lt;/ul&amp;gt;',
    ],
    ['escaped in CDATA', '<![CDATA[&lt;p&gt;Sch&ouml;n&lt;/p&gt;&lt;p&gt;Leinen&lt;/p&gt;]]>'],
    ['not escaped at all', '<p>Schön</p><ul class="x"><li>Lein<b>en</b></li></ul>'],
  ])('read, HTML %s, is text', async (_, description) => {
    expect((await read(rss(item(`<g:description>${description}</g:description>`)))).products).toMatchObject([
      { description: 'Schön\nLeinen' },
    ]);
  });

  test('read, Atom with XHTML, has its text', async () => {
    const { products } = await read(
      `<feed xmlns="http://www.w3.org/2005/Atom" ${G}><entry><g:id>x</g:id><title>Robe</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Jolie <em>robe</em></p></div></content><g:price>10 EUR</g:price></entry></feed>`,
    );
    expect(products).toMatchObject([{ description: 'Jolie robe' }]);
  });

  test('read, the prefix g under another address, is still Google’s', async () => {
    const { products } = await read(rss(item('<g:brand>B</g:brand>'), 'xmlns:g="http://www.google.com/ns/1.0"'));
    expect(products).toMatchObject([{ key: 'x', brand: 'B' }]);
  });

  test.each(['null', '0', 'N/A'])('read, %s as the group of all, makes no product of all rows', async (group) => {
    const feed = ['a', 'b'].map((id) => item(`<g:item_group_id>${group}</g:item_group_id>`).replace('>x<', `>${id}<`));
    expect((await read(rss(feed.join('')))).products.map(({ key }) => key)).toEqual(['a', 'b']);
  });

  test.each([
    ['hours alone as offset', '2026-10-01T00:00+01/2026-12-01T00:00+01'],
    ['a blank for the T and no zone', '2026-10-01 00:00:00/2026-12-01 23:59:59'],
    ['blanks around the bar', '2026-10-01T00:00:00Z / 2026-12-01T00:00:00Z'],
    ['UTC as a word', '2026-10-01 00:00:00 UTC/2026-12-01 00:00:00 UTC'],
  ])('read, a sale with %s, is on', async (_, window) => {
    const fields = `<g:sale_price>8 EUR</g:sale_price><g:sale_price_effective_date>${window}</g:sale_price_effective_date>`;
    expect((await read(rss(item(fields)))).variants).toMatchObject([{ priceMinor: 800, compareAtMinor: 1000 }]);
  });

  test.each([
    ['5', 'in_stock', 5],
    ['0', 'out_of_stock', 0],
  ])('read, %s pieces and no availability, is %s', async (quantity, availability, pieces) => {
    const { variants } = await read(rss(item(`<g:quantity>${quantity}</g:quantity>`)));
    expect(variants).toMatchObject([{ availability, quantity: pieces }]);
  });

  test('read, a currency in an attribute, is the price’s', async () => {
    const feed = rss(item('').replace('<g:price>10 EUR', '<g:price currency="CHF">19,90'));
    expect((await read(feed)).products).toMatchObject([{ currency: 'CHF', variants: [{ priceMinor: 1990 }] }]);
  });

  test('read, a price with an entity, is a price', async () => {
    expect((await read(rss(item('').replace('10 EUR', '&amp;euro; 19,99')))).variants).toMatchObject([
      { priceMinor: 1999 },
    ]);
  });
});

describe('GoogleMerchantReader, XML that nobody checked', () => {
  const named = (id: string, title: string, more = ''): string =>
    `<item><g:id>${id}</g:id><title>${title}</title><g:price>10 EUR</g:price>${more}</item>`;

  test.each([1, 7, 65_536])('read, bare & and < in pieces of %i, are text and take nothing else', async (chunk) => {
    const feed = rss(
      named('1', 'Black & White') +
        named('2', 'R&D, size < 40', '<link>https://s.example/?a=1&b=2&copy=3</link>') +
        named(
          '3',
          '<![CDATA[A & B; I <3 you]]>',
          '<g:image_link><![CDATA[https://s.example/?a=1&b=2]]></g:image_link>',
        ) +
        named('4', 'Three <!-- & < --> &amp; four'),
    );
    const { products, records } = await readWith(new GoogleMerchantReader(), feed, EUROS, chunk);
    expect(products.map(({ title, link, pictures }) => [title, link, pictures])).toEqual([
      ['Black & White', null, []],
      ['R&D, size < 40', 'https://s.example/?a=1&b=2&copy=3', []],
      ['A & B; I <3 you', null, ['https://s.example/?a=1&b=2']],
      ['Three & four', null, []],
    ]);
    expect(records.flatMap(({ notes }) => notes.map(({ key }) => key))).toEqual(['1', '2']);
  });

  test('read, line breaks of HTML, are no open elements', async () => {
    const feed = rss(named('1', 'Tee one', '<g:description>One<br>two<BR />three<br></br>four</g:description>'));
    expect((await read(feed)).products).toMatchObject([{ description: 'One\ntwo\nthree\nfour' }]);
  });

  test('read, HTML with open elements, costs its item and says what to do', async () => {
    const feed = rss(named('1', 'Tee one', '<g:description><p>One<li>two</g:description>') + named('2', 'Tee two'));
    const { products, quarantined, rows } = await read(feed);
    expect([products.map(({ key }) => key), rows]).toEqual([['2'], 2]);
    expect(quarantined).toMatchObject([
      { row: 1, reason: 'broken_row', detail: expect.stringContaining('write HTML as <![CDATA[') },
    ]);
  });
});

describe('GoogleMerchantReader, tables of other programs', () => {
  test.each([
    [
      'names as Google’s help writes them',
      'ID [id]\tTitel [title]\tPreis [price]\tVerfügbarkeit [availability]\tGröße [size]\tFarbe [color]\n',
    ],
    ['German names', 'id\tTitel\tPreis\tVerfügbarkeit\tGröße\tFarbe\n'],
    ['English names in capitals', 'ID\tTITLE\tPRICE\tAVAILABILITY\tSIZE\tCOLOR\n'],
  ])('read, %s, are the fields', async (_, header) => {
    const { products } = await read(`${header}1\tKleid\t49,95 EUR\tauf Lager\tM\tblau\t\t\n`);
    expect(products).toMatchObject([
      { title: 'Kleid', variants: [{ priceMinor: 4995, availability: 'in_stock', size: 'M', colour: 'blau' }] },
    ]);
  });

  test('read, Japanese in Shift_JIS, has its letters and its price', async () => {
    // リネンワンピース, 円
    const title = Buffer.from('838a836c8393838f83938373815b8358', 'hex');
    const feed = Buffer.concat([
      Buffer.from('id,title,price\n1,'),
      title,
      Buffer.from(',"12,800'),
      Buffer.from('897e', 'hex'),
      Buffer.from('"\n'),
    ]);
    const { products } = await read(feed, { ...EUROS, currency: 'JPY' });
    expect(products).toMatchObject([
      { title: 'リネンワンピース', currency: 'JPY', variants: [{ priceMinor: 12_800 }] },
    ]);
  });

  test('read, bars between cells under the line that Excel writes for itself, are columns', async () => {
    const { products } = await read('sep=|\r\nid|title|price\r\n1|Tee, white|19,99 EUR\r\n');
    expect(products).toMatchObject([{ title: 'Tee, white', firstRow: 2, variants: [{ priceMinor: 1999 }] }]);
  });

  test('read, UTF-16 without its mark and one stray zero, are texts', async () => {
    expect((await read(Buffer.from('id\ttitle\tprice\n1\tGrößer\t10 EUR\n', 'utf16le'))).products).toMatchObject([
      { title: 'Größer' },
    ]);
    expect((await read(`id,title,price,description\n1,Te\0e,10 EUR,${'x'.repeat(1_000)}\n`)).products).toMatchObject([
      { title: 'Tee' },
    ]);
  });

  test('read, pictures with bars between them and quantities of a spreadsheet, are each read', async () => {
    const { products } = await read(
      'id,title,price,image_link,quantity\n1,Tee,10 EUR,https://x.example/1.jpg|https://x.example/2.jpg,5.0\n',
    );
    expect(products).toMatchObject([
      {
        pictures: ['https://x.example/1.jpg', 'https://x.example/2.jpg'],
        variants: [{ picture: 'https://x.example/1.jpg', quantity: 5 }],
      },
    ]);
  });
});
