import { describe, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { FeedUnusable } from '../feed-reader.ts';
import { feedReaders } from '../feed-readers.ts';
import { csv, EUROS, SHIRT } from '../test/feed-fixture.ts';
import { readWith } from '../test/reading.ts';
import { detectFormat } from './detect-format.ts';
import { DetectingReader } from './detecting.reader.ts';

const auto = new DetectingReader(feedReaders().filter(({ format }) => format !== 'auto'));

describe('detectFormat', () => {
  test.each([
    ['shopify_csv', 'Handle,Title,Variant Price\n'],
    ['shopify_csv', '"URL handle";"Title";"Price"\n'],
    ['shopify_json', '{"products":[{"id":1,"title":"T","handle":"t","body_html":"","variants":[]}]}'],
    ['shopify_json', '[{"id":1,"handle":"t","variants":[{"option1":"S"}]}]'],
    [
      'google_merchant',
      '<?xml version="1.0"?>\n<!-- <html> -->\n<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">',
    ],
    ['google_merchant', '<feed xmlns="http://www.w3.org/2005/Atom">'],
    ['google_merchant', 'id\ttitle\tdescription\tlink\timage link\tprice\tavailability\n'],
    ['google_merchant', 'g:id,g:title,g:price\n'],
    ['google_merchant', 'ID [id]\tTitel [title]\tPreis [price]\n'],
    ['google_merchant', 'identifiant;titre;prix\n'],
    ['google_merchant', 'sep=|\r\nid|title|price\r\n'],
    ['shopify_json', '{"data":{"products":{"edges":[{"node":{"handle":"t","variants":{"edges":[]}}}]}}}'],
    ['shopify_json', '{"id":"gid://shopify/Product/1","title":"T","descriptionHtml":""}\n'],
    ['openai', '{"feed_id":"f","products":[{"id":"1","enable_search":"true","title":"T","price":"1 EUR"}]}'],
    ['openai', 'item_id,title,price\n'],
    ['openai', 'id\ttitle\tprice\tenable_search\n'],
    ['openai', '{"item_id":"1","title":"T","price":"1 EUR"}\n'],
    ['openai', '{"id":"1","title":"T","link":"https://x.example","price":"1 EUR"}\n'],
    ['acp', '{"products":[{"id":"p","title":"T","variants":[{"id":"v","title":"T"}]}]}'],
    ['acp', '{"id":"f","target_country":"US"}\n{"id":"p","variants":[]}'],
    ['acp', '{"products":[]}'],
  ])('detectFormat, the start of %s, says so: %s', (format, start) => {
    expect(detectFormat(start)).toBe(format);
  });

  test.each([
    ['<!doctype html><html><body>Log in', 'a web page'],
    ['<urlset xmlns="x">', '<urlset>'],
    ['{"name":"package","version":"1"}', 'name, version'],
    ['[1,2]', 'JSON without keys'],
    ['name,age\n', 'name, age'],
    ['hello \u202eworld', 'text that begins with \\"hello world'.replaceAll('\\', '')],
  ])('detectFormat, %s, tells what was seen and what is accepted', (start, seen) => {
    expect(() => detectFormat(start)).toThrow(FeedUnusable);
    expect(() => detectFormat(start)).toThrow(seen);
    expect(() => detectFormat(start)).toThrow('Google Merchant');
  });
});

describe('DetectingReader', () => {
  test.each([
    ['shopify_csv', csv([SHIRT])],
    [
      'shopify_json',
      '{"products":[{"title":"A Shirt","handle":"t","body_html":"","variants":[{"option1":"S","price":"1"}]}]}',
    ],
    [
      'google_merchant',
      '<rss xmlns:g="http://base.google.com/ns/1.0"><channel><item><g:id>1</g:id><title>A Shirt</title><g:price>1 EUR</g:price></item></channel></rss>',
    ],
    ['openai', '{"item_id":"1","title":"A Shirt","price":"1 EUR"}'],
    ['acp', '[{"id":"1","title":"A Shirt","variants":[{"id":"v","price":{"amount":1,"currency":"EUR"}}]}]'],
  ])('read, %s, plain, packed and in UTF-16, is read by the reader for it', async (format, feed) => {
    const reader = feedReaders().find((candidate) => candidate.format === format);
    const expected = reader && (await readWith(reader, feed)).products;
    expect(expected).toHaveLength(1);
    for (const bytes of [feed, gzipSync(feed), Buffer.from(`\ufeff${feed}`, 'utf16le')])
      for (const chunk of [3, 65_536]) expect((await readWith(auto, bytes, EUROS, chunk)).products).toEqual(expected);
  });

  test('read, every format of the contract, has a reader', () => {
    expect(feedReaders().map(({ format }) => format)).toEqual([
      'auto',
      'shopify_csv',
      'shopify_json',
      'google_merchant',
      'openai',
      'acp',
    ]);
  });
});
