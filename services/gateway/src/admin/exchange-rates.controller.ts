import { Body, Controller, Get, Param, Put, Req } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { exchangeRates, type ExchangeRatesView, type ExchangeRateView } from '#libs/contracts';
import { Operations } from '../operations.ts';
import type { GatewayRequest } from '../request.ts';
import { AdminOperation } from './admin-operation.ts';

@ApiTags('exchange rates')
@Controller('admin/v1/exchange-rates')
export class ExchangeRatesController {
  constructor(private readonly operations: Operations) {}

  @Get()
  @AdminOperation(exchangeRates.listExchangeRates, { summary: 'All exchange rates, and which are still used' })
  list(@Req() request: GatewayRequest): Promise<ExchangeRatesView> {
    return this.operations.call(exchangeRates.listExchangeRates, {}, request);
  }

  @Put(':base/:quote')
  @ApiParam({ name: 'base', type: String })
  @ApiParam({ name: 'quote', type: String })
  @AdminOperation(exchangeRates.setExchangeRate, {
    summary: 'Load the rate of a day; an older one of the two currencies is replaced',
    outsideBody: ['base', 'quote'],
  })
  set(
    @Param('base') base: string,
    @Param('quote') quote: string,
    @Body() body: object,
    @Req() request: GatewayRequest,
  ): Promise<ExchangeRateView> {
    return this.operations.call(exchangeRates.setExchangeRate, { ...body, base, quote }, request);
  }
}
