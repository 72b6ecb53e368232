import { Field } from './field.ts';

/** ISO 4217 alphabetic code. */
export const CURRENCY = /^[A-Z]{3}$/;
/** ISO 3166-1 alpha-2 code. */
export const COUNTRY = /^[A-Z]{2}$/;
/** 10 million in a currency of two decimals: more than any wardrobe, less than what a double cannot count. */
export const MAX_MINOR = 1_000_000_000;

/**
 * Minor unit digits that are not 2 (ISO 4217 List One, 2026). `Intl` is no substitute: it follows CLDR, which has
 * 0 where ISO has 2 or 3 for HUF, COP, IDR, IQD and 13 others (seen with Node 24.21).
 */
const DIGITS: ReadonlyMap<string, number> = new Map([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0] as const),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3] as const),
]);

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** How many digits of an amount are minor units: 2 for EUR, 0 for JPY, 3 for KWD. Null for what is no ISO 4217 code. */
export function minorDigits(currency: string): number | null {
  return CURRENCIES.has(currency) ? (DIGITS.get(currency) ?? 2) : null;
}

/** An amount of money. Never a float: `amount_minor` counts the currency's smallest unit (cents, yen). */
export class Money {
  @Field.integer({
    min: 0,
    max: MAX_MINOR,
    describe: 'Amount in the smallest unit of the currency: 4900 is 49.00 EUR, 4900 JPY is 4900 JPY',
  })
  amount_minor!: number;

  @Field.text({ min: 3, max: 3, pattern: CURRENCY, describe: 'ISO 4217 code, e.g. EUR' })
  currency!: string;
}
