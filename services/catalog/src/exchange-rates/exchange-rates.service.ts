import { Injectable } from '@nestjs/common';
import type { Call } from '#libs/auth';
import {
  exchangeRates,
  type ExchangeRatesView,
  type ExchangeRateView,
  isMoment,
  OperationError,
  type SetExchangeRateInput,
} from '#libs/contracts';
import { UnitOfWork } from '#libs/outbox';
import { Clock } from '#libs/service-kit';
import { ExchangeRatesRepository } from './exchange-rates.repository.ts';

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

@Injectable()
export class ExchangeRatesService {
  constructor(
    private readonly rates: ExchangeRatesRepository,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<ExchangeRatesView> {
    return { rates: await this.rates.list() };
  }

  set(call: Call, input: SetExchangeRateInput): Promise<ExchangeRateView> {
    const { base, quote, as_of: asOf } = input;
    for (const [field, currency] of Object.entries({ base, quote })) {
      if (!CURRENCIES.has(currency))
        throw refused(field, `${currency} is not a currency of ISO 4217: use a code such as EUR`);
    }
    if (base === quote) throw refused('quote', `is ${quote}, as base is: a rate is between two currencies`);
    if (!isMoment(asOf)) throw refused('as_of', 'is no day there is');
    if (new Date(asOf) > this.clock.now())
      throw refused('as_of', 'lies in the future: give the day the rate was published for');
    return this.uow.once(exchangeRates.setExchangeRate, call, input, async (em) => {
      const { view, changed } = await this.rates.set(em, input);
      const event = { type: 'exchange_rate.changed', entityType: 'exchange_rate', entityId: `${base}-${quote}` };
      return { answer: view, event: changed ? event : null };
    });
  }
}

const refused = (field: string, why: string): OperationError =>
  new OperationError('INVALID_INPUT', `"${field}" ${why}`, { details: { field } });
