import { describe, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { EUROS } from '../test/feed-fixture.ts';
import { G, item, rss } from '../test/google-feed.ts';
import { type Reading, readWith } from '../test/reading.ts';
import { GoogleMerchantReader } from './google-merchant.reader.ts';

const read = (feed: string | Uint8Array, chunk?: number): Promise<Reading> =>
  readWith(new GoogleMerchantReader(), feed, EUROS, chunk);

describe('GoogleMerchantReader, damage and attacks', () => {
  test('read, markup that is slightly wrong, is mended and told', async () => {
    const { products, notes } = await read(rss(item('<g:brand>Black & White&nbsp;&eacute;</g:brand>')));
    expect([products[0]?.brand, notes]).toEqual(['Black & White é', ['markup_mended']]);
  });

  test('read, an item whose tags do not fit, costs that item', async () => {
    const { products, reasons, rows } = await read(
      rss(`${item('<g:brand>B</g:color>')}${item('').replace('>x<', '>y<')}`),
    );
    expect([products.map(({ key }) => key), reasons, rows]).toEqual([['y'], ['row:broken_row'], 2]);
  });

  test.each([
    ['an item', rss(item('<g:item_group_id>B</g:item_group_id><g:brand>B</g:color>')), 'B'],
    ['an item without a group', rss(item('<g:brand>B</g:color>')), 'x'],
    ['a row', 'id,item_group_id,title,price\n1,B,5" heel,1 EUR\n', 'B'],
    ['a row without a group', 'id,item_group_id,title,price\n1,,5" heel,1 EUR\n', '1'],
    ['a row broken before its group', 'id,title,price,item_group_id\n1,5" heel,1 EUR,B\n', null],
  ])('read, %s that cannot be read, says which product it is of where that can be read', async (_, feed, key) => {
    expect((await read(feed)).quarantined).toMatchObject([{ reason: 'broken_row', key }]);
  });

  test('read, a tag closed that was not open, costs the item that it ends', async () => {
    const feed = rss(
      `${item('</g:color><g:brand>B</g:brand>')}${item('<x:brand>C</x:brand>').replace('>x<', '>y<')}`.replaceAll(
        'g:',
        'x:',
      ),
      G.replace(':g', ':x'),
    );
    const { products, reasons, rows } = await read(feed);
    expect([products.map(({ key, brand }) => [key, brand]), reasons, rows]).toEqual([
      [['y', 'C']],
      ['row:broken_row'],
      2,
    ]);
  });

  test.each([
    [
      'windows-1252',
      Buffer.from(
        rss(item('<g:brand>Größe €</g:brand>')).replace('UTF-8', 'windows-1252').replace('€', '\x80'),
        'latin1',
      ),
      'Größe €',
    ],
    ['no UTF-8 though it says so', Buffer.from(rss(item('<g:brand>Größe</g:brand>')), 'latin1'), 'Größe'],
    [
      'UTF-16',
      Buffer.from(`\ufeff${rss(item('<g:brand>Größe €</g:brand>')).replace('UTF-8', 'UTF-16')}`, 'utf16le'),
      'Größe €',
    ],
    ['gzip', gzipSync(rss(item('<g:brand>Größe €</g:brand>'))), 'Größe €'],
  ])('read, %s, is read as it is meant', async (_, bytes, brand) => {
    for (const chunk of [7, 60_000]) expect((await read(bytes, chunk)).products).toMatchObject([{ brand }]);
  });

  test.each([
    [
      'a billion laughs',
      `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>${rss(item('<g:brand>&b;</g:brand>')).slice(39)}`,
      'DOCTYPE',
    ],
    [
      'an outer entity',
      `<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><id>&x;</id></item></channel></rss>`,
      'DOCTYPE',
    ],
    ['endless nesting', `<rss>${'<a>'.repeat(5_000)}`, 'nested'],
    ['a tag that never ends', `<rss><channel><item ${'x'.repeat(4_200_000)}`, 'longer'],
    ['a web page', '<html><body><p>Log in</p></body></html>', 'login page'],
    ['no items', rss(''), 'no products'],
    ['a bare text', 'hello', 'no column id'],
  ])('read, %s, is unusable', async (_, feed, words) => {
    await expect(read(feed)).rejects.toThrow(words);
  });

  test('read, a DOCTYPE without declarations, does no harm', async () => {
    expect((await read(`<!DOCTYPE rss>${rss(item('')).slice(39)}`)).products).toHaveLength(1);
  });

  test.each([
    ['no id', '<item><title>T</title><g:price>1 EUR</g:price></item>', 'variant:missing_id'],
    ['no price', '<item><g:id>1</g:id><title>T</title></item>', 'variant:missing_price'],
    [
      'an ambiguous price',
      '<item><g:id>1</g:id><title>T</title><g:price>$5</g:price></item>',
      'variant:ambiguous_price',
    ],
    ['no title', '<item><g:id>1</g:id><g:price>1 EUR</g:price></item>', 'product:missing_title'],
    ['a link with a password', item('<link>https://me:secret@shop.example/</link>'), 'variant:bad_link'],
    ['a link that runs', item('<link>javascript:alert(1)</link>'), 'variant:bad_link'],
    ['a gift card', '<item><g:id>1</g:id><title>Gift Card</title><g:price>1 EUR</g:price></item>', 'product:gift_card'],
    ['a picture that is none', item('<g:image_link>data:image/png;base64,AA</g:image_link>'), 'picture:bad_picture'],
    ['an id twice', item('') + item(''), 'variant:duplicate_variant'],
    [
      'two currencies',
      item('<g:item_group_id>g</g:item_group_id>') +
        item('<g:item_group_id>g</g:item_group_id>').replace('>x<', '>y<').replace('EUR', 'USD'),
      'variant:mixed_currencies',
    ],
  ])('read, %s, is quarantined with the true reason', async (_, items, reason) => {
    const { reasons, quarantined } = await read(rss(items));
    expect(reasons).toContain(reason);
    expect(JSON.stringify(quarantined)).not.toContain('secret');
  });
});
