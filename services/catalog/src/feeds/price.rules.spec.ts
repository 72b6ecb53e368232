import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { minorDigits } from '#libs/contracts';
import { minorUnits } from './price.rules.ts';

describe('minorDigits', () => {
  test.each([
    ['EUR', 2],
    ['JPY', 0],
    ['KWD', 3],
    ['HUF', 2],
    ['QQQ', null],
    ['XYZ', null],
    ['eur', null],
    ['', null],
  ])('minorDigits, %s, is %s by ISO 4217', (currency, digits) => {
    expect(minorDigits(currency)).toBe(digits);
  });
});

describe('minorUnits', () => {
  test.each([
    ['49.00', 2, 4900],
    ['49', 2, 4900],
    ['49.5', 2, 4950],
    ['.5', 2, 50],
    ['12.', 2, 1200],
    ['0.29', 2, 29],
    ['19.900', 2, 1990],
    ['1,234.50', 2, 123_450],
    ['4900', 0, 4900],
    ['4900.00', 0, 4900],
    ['1.234', 3, 1234],
    ['0007.10', 2, 710],
    ['19.9900', 2, 1999],
    ['19.9950', 2, 2000],
    ['19.990000000000002', 2, 1999],
    ['0.00501', 2, 1],
    ['10000000.00', 2, 1_000_000_000],
  ])('minorUnits, %s with %i decimals, is %i', (text, digits, minor) => {
    expect(minorUnits(text, digits)).toEqual({ minor, problem: null });
  });

  test.each([
    ['-1', 2, 'below zero'],
    ['0.00', 2, 'zero'],
    ['0.0049', 2, 'zero'],
    ['', 2, 'not an amount'],
    ['.', 2, 'not an amount'],
    ['NaN', 2, 'not an amount'],
    ['1e3', 2, 'not an amount'],
    ['€5', 2, 'not an amount'],
    ['49,90', 2, 'not an amount'],
    ['1,234', 2, 'not an amount'],
    ['12,34.50', 2, 'not an amount'],
    ['1.2.3', 2, 'not an amount'],
    ['19.999', 2, 'more than the 2 decimals'],
    ['1.5', 0, 'more than the 0 decimals'],
    ['10000000.01', 2, 'more than anything'],
    ['9'.repeat(400), 2, 'more than anything'],
  ])('minorUnits, %s with %i decimals, is refused with the true reason', (text, digits, problem) => {
    expect(minorUnits(text, digits)).toEqual({ minor: null, problem: expect.stringContaining(problem) });
  });

  test('minorUnits, any amount in range, comes back exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), fc.constantFrom(0, 2, 3), (minor, digits) => {
        const padded = String(minor).padStart(digits + 1, '0');
        const text = digits === 0 ? padded : `${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
        expect(minorUnits(text, digits)).toEqual({ minor, problem: null });
      }),
    );
  });
});
