import { describe, expect, test } from '@jest/globals';
import { termsOf } from './terms.rules.ts';

type Variant = Parameters<typeof termsOf>[0]['variants'][number];
const variant = (family: string | null, availability = 'in_stock'): Variant => ({
  availability,
  colour_family: family,
  size_keys: ['any'],
  compare_at_minor: null,
});
const SOLD_OUT = 'out_of_stock';

const inStock = (families: readonly string[], variants: readonly Variant[]): string[] =>
  termsOf({
    kind: null,
    slot: null,
    colour_families: families,
    materials: [],
    pattern: null,
    seasons: [],
    occasions: [],
    department: null,
    variants,
  }).filter((term) => term.startsWith('cs:'));

describe('termsOf', () => {
  test.each<[string, readonly string[], readonly Variant[], string[]]>([
    ['one of two colours sold out', ['navy', 'red'], [variant('navy', SOLD_OUT), variant('red')], ['cs:red']],
    ['both in stock', ['navy', 'red'], [variant('navy'), variant('red')], ['cs:navy', 'cs:red']],
    ['one size of a colour sold out', ['navy'], [variant('navy', SOLD_OUT), variant('navy')], ['cs:navy']],
    ['all sold out', ['navy', 'red'], [variant('navy', SOLD_OUT), variant('red', 'preorder')], []],
    ['a variant in stock that says no family', ['navy'], [variant('navy', SOLD_OUT), variant(null)], ['cs:navy']],
    [
      'a sold out variant that says none',
      ['navy', 'red'],
      [variant('red'), variant(null, SOLD_OUT)],
      ['cs:navy', 'cs:red'],
    ],
    ['a second colour that no variant says', ['black', 'white'], [variant('black')], ['cs:black', 'cs:white']],
    ['no family at all', [], [variant(null)], ['cs:none']],
    ['no family, sold out', [], [variant(null, SOLD_OUT)], []],
  ])('termsOf, %s, has the families of what is in stock', (_, families, variants, terms) => {
    expect(inStock(families, variants)).toEqual(terms);
  });
});
