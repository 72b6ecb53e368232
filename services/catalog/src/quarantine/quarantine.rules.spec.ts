import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { QUARANTINE_REASONS } from '../feeds/feed-reader.ts';
import { csvLine } from './csv-line.rules.ts';
import { adviceFor } from './fix.rules.ts';

describe('adviceFor', () => {
  test.each(QUARANTINE_REASONS)('adviceFor, %s, says something of its own that fits into a message', (reason) => {
    const { fix } = adviceFor(reason, 'shopify_csv');
    expect(fix).toMatch(/^[A-Z].{10,299}\.$/);
    expect(fix).not.toBe(adviceFor('a reason of tomorrow', 'shopify_csv').fix);
  });

  test.each([
    ['shopify_csv', ['Variant Price']],
    ['shopify_json', ['variants[].price']],
    ['google_xml', ['price', 'sale_price']],
    ['acp', ['variants[].price.amount']],
    ['openai', ['price', 'sale_price']],
    ['a format of tomorrow', ['price', 'sale_price']],
  ])('adviceFor, a bad price in %s, names its fields %j', (format, fields) => {
    expect(adviceFor('bad_price', format).fields).toEqual(fields);
  });

  test('adviceFor, a reason we have no words for, sends to the rows', () => {
    expect(adviceFor('a reason of tomorrow', 'shopify_csv')).toEqual({
      fix: expect.stringContaining('detail of each row'),
      fields: [],
    });
  });
});

describe('csvLine', () => {
  test.each<[string, (string | number | null)[], string[]]>([
    ['plain cells', [1, 'a', null], ['1', 'a', '']],
    ['commas, quotes and line breaks', ['a,b', 'say "no"', 'one\r\ntwo'], ['a,b', 'say "no"', 'one\r\ntwo']],
    ['formulas', ['=1+1', '+1', '-1', '@x', '\tx'], ["'=1+1", "'+1", "'-1", "'@x", "'\tx"]],
    ['a formula in quotes', ['=HYPERLINK("https://evil.example")'], [`'=HYPERLINK("https://evil.example")`]],
    ['a number below zero', [-1], ['-1']],
  ])('csvLine, %s, is read back as it is, and runs nothing', (_, cells, read) => {
    expect(parse(csvLine(cells))).toEqual([read]);
  });
});
