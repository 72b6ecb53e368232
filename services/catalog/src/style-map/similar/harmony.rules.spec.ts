import { describe, expect, test } from '@jest/globals';
import type { Colour, ColourFamily } from '../../attributes/attributes.rules.ts';
import { okLchOfHex } from '../../attributes/colours/oklch.rules.ts';
import { harmonyOf, harmonyReason, hueDistance, isNeutral } from './harmony.rules.ts';

const colour = (family: ColourFamily, hex: string | null): Colour => ({
  name: family,
  family,
  oklch: hex === null ? null : okLchOfHex(hex),
  share: null,
});
const NAVY = colour('navy', '1b2a4b');
const RED = colour('red', 'c8102e');
const ORANGE = colour('orange', 'e2562c');
const GREEN = colour('green', '2e8b57');
const PINK = colour('pink', 'f0a0b4');
const TEAL = colour('turquoise', '0f9a90');

describe('harmonyOf', () => {
  test.each([
    [NAVY, RED, 'neutral_and_accent'],
    [colour('black', '121212'), colour('white', 'ffffff'), 'neutrals'],
    [RED, colour('red', '7b1e3b'), 'tonal'],
    [RED, ORANGE, 'analogous'],
    [RED, TEAL, 'complementary'],
    [colour('grey', '8c8f94'), colour('multicolour', null), 'neutral_and_accent'],
  ])('harmonyOf, %j and %j, are %s either way round', (a, b, kind) => {
    expect(harmonyOf(a, b)?.kind).toBe(kind);
    expect(harmonyOf(b, a)).toEqual(harmonyOf(a, b));
  });

  test.each([
    [RED, GREEN],
    [PINK, colour('multicolour', null)],
  ])('harmonyOf, %j and %j, clash', (a, b) => {
    expect(harmonyOf(a, b)).toBeUndefined();
  });

  test('isNeutral, hardly any chroma, is whatever it is called', () => {
    expect(isNeutral(colour('green', '8a8d88'))).toBe(true);
    expect(isNeutral(GREEN)).toBe(false);
  });

  test('hueDistance, across zero, goes the shorter way', () => {
    expect([hueDistance(350, 10), hueDistance(10, 350), hueDistance(0, 180)]).toEqual([20, 20, 180]);
  });

  test('harmonyReason, two colours, says how they go together', () => {
    const harmony = harmonyOf(RED, NAVY);
    expect(harmony && harmonyReason(RED, NAVY, harmony)).toBe('red with navy: a neutral and an accent');
  });
});
