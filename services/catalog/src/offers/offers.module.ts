import { Module } from '@nestjs/common';
import { ExchangeRatesModule } from '../exchange-rates/exchange-rates.module.ts';
import { OffersController } from './offers.controller.ts';
import { OffersRepository } from './offers.repository.ts';
import { OffersService } from './offers.service.ts';

@Module({
  imports: [ExchangeRatesModule],
  controllers: [OffersController],
  providers: [OffersRepository, OffersService],
})
export class OffersModule {}
