import { Module } from '@nestjs/common';
import { PriceHistoryRepository } from './price-history.repository.ts';

@Module({ providers: [PriceHistoryRepository], exports: [PriceHistoryRepository] })
export class PricesModule {}
