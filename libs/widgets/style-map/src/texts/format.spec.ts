import { describe, expect, test } from '@jest/globals';
import { minorDigits as contractDigits, PICTURE_WIDTHS, RATING_REASONS, SIMILAR_MODES } from '#libs/contracts';
import { pictureAt, WIDTHS } from '../data/picture.ts';
import { DE } from './de.ts';
import { EN } from './en.ts';
import { minorDigits, speechOf } from './format.ts';

describe('money', () => {
  test('minor units, of every currency, are as the contract has them', () => {
    for (const currency of Intl.supportedValuesOf('currency'))
      expect([currency, minorDigits(currency)]).toEqual([currency, contractDigits(currency)]);
  });

  test.each([
    ['en-GB', 4_995, 'EUR', '€49.95'],
    ['en-GB', 5_000, 'EUR', '€50'],
    ['de-DE', 4_995, 'EUR', '49,95 €'],
    ['de_DE', 123_400, 'EUR', '1.234 €'],
    ['en-US', 4_900, 'JPY', '¥4,900'],
    ['en-US', 1_234, 'KWD', 'KWD 1.234'],
  ])('in %s, %d %s, is written %s', (locale, amount_minor, currency, written) => {
    expect(speechOf(locale).money({ amount_minor, currency }).replaceAll('\u00a0', ' ')).toBe(written);
  });
});

describe('language', () => {
  test.each([
    ['de-AT', 'de'],
    ['DE', 'de'],
    ['en-US', 'en'],
    ['fr-FR', 'en'],
    ['not a locale', 'en'],
    [undefined, 'en'],
  ])('of a host that says %s, is %s', (locale, lang) => {
    expect(speechOf(locale).lang).toBe(lang);
  });

  test.each([
    ['reasons', RATING_REASONS],
    ['modes', SIMILAR_MODES],
  ] as const)('words, for %s, are for all the contract has and no other', (key, values) => {
    for (const texts of [EN, DE]) expect(Object.keys(texts[key]).sort()).toEqual([...values].sort());
  });
});

describe('address of a picture', () => {
  test('widths, are those of the proxy', () => {
    expect(WIDTHS).toEqual(PICTURE_WIDTHS);
  });

  test.each([
    ['https://a.example/pictures/pic_1', 100, 'https://a.example/pictures/pic_1?w=160'],
    ['https://a.example/pictures/pic_1?w=1024', 300, 'https://a.example/pictures/pic_1?w=320'],
    ['https://a.example/pictures/pic_1', 5_000, 'https://a.example/pictures/pic_1?w=1024'],
    ['javascript:alert(1)', 100, null],
    ['data:image/png;base64,AAAA', 100, null],
    ['nothing', 100, null],
    [null, 100, null],
  ])('%s, at %d device pixels, is %s', (address, pixels, asked) => {
    expect(pictureAt(address, pixels)).toBe(asked);
  });
});
