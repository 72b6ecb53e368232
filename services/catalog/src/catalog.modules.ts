import type { DynamicModule, Type } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PATIENCE } from '#libs/database';
import { LocalAssetStore } from '#libs/assets';
import { Outbound } from '#libs/outbound';
import { outboxModule } from '#libs/outbox';
import type { ServiceConfig } from '#libs/service-kit';
import { catalogDatabase } from './catalog.database.ts';
import { FeedFetchesModule } from './feed-fetches/feed-fetches.module.ts';
import { FeedImportsModule } from './feed-imports/feed-imports.module.ts';
import { ItemStatesModule } from './item-states/item-states.module.ts';
import { ItemsModule } from './items/items.module.ts';
import { MerchantsModule } from './merchants/merchants.module.ts';

export function catalogModules(
  config: ServiceConfig & { assetsDir: string; outboundHosts: readonly string[] },
): (DynamicModule | Type)[] {
  const assets = new LocalAssetStore(config.assetsDir);
  return [
    TypeOrmModule.forRoot({ ...catalogDatabase(config.databaseUrl, config.databasePool), ...PATIENCE }),
    outboxModule('catalog'),
    MerchantsModule,
    ItemsModule,
    ItemStatesModule,
    FeedImportsModule.readingFrom(assets),
    FeedFetchesModule.reaching(new Outbound({ hosts: config.outboundHosts }), assets),
  ];
}
