import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { Call } from '#libs/auth';
import {
  exchangeRates,
  type ExchangeRatesView,
  type ExchangeRateView,
  type Handlers,
  type ListExchangeRatesInput,
  type SetExchangeRateInput,
} from '#libs/contracts';
import { CurrentCall, Handles } from '#libs/service-kit';
import { ExchangeRatesService } from './exchange-rates.service.ts';

@Controller()
export class ExchangeRatesController implements Handlers<typeof exchangeRates, Call> {
  constructor(private readonly rates: ExchangeRatesService) {}

  @Handles(exchangeRates.listExchangeRates)
  listExchangeRates(@Payload() _: ListExchangeRatesInput): Promise<ExchangeRatesView> {
    return this.rates.list();
  }

  @Handles(exchangeRates.setExchangeRate)
  setExchangeRate(@Payload() input: SetExchangeRateInput, @CurrentCall() call: Call): Promise<ExchangeRateView> {
    return this.rates.set(call, input);
  }
}
