import { describe, expect, test } from '@jest/globals';
import { majorOf, MINOR_UNITS_SQL, minorUnits } from './minor-units.rules.ts';

describe('minorUnits', () => {
  // Of forints and rupiahs CLDR, and so Intl, knows no decimals; ISO 4217 and imports do.
  test.each([
    ['EUR', 100, '49.00'],
    ['HUF', 100, '49.00'],
    ['IDR', 100, '49.00'],
    ['JPY', 1, '4900'],
    ['KWD', 1_000, '4.900'],
  ])('minorUnits, of %s, are %d, as imports store them', (currency, units, text) => {
    expect([minorUnits(currency), majorOf(4_900, currency)]).toEqual([units, text]);
    const listed = new RegExp(`'${currency}'`).test(MINOR_UNITS_SQL);
    expect(listed).toBe(units !== 100);
  });
});
