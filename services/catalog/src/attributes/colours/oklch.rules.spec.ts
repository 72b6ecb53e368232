import { describe, expect, test } from '@jest/globals';
import { converter } from 'culori';
import fc from 'fast-check';
import { COLOUR_FAMILIES } from '../attributes.rules.ts';
import { COLOURS, SHADES } from './colours.rules.ts';
import { okLabOf, okLabOfLch, okLchOf, okLchOfHex } from './oklch.rules.ts';

const toOkLch = converter('oklch');

describe('okLchOfHex', () => {
  test('okLchOfHex, any colour, agrees with culori', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) => {
        const hex = number.toString(16).padStart(6, '0');
        const [lightness, chroma, hue] = okLchOfHex(hex);
        const expected = toOkLch(`#${hex}`);
        expect(lightness).toBeCloseTo(expected?.l ?? NaN, 2);
        expect(Math.abs(chroma - (expected?.c ?? NaN))).toBeLessThan(0.005);
        if (chroma < 0.02) return;
        const gap = Math.abs(hue - (expected?.h ?? NaN));
        expect(Math.min(gap, 360 - gap)).toBeLessThan(1);
      }),
    );
  });

  test.each(['000000', '808080', 'ffffff'])('okLchOfHex, the grey %s, has neither chroma nor hue', (hex) => {
    expect(okLchOfHex(hex).slice(1)).toEqual([0, 0]);
  });

  test('okLabOfLch, what okLchOf gave, is the colour again', () => {
    const lab = okLabOf(200, 40, 90);
    okLabOfLch(okLchOf(lab)).forEach((value, axis) => expect(value).toBeCloseTo(lab[axis] ?? NaN, 2));
  });
});

describe('the colours table', () => {
  test('COLOURS, families, has a shade of every family', () => {
    expect(new Set(SHADES.map(({ family }) => family))).toEqual(new Set(COLOUR_FAMILIES));
  });

  test('COLOURS, names of shades, are different', () => {
    const names = SHADES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  test('COLOURS, sRGB values, are six digits or none', () => {
    const cells = COLOURS.trim()
      .split('\n')
      .map((line) => line.split('|')[1]?.trim() ?? '');
    for (const cell of cells) expect(cell).toMatch(/^(?:[0-9a-f]{6}|-)$/);
  });
});
