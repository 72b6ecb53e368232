import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { KINDS as KNOWN_KINDS } from '../../attributes/kinds/kinds.rules.ts';
import {
  COLOUR_FAMILIES,
  OCCASIONS as KNOWN_OCCASIONS,
  PATTERNS as KNOWN_PATTERNS,
} from '../../attributes/attributes.rules.ts';
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
    ['coat under 1,000 euros', { max: 1_000, currency: 'EUR', from: 'under 1,000 euros' }],
    ['Mantel unter 1.500 Euro', { max: 1_500, currency: 'EUR', from: 'unter 1.500 euro' }],
    ['dress under $1,200.50', { max: 1_200.5, currency: 'USD', from: 'under $1,200.50' }],
    ['Kleid unter 49,9 €', { max: 49.9, currency: 'EUR', from: 'unter 49,9 €' }],
    ['Kleid max 120', { max: 120, from: 'max 120' }],
    ['nike air max 90 under 150', { max: 150, from: 'under 150' }],
    ['dresses for women over 50 €', { min: 50, currency: 'EUR', from: 'over 50 €' }],
    ['coat over 200', { min: 200, from: 'over 200' }],
    ['over $500 coat', { min: 500, currency: 'USD', from: 'over $500' }],
  ])('query %j has the price %j', (query, price) => {
    expect(understand(query).price).toEqual(price);
  });

  test.each([
    'cheap shirt',
    'size 38-40 dress',
    '501 jeans',
    'shirt ab 40',
    'nike air max 90',
    'dresses for women over 50',
    'Kleider für Damen über 50',
    'pullover 50',
    'shoes within 3 days',
    'heels under 5cm',
    'heels between 5 and 8 cm',
    'more than 50% off',
    'tights under 40 den',
    'dress for a girl under 10 years',
    'coat under 12345678',
  ])('query %j has no price', (query) => {
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

  test.each<[string, string[], string[], string[]]>([
    ['coat without wool', ['without wool: wool'], ['kind:coat'], []],
    ['vegan boots no leather', ['no leather: leather'], ['kind:boots'], ['vegan']],
    ['Mantel ohne Wolle oder Seide', ['ohne wolle: wool', 'oder seide: silk'], ['kind:coat'], []],
    ['Stiefel, aber kein Wildleder', ['kein wildleder: suede'], ['kind:boots'], ['aber']],
    ['keine Lederjacke', ['keine lederjacke: leather jacket'], [], []],
    ['dress not made of polyester in red', ['not made of polyester: polyester'], ['kind:dress', 'colour:red'], []],
    ['no show socks', [], ['kind:socks'], ['no']],
    ['dress without sleeves', [], ['kind:dress'], ['sleeves']],
  ])('query %j leaves out %j and means %j, %j', (query, negated, concepts, words) => {
    const understood = understand(query);
    const without = understood.negated.map(
      ({ from, entries }) => `${from}: ${entries.map(({ values }) => values[0]).join(' ')}`,
    );
    expect([without, meanings(query), understood.words]).toEqual([negated, concepts, words]);
  });

  test('query, with a brand that begins as a negation does, means the brand', () => {
    expect(understand('no leather boots', ['no leather'])).toMatchObject({ negated: [], words: ['no', 'leather'] });
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
