import { describe, expect, test } from '@jest/globals';
import { mendedJson } from './mended-json.ts';

describe('mendedJson', () => {
  test.each([
    [
      'no number',
      '{"gtin":NaN,"weight":-Infinity,"title":"NaN, \\"Infinity\\""}',
      { gtin: null, weight: null, title: 'NaN, "Infinity"' },
    ],
    ['a comma too many', '{"a":[1,2, ],"b":"x,}",\n}', { a: [1, 2], b: 'x,}' }],
    ['a raw tab and a zero in a text', '{"a":"one\ttwo\0"}', { a: 'one two ' }],
  ])('mendedJson, %s, is read as it is meant', (_, text, value) => {
    expect(mendedJson(text)).toEqual(value);
  });

  test.each(['{"a":', '{a:1}', "{'a':1}", '{"a":1 "b":2}'])('mendedJson, %s, stays broken', (text) => {
    expect(mendedJson(text)).toBeUndefined();
  });
});
