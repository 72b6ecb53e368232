import { describe, expect, test } from '@jest/globals';
import { listOf, majorOf, minorOf, numberOf, textOf } from './form-fields.ts';

const form = (name: string, text: string): URLSearchParams => new URLSearchParams({ [name]: text });

describe('form fields', () => {
  test('textOf, line ends of a form, are plain ones and nothing is around it', () => {
    expect(textOf(form('a', '  x\r\ny \r\n'), 'a')).toBe('x\ny');
    expect(textOf(form('a', ''), 'b')).toBe('');
  });

  test('listOf, empty parts, are left out', () => {
    expect(listOf(form('a', 'bold, , minimal ,'), 'a', /,/)).toEqual(['bold', 'minimal']);
    expect(listOf(form('a', 'a coat\r\n\r\nboots'), 'a', /\n/)).toEqual(['a coat', 'boots']);
  });

  test.each([
    ['250', 'EUR', 25_000],
    ['250.5', 'EUR', 25_050],
    ['250,50', 'EUR', 25_050],
    ['0.29', 'EUR', 29],
    ['1.005', 'KWD', 1_005],
    ['300', 'JPY', 300],
    ['0', 'EUR', 0],
    ['250.505', 'EUR', Number.NaN],
    ['300.5', 'JPY', Number.NaN],
    ['1e3', 'EUR', Number.NaN],
    ['-1', 'EUR', Number.NaN],
    ['1.000,50', 'EUR', Number.NaN],
    ['', 'EUR', Number.NaN],
  ])('minorOf, %s %s, is %s', (text, currency, minor) => {
    expect(minorOf(text, currency)).toBe(minor);
  });

  test('majorOf, every amount, is read back as itself', () => {
    for (const currency of ['EUR', 'JPY', 'KWD'])
      for (const minor of [0, 1, 29, 1_005, 25_050, 999_999_999])
        expect(minorOf(majorOf(minor, currency), currency)).toBe(minor);
  });

  test('numberOf, what is no plain number, is none', () => {
    expect([numberOf('172'), numberOf('72,5'), numberOf('0x10'), numberOf('1 000')]).toEqual([172, 72.5, NaN, NaN]);
  });
});
