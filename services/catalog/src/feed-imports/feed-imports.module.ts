import { type DynamicModule, Module } from '@nestjs/common';
import type { AssetStore } from '#libs/assets';
import { feedReaders } from '../feeds/feed-readers.ts';
import { MerchantsModule } from '../merchants/merchants.module.ts';
import { PricesModule } from '../prices/prices.module.ts';
import { QuarantineController } from '../quarantine/quarantine.controller.ts';
import { QuarantineRepository } from '../quarantine/quarantine.repository.ts';
import { QuarantineService } from '../quarantine/quarantine.service.ts';
import { FeedImporter } from './feed-importer.ts';
import { FeedImportsController } from './feed-imports.controller.ts';
import { FeedImportsRepository } from './feed-imports.repository.ts';
import { FeedImportsService } from './feed-imports.service.ts';
import { FEED_ASSETS, FEED_READERS } from './feed-imports.tokens.ts';
import { FeedSweeper } from './feed-sweeper.ts';
import { GoneRepository } from './gone.repository.ts';
import { ImportWorker } from './import-worker.ts';
import { ProductWriter } from './product-writer.ts';
import { Snapshot } from './snapshot.ts';

@Module({
  imports: [MerchantsModule, PricesModule],
  controllers: [FeedImportsController, QuarantineController],
  providers: [
    FeedImportsRepository,
    FeedImportsService,
    FeedImporter,
    ProductWriter,
    GoneRepository,
    Snapshot,
    ImportWorker,
    FeedSweeper,
    QuarantineRepository,
    QuarantineService,
  ],
})
export class FeedImportsModule {
  static readingFrom(assets: AssetStore): DynamicModule {
    return {
      module: FeedImportsModule,
      providers: [
        { provide: FEED_ASSETS, useValue: assets },
        { provide: FEED_READERS, useValue: feedReaders() },
      ],
    };
  }
}
