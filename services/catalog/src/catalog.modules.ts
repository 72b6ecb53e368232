import type { DynamicModule, Type } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PATIENCE } from '#libs/database';
import { LocalAssetStore } from '#libs/assets';
import { outboxModule } from '#libs/outbox';
import type { ServiceConfig } from '#libs/service-kit';
import { catalogDatabase } from './catalog.database.ts';
import { FeedImportsModule } from './feed-imports/feed-imports.module.ts';
import { ItemStatesModule } from './item-states/item-states.module.ts';
import { ItemsModule } from './items/items.module.ts';
import { MerchantsModule } from './merchants/merchants.module.ts';

export const catalogModules = (config: ServiceConfig & { assetsDir: string }): (DynamicModule | Type)[] => [
  TypeOrmModule.forRoot({ ...catalogDatabase(config.databaseUrl, config.databasePool), ...PATIENCE }),
  outboxModule('catalog'),
  MerchantsModule,
  ItemsModule,
  ItemStatesModule,
  FeedImportsModule.readingFrom(new LocalAssetStore(config.assetsDir)),
];
