import type { DynamicModule, Type } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PATIENCE } from '#libs/database';
import { LocalAssetStore } from '#libs/assets';
import { outboxModule } from '#libs/outbox';
import type { ServiceConfig } from '#libs/service-kit';
import { catalogDatabase } from './catalog.database.ts';
import { ExchangeRatesModule } from './exchange-rates/exchange-rates.module.ts';
import { FeedImportsModule } from './feed-imports/feed-imports.module.ts';
import { ItemsModule } from './items/items.module.ts';
import { MerchantsModule } from './merchants/merchants.module.ts';
import { SearchModule } from './search/search.module.ts';

export const catalogModules = (config: ServiceConfig & { assetsDir: string }): (DynamicModule | Type)[] => [
  TypeOrmModule.forRoot({ ...catalogDatabase(config.databaseUrl, config.databasePool), ...PATIENCE }),
  outboxModule('catalog'),
  MerchantsModule,
  SearchModule,
  ItemsModule,
  ExchangeRatesModule,
  FeedImportsModule.readingFrom(new LocalAssetStore(config.assetsDir)),
];
