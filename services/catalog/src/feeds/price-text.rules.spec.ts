import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inCurrency, priceOf } from './price-text.rules.ts';

describe('priceOf', () => {
  test.each([
    ['95.00 USD', 'EUR', 9500, 'USD'],
    ['EUR 12', 'EUR', 1200, 'EUR'],
    ['eur12', 'USD', 1200, 'EUR'],
    ['12,00 €', 'USD', 1200, 'EUR'],
    ['€1.234,56', 'EUR', 123_456, 'EUR'],
    ['1.234,56 EUR', 'EUR', 123_456, 'EUR'],
    ['1,234.56', 'EUR', 123_456, 'EUR'],
    ['1.234.567 EUR', 'EUR', 123_456_700, 'EUR'],
    ["1'234.50 CHF", 'EUR', 123_450, 'CHF'],
    ['1 234,50 €', 'EUR', 123_450, 'EUR'],
    ['$12.00', 'USD', 1200, 'USD'],
    ['$12.00', 'CAD', 1200, 'CAD'],
    ['C$12', 'USD', 1200, 'CAD'],
    ['199 kr', 'SEK', 19_900, 'SEK'],
    ['$12 USD', 'EUR', 1200, 'USD'],
    ['12,-', 'EUR', 1200, 'EUR'],
    ['12.–', 'CHF', 1200, 'CHF'],
    ['1,234 JPY', 'EUR', 1234, 'JPY'],
    ['¥4900', 'JPY', 4900, 'JPY'],
    ['0,500 EUR', 'EUR', 50, 'EUR'],
    ['12.5', 'EUR', 1250, 'EUR'],
    ['1.500 KWD', 'EUR', 1500, 'KWD'],
    ['kr. 99', 'DKK', 9900, 'DKK'],
    ['kr.99,50', 'DKK', 9950, 'DKK'],
    ['99,50 kr.', 'DKK', 9950, 'DKK'],
    ['DKK 1.299,00', 'EUR', 129_900, 'DKK'],
    ['Fr. 120.00', 'CHF', 12_000, 'CHF'],
    ['$.99', 'USD', 99, 'USD'],
    ['US $12.00', 'EUR', 1200, 'USD'],
    ['Rs. 1,999.00', 'INR', 199_900, 'INR'],
    ['12,800円', 'JPY', 12_800, 'JPY'],
    ['￥12,800', 'JPY', 12_800, 'JPY'],
    ['１２，８００円', 'EUR', 12_800, 'JPY'],
    ['د.ك 12.500', 'EUR', 12_500, 'KWD'],
    ['19.989999999999998 EUR', 'EUR', 1999, 'EUR'],
    ['41.932773 EUR', 'EUR', 4193, 'EUR'],
    ['19,9950 EUR', 'EUR', 2000, 'EUR'],
    ['19.999 EUR', 'EUR', null, 'ambiguous_price'],
    ['4900.5000 JPY', 'EUR', null, 'bad_price'],
    ['1,500 KWD', 'EUR', null, 'ambiguous_price'],
    ['15.00 USD USD', 'EUR', null, 'bad_price'],
    ['1.234 EUR', 'EUR', null, 'ambiguous_price'],
    ['1,234 EUR', 'EUR', null, 'ambiguous_price'],
    ['19.900 EUR', 'EUR', null, 'ambiguous_price'],
    ['$12.00', 'EUR', null, 'ambiguous_price'],
    ['kr 12', 'EUR', null, 'ambiguous_price'],
    ['EUR 12 USD', 'EUR', null, 'ambiguous_price'],
    ['12,34.50 EUR', 'EUR', null, 'bad_price'],
    ['10 - 20 USD', 'USD', null, 'bad_price'],
    ['from 12 USD', 'USD', null, 'bad_price'],
    ['12 QQQ', 'USD', null, 'bad_price'],
    ['0.00 EUR', 'EUR', null, 'bad_price'],
    ['-5 EUR', 'EUR', null, 'bad_price'],
    ['free', 'EUR', null, 'bad_price'],
    ['', 'EUR', null, 'bad_price'],
    ['9'.repeat(500), 'EUR', null, 'bad_price'],
  ])('priceOf, %s of a merchant in %s, is %s %s', (text, merchant, minor, currency) => {
    const price = priceOf(text, merchant);
    expect([price.minor, price.problem === null ? price.currency : price.reason]).toEqual([minor, currency]);
  });

  test('priceOf, an unknown amount, says what to write', () => {
    expect(priceOf('1.234 EUR', 'EUR').problem).toBe(
      '"1.234 EUR" could mean two amounts; write digits with a point before the decimals, such as 1234.50',
    );
  });

  test('priceOf, any amount in any European writing, comes back exactly', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000_000 }),
        fc.constantFrom('en-US', 'de-DE', 'fr-FR', 'de-CH'),
        (minor, locale) => {
          const text = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }).format(minor / 100);
          expect(priceOf(text, 'EUR')).toEqual({ minor, currency: 'EUR', problem: null });
        },
      ),
    );
  });

  test('priceOf, any text, gives an amount or a problem in no time', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'12.,- €$kr\u00a0EUR'), maxLength: 60 }), (text) => {
        const { minor, problem } = priceOf(text, 'EUR');
        expect((minor === null) === (problem !== null)).toBe(true);
      }),
    );
  });
});

describe('inCurrency', () => {
  test('inCurrency, a code that is none, is refused', () => {
    expect(inCurrency('12', 'QQQ')).toMatchObject({ minor: null, reason: 'bad_price' });
  });
});
