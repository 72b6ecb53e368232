import { Field } from '../field.ts';
import { CURRENCY } from '../money.ts';
import { defineContract } from '../operation.ts';

/** Days after which a rate is no longer used. */
export const RATE_DAYS = 7;

export class ExchangeRateView {
  @Field.text({ min: 3, max: 3, describe: 'Currency that is converted (ISO 4217)' })
  base!: string;

  @Field.text({ min: 3, max: 3, describe: 'Currency it is converted to (ISO 4217)' })
  quote!: string;

  @Field.text({ max: 20, describe: 'How much of quote one base is, as a decimal number' })
  rate!: string;

  @Field.time({ describe: 'Day the rate is of' })
  as_of!: string;

  @Field.text({ max: 100, describe: 'Who published it' })
  source!: string;

  @Field.flag({ describe: 'Whether it is still used; false when it is too old' })
  in_use!: boolean;
}

export class SetExchangeRateInput {
  @Field.text({ min: 3, max: 3, pattern: CURRENCY, describe: 'Currency that is converted (ISO 4217)' })
  base!: string;

  @Field.text({ min: 3, max: 3, pattern: CURRENCY, describe: 'Currency it is converted to (ISO 4217)' })
  quote!: string;

  @Field.text({
    max: 20,
    pattern: /^(?:[1-9]\d{0,8}(?:\.\d{1,10})?|0\.\d{1,10})$/,
    describe: 'How much of quote one base is, as a decimal number above zero: 1.0842',
  })
  rate!: string;

  @Field.time({ describe: `Day the rate is of, not in the future. After ${RATE_DAYS} days it is no longer used` })
  as_of!: string;

  @Field.text({ max: 100, describe: 'Who published it, such as "ECB reference rates"' })
  source!: string;
}

export class ListExchangeRatesInput {}

export class ExchangeRatesView {
  @Field.list(() => ExchangeRateView, { max: 1000, describe: 'All rates by base and quote' })
  rates!: ExchangeRateView[];
}

/** Dated rates an operator loads. Without one, prices in another currency are not compared. */
export const exchangeRates = defineContract('catalog', {
  listExchangeRates: {
    input: ListExchangeRatesInput,
    output: ExchangeRatesView,
    scopes: ['admin:catalog:read'],
    effect: 'read',
    errors: [],
  },
  setExchangeRate: {
    input: SetExchangeRateInput,
    output: ExchangeRateView,
    scopes: ['admin:catalog:write'],
    effect: 'write',
    repeat: 'natural',
    errors: ['INVALID_INPUT'],
  },
});
