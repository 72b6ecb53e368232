import { Module } from '@nestjs/common';
import { ExchangeRatesController } from './exchange-rates.controller.ts';
import { ExchangeRatesRepository } from './exchange-rates.repository.ts';
import { ExchangeRatesService } from './exchange-rates.service.ts';

@Module({
  controllers: [ExchangeRatesController],
  providers: [ExchangeRatesRepository, ExchangeRatesService],
  exports: [ExchangeRatesRepository],
})
export class ExchangeRatesModule {}
