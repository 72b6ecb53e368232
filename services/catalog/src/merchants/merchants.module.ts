import { Module } from '@nestjs/common';
import { FeedFetchesRepository } from '../feed-fetches/feed-fetches.repository.ts';
import { MerchantsController } from './merchants.controller.ts';
import { MerchantsRepository } from './merchants.repository.ts';
import { MerchantsService } from './merchants.service.ts';

@Module({
  controllers: [MerchantsController],
  providers: [FeedFetchesRepository, MerchantsRepository, MerchantsService],
  exports: [FeedFetchesRepository, MerchantsRepository],
})
export class MerchantsModule {}
