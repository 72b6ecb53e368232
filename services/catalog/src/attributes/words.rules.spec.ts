import { describe, expect, test } from '@jest/globals';
import { parted } from './compounds.rules.ts';
import { Lexicon, rowsOf } from './lexicon.rules.ts';
import { withoutBrand, withoutNames } from './names.rules.ts';
import { languageOf, tokensOf } from './words.rules.ts';

describe('tokensOf', () => {
  test.each([
    ['Women’s T-Shirt', ['women', 't', 'shirt']],
    ["Levi's 501®", ['levi', '501']],
    ['Weiße Größe', ['weisse', 'grosse']],
    ['Crème brûlée', ['creme', 'brulee']],
    ['Red/White & Blue + Grey', ['red', '/', 'white', 'and', 'blue', 'and', 'grey']],
    ['Scarf – Rose', ['scarf', '-', 'rose']],
    ['80% wool', ['80', '%', 'wool']],
    ['Ｔｅｅ', ['tee']],
    ['', []],
  ])('tokensOf, %j, are %j', (text, tokens) => {
    expect(tokensOf(text)).toEqual(tokens);
  });

  test('tokensOf, a text without end, looks at its beginning', () => {
    expect(tokensOf('word '.repeat(10_000)).length).toBeLessThan(200);
  });
});

describe('languageOf', () => {
  test.each([
    ['de-AT', 'shirt', 'de'],
    [null, 'Hemd für Herren', 'de'],
    [null, 'Robe pour femme', 'fr'],
    [null, 'Camisa de hombre', 'es'],
    [null, 'Camicia uomo', 'it'],
    ['sv', 'Hemd für Herren', 'de'],
    [null, 'Linen Shirt', 'en'],
  ])('languageOf, %s and %j, is %s', (stated, text, language) => {
    expect(languageOf(stated, tokensOf(text))).toBe(language);
  });
});

describe('parted', () => {
  const isKnown = (word: string): boolean => ['leinen', 'winter', 'wolle', 'sweatshirt', 'seide'].includes(word);

  test.each([
    ['leinenhemd', ['leinen', 'hemd']],
    ['winterjacke', ['winter', 'jacke']],
    ['wollmantel', ['wolle', 'mantel']],
    ['seidenbluse', ['seide', 'bluse']],
    ['nachtblau', ['nacht', 'blau']],
    ['minirock', ['mini', 'rock']],
    ['raincoat', ['rain', 'coat']],
    ['sweatshirt', ['sweatshirt']],
    ['shamrock', ['shamrock']],
    ['spring', ['spring']],
    ['jacke', ['jacke']],
  ])('parted, %s, is %j', (word, parts) => {
    expect(parted([word], isKnown)).toEqual(parts);
  });
});

describe('Lexicon', () => {
  const lexicon = new Lexicon([
    { text: 'boot cut', value: null },
    { text: 'boot', value: 'boot', endings: 'english' },
    { text: 'ankle boot', value: 'ankle', endings: 'english' },
    { text: 'rock@de', value: 'skirt' },
    { text: 'polo~', value: 'polo' },
  ]);
  const found = (text: string, language: 'en' | 'de' = 'en') =>
    lexicon.findAll(tokensOf(text), language).map(({ value, isWeak }) => (isWeak ? `${value}~` : value));

  test.each([
    ['ankle boots and boots', 'en', ['ankle', 'boot']],
    ['boot cut boot', 'en', ['boot']],
    ['rock', 'en', []],
    ['rock', 'de', ['skirt']],
    ['polo boot', 'en', ['polo~', 'boot']],
    ['ankle', 'en', []],
    ['constructor __proto__', 'en', []],
  ] as const)('findAll, %j in %s, finds the longest: %j', (text, language, values) => {
    expect(found(text, language)).toEqual(values);
  });

  test('rowsOf, a row with a cell too few, throws with the row', () => {
    expect(() => rowsOf('a | b\nc', 2)).toThrow('A row of this table has 2 cells: c');
  });
});

describe('names', () => {
  test('withoutNames, a brand with a colour in it, hides it and keeps the places', () => {
    expect(withoutNames(['red', 'tape', 'red', 'shoes'])).toEqual(['·', '·', 'red', 'shoes']);
  });

  test.each([
    [['gold', 'gold', 'ring'], ['gold'], ['·', 'gold', 'ring']],
    [['a', 'gold', 'ring'], ['gold'], ['a', 'gold', 'ring']],
    [
      ['shirt', 'by', 'red', 'house'],
      ['red', 'house'],
      ['shirt', 'by', '·', '·'],
    ],
    [['shirt'], [], ['shirt']],
    [['shirt'], ['red', 'house'], ['shirt']],
  ])('withoutBrand, %j of the brand %j, is %j', (tokens, brand, plain) => {
    expect(withoutBrand(tokens, brand)).toEqual(plain);
  });
});
