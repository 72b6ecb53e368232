import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { KINDS as KNOWN_KINDS } from '../attributes/kinds/kinds.rules.ts';
import {
  COLOUR_FAMILIES,
  OCCASIONS as KNOWN_OCCASIONS,
  PATTERNS as KNOWN_PATTERNS,
} from '../attributes/attributes.rules.ts';
import { COLOURS, OCCASIONS, PATTERNS } from './facet-words.rules.ts';
import { phrasesOf, understand } from './query-understanding.rules.ts';
import { KINDS } from './synonyms.rules.ts';

const meanings = (query: string): string[] =>
  understand(query).concepts.map(({ meaning, values }) => `${meaning}:${values[0]}`);

describe('tables', () => {
  test('tables, every value of them, is one that products have', () => {
    const unknown = (rows: typeof KINDS, known: readonly string[]): string[] =>
      rows.flatMap(({ values }) => values).filter((value) => !known.includes(value));
    expect(unknown(KINDS, [...KNOWN_KINDS.keys()])).toEqual([]);
    expect(unknown(COLOURS, COLOUR_FAMILIES)).toEqual([]);
    expect(unknown(OCCASIONS, KNOWN_OCCASIONS)).toEqual([]);
    expect(unknown(PATTERNS, KNOWN_PATTERNS)).toEqual([]);
  });
});

describe('understand', () => {
  test.each<[string, string[], string[]]>([
    ['navy blue sweater', ['colour:navy', 'kind:sweater'], []],
    ['Leinenhemd', ['material:linen', 'kind:shirt'], []],
    ['Hochzeitskleid', ['occasion:wedding', 'kind:dress'], []],
    ['gruene Guertel', ['colour:green', 'kind:belt'], []],
    ['weiße Blusen', ['colour:white', 'kind:blouse'], []],
    ['shirt dress', ['kind:dress'], ['shirt']],
    ['denim jacket', ['material:denim', 'kind:jacket'], []],
    ['Damenschuhe', ['department:women', 'kind:shoes'], []],
    ['women’s trousers', ['department:women', 'kind:trousers'], []],
    ['something for the beach', ['occasion:beach'], []],
    ['Aava kimono-style', [], ['aava', 'kimono']],
    ['broadcast waistline', [], ['broadcast', 'waistline']],
  ])('query %j means %j and has the words %j', (query, concepts, words) => {
    expect([meanings(query), understand(query).words]).toEqual([concepts, words]);
  });

  test.each<[string, object]>([
    ['shirt under 50', { max: 50, from: 'under 50' }],
    ['Hose unter 100 Euro', { max: 100, currency: 'EUR', from: 'unter 100 euro' }],
    ['max 80 € dress', { max: 80, currency: 'EUR', from: 'max 80 €' }],
    ['bag for less than £49.90', { max: 49.9, currency: 'GBP', from: 'less than £49.90' }],
    ['coat between 200 and 300 eur', { min: 200, max: 300, currency: 'EUR', from: 'between 200 and 300 eur' }],
    ['Mantel zwischen 300 und 200 €', { min: 200, max: 300, currency: 'EUR', from: 'zwischen 300 und 200 €' }],
    ['100-200 € watch', { min: 100, max: 200, currency: 'EUR', from: '100-200 €' }],
    ['over $500 coat', { min: 500, currency: 'USD', from: 'over $500' }],
  ])('query %j has the price %j', (query, price) => {
    expect(understand(query).price).toEqual(price);
  });

  test.each(['cheap shirt', 'size 38-40 dress', '501 jeans', 'shirt ab 40'])('query %j has no price', (query) => {
    expect(understand(query).price).toBeNull();
  });

  test.each<[string, string | undefined]>([
    ['shirt in M', 'M'],
    ['Kleid Gr. 40', '40'],
    ['Kleid Größe 40', '40'],
    ['dress size UK 10', 'UK 10'],
    ['jeans W32 L34', '32/34'],
    ['boots 41.5', undefined],
    ['boots size 41.5', '41.5'],
    ['blazer 50', '50'],
    ['XL hoodie', 'XL'],
    ['hoodie L', 'L'],
    ['l’etoile dress', undefined],
    ['brand 42', undefined],
  ])('query %j has the size %j', (query, size) => {
    expect(understand(query).sizes[0]?.value).toBe(size);
  });

  test('query, any text, is understood without an accident, the same way every time', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: 'grapheme' }), (query) => {
        expect(understand(query)).toEqual(understand(query));
      }),
    );
  });

  test('query, with the name of a brand in it, means the brand and nothing else by these words', () => {
    const brands = ['sage & sons', 'linen de luxe'];
    expect(understand('Sage & Sons', brands)).toMatchObject({ words: ['sage', 'sons'], concepts: [] });
    const mixed = understand('linen de luxe green dress', brands);
    expect(mixed.words).toEqual(['linen', 'de', 'luxe']);
    expect(mixed.concepts.map(({ meaning }) => meaning)).toEqual(['colour', 'kind']);
    expect(understand('sage shirt', brands).concepts.map(({ meaning }) => meaning)).toEqual(['colour', 'kind']);
  });

  test('phrases, of a query, are all of it and two to four of its words', () => {
    expect(phrasesOf('Sage de Cret  jeans')).toEqual([
      'sage de cret jeans',
      'sage de',
      'sage de cret',
      'de cret',
      'de cret jeans',
      'cret jeans',
    ]);
    expect(phrasesOf('jeans')).toEqual([]);
  });
});
