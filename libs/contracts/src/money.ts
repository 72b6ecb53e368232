import { Field } from './field.ts';

/** ISO 4217 alphabetic code. */
export const CURRENCY = /^[A-Z]{3}$/;
/** ISO 3166-1 alpha-2 code. */
export const COUNTRY = /^[A-Z]{2}$/;
/** 10 million in a currency of two decimals: more than any wardrobe, less than what a double cannot count. */
export const MAX_MINOR = 1_000_000_000;

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
