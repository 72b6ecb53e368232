import { describe, expect, test } from '@jest/globals';
import { meaningOfName, optionMeanings, partOf } from './option-meaning.rules.ts';

describe('meaningOfName', () => {
  test.each([
    'Size',
    'SIZE',
    'Shoe size (EU)',
    'Größe',
    'GRÖSSE',
    'Taille',
    'Tamaño',
    'Maat',
    'Størrelse',
    'Waist',
    'Schuhgröße',
    'Körpergröße (cm)',
    'Taillenweite',
    'Rozmiar',
    'サイズ',
    'Размер',
    'مقاس',
    'Beden',
  ])('meaningOfName, %s, is a size', (name) => {
    expect(meaningOfName(name)).toBe('size');
  });

  test.each([
    'Color',
    'COLOUR',
    'Frame colour',
    'Farbe',
    'Couleur',
    'Kleur',
    'Färg',
    'Colore',
    'Hauptfarbe',
    'Kolor',
    'カラー',
    '色',
    'Цвет',
    'اللون',
    'Renk',
  ])('meaningOfName, %s, is a colour', (name) => {
    expect(meaningOfName(name)).toBe('colour');
  });

  test.each(['Material', 'Scent', 'Title', '', 'Sizeable', 'Size / Colour', 'Orange', 'Mélange'])(
    'meaningOfName, %s, is neither',
    (name) => {
      expect(meaningOfName(name)).toBeNull();
    },
  );
});

describe('partOf', () => {
  test.each([
    ['Size / Colour', 'S / Red', 'S', 'Red'],
    ['Farbe & Größe', 'Rot / 38', '38', 'Rot'],
    ['Couleur et taille', 'Bleu marine - M', 'M', 'Bleu marine'],
    ['Size / Colour', 'S', null, null],
    ['Size / Colour', 'S / Red / Cotton', null, null],
    ['Size', 'S / M', null, null],
    ['Size / Fit', 'S / Slim', null, null],
  ])('partOf, %s of %s, is the size %s and the colour %s', (name, value, size, colour) => {
    expect([partOf(name, value, 'size'), partOf(name, value, 'colour')]).toEqual([size, colour]);
  });
});

describe('optionMeanings', () => {
  test.each([
    [
      'names in any order',
      [
        ['COLOR', ['Navy']],
        ['SIZE', ['Small']],
      ],
      ['colour', 'size'],
    ],
    ['invented colours under a colour name', [['Color', ['Castel Rock', '11 Pin']]], ['colour']],
    [
      'an empty name over colours',
      [
        ['Size', ['36', '38 1/2']],
        ['Title', ['Black', 'Light Grey']],
      ],
      ['size', 'colour'],
    ],
    ['an empty name over sizes', [['Title', ['X Large', 'One Size', 'S/M']]], ['size']],
    ['an empty name over both', [['Title', ['Black', 'Small']]], [null]],
    ['an empty name over models', [['Style', ['501', '505']]], [null]],
    [
      'an empty name over colours beside a colour',
      [
        ['Colour', ['Rock']],
        ['Title', ['Black']],
      ],
      ['colour', null],
    ],
    [
      'names swapped against all values',
      [
        ['Size', ['Black', 'Navy']],
        ['Color', ['S', 'M']],
      ],
      ['colour', 'size'],
    ],
    ['a colour code under a colour name', [['Color', ['100', '12']]], ['colour']],
    ['a material with colour words', [['Material', ['Gold', 'Silver']]], [null]],
    ['systems of sizes', [['Option', ['IT 40', 'French 38', 'W32/L34', 'UK 10', '2XL']]], ['size']],
    ['no values', [['Title', []]], [null]],
    [
      'a numbered name that says nothing',
      [
        ['Option 1', ['Black']],
        ['Option 2', ['S', 'M']],
      ],
      ['colour', 'size'],
    ],
    ['colours alone under the name of sizes', [['Size', ['Black', 'Light Blue']]], ['colour']],
    ['sizes alone under the name of colours', [['Colour', ['S', 'XL']]], ['size']],
    [
      'a size like a colour beside a colour',
      [
        ['Size', ['Sand']],
        ['Color', ['Rock']],
      ],
      ['size', 'colour'],
    ],
  ] as [string, [string, string[]][], (string | null)[]][])(
    'optionMeanings, %s, tells them by name and values',
    (_, options, meanings) => {
      expect(optionMeanings(options.map(([name, values]) => ({ name, values })))).toEqual(meanings);
    },
  );
});
