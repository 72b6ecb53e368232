import { type DynamicModule, Module } from '@nestjs/common';
import type { AssetStore } from '#libs/assets';
import { Outbound } from '#libs/outbound';
import { FeedImportsRepository } from '../feed-imports/feed-imports.repository.ts';
import { FEED_ASSETS } from '../feed-imports/feed-imports.tokens.ts';
import { MerchantsModule } from '../merchants/merchants.module.ts';
import { FeedFetcher } from './feed-fetcher.ts';
import { FeedFetchesController } from './feed-fetches.controller.ts';
import { FeedFetchesService } from './feed-fetches.service.ts';
import { FetchWorker } from './fetch-worker.ts';

@Module({
  imports: [MerchantsModule],
  controllers: [FeedFetchesController],
  providers: [FeedImportsRepository, FeedFetchesService, FeedFetcher, FetchWorker],
})
export class FeedFetchesModule {
  /** @param outbound how feeds are reached; @param assets where their files wait for the import. */
  static reaching(outbound: Outbound, assets: AssetStore): DynamicModule {
    return {
      module: FeedFetchesModule,
      providers: [
        { provide: Outbound, useValue: outbound },
        { provide: FEED_ASSETS, useValue: assets },
      ],
    };
  }
}
