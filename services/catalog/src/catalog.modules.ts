import type { DynamicModule, Type } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PATIENCE } from '#libs/database';
import { LocalAssetStore } from '#libs/assets';
import type { ConfigOf } from '#libs/config';
import { Outbound } from '#libs/outbound';
import { outboxModule } from '#libs/outbox';
import { coloursOfPicture } from './attributes/picture-colours.ts';
import type { catalogVariables } from './catalog.config.ts';
import { catalogDatabase } from './catalog.database.ts';
import { FeedImportsModule } from './feed-imports/feed-imports.module.ts';
import { ItemsModule } from './items/items.module.ts';
import { MerchantsModule } from './merchants/merchants.module.ts';
import { PicturesModule } from './pictures/pictures.module.ts';

/** Connections to one shop at once, for pictures somebody waits for. */
const PER_HOST = 4;

export const catalogModules = (config: ConfigOf<typeof catalogVariables>): (DynamicModule | Type)[] => [
  TypeOrmModule.forRoot({ ...catalogDatabase(config.databaseUrl, config.databasePool), ...PATIENCE }),
  outboxModule('catalog'),
  MerchantsModule,
  ItemsModule,
  FeedImportsModule.readingFrom(new LocalAssetStore(config.assetsDir)),
  PicturesModule.with({
    assets: new LocalAssetStore(config.assetsDir),
    outbound: new Outbound({ hosts: config.outboundHosts, perHost: PER_HOST }),
    publicUrl: config.publicUrl,
    prefetch: config.picturePrefetch,
    coloursOf: coloursOfPicture,
  }),
];
