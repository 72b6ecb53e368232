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
import { ExchangeRatesModule } from './exchange-rates/exchange-rates.module.ts';
import { ExportsModule } from './exports/exports.module.ts';
import { FeedFetchesModule } from './feed-fetches/feed-fetches.module.ts';
import { FeedImportsModule } from './feed-imports/feed-imports.module.ts';
import { ItemStatesModule } from './item-states/item-states.module.ts';
import { ItemsModule } from './items/items.module.ts';
import { MerchantsModule } from './merchants/merchants.module.ts';
import { OffersModule } from './offers/offers.module.ts';
import { PicturesModule } from './pictures/pictures.module.ts';
import { RatingsModule } from './ratings/ratings.module.ts';
import { SearchModule } from './search/search.module.ts';
import { MapBuildsModule } from './style-map/map-builds.module.ts';
import { StyleMapViewModule } from './style-map/view/style-map-view.module.ts';

/** Connections to one shop at once, for pictures somebody waits for. */
const PER_HOST = 4;

export function catalogModules(config: ConfigOf<typeof catalogVariables>): (DynamicModule | Type)[] {
  const assets = new LocalAssetStore(config.assetsDir);
  const outbound = new Outbound({ hosts: config.outboundHosts, perHost: PER_HOST });
  const maps = MapBuildsModule.with(config.assetsDir, {
    where: config.styleMapBuilds,
    everyHours: config.styleMapEveryHours,
  });
  return [
    TypeOrmModule.forRoot({ ...catalogDatabase(config.databaseUrl, config.databasePool), ...PATIENCE }),
    outboxModule('catalog'),
    MerchantsModule,
    SearchModule,
    ItemsModule,
    ItemStatesModule,
    RatingsModule.at(config.publicUrl),
    StyleMapViewModule.with({ assets, publicUrl: config.publicUrl, maps }),
    OffersModule,
    ExchangeRatesModule,
    ExportsModule,
    maps,
    FeedImportsModule.readingFrom(assets),
    FeedFetchesModule.reaching(outbound, assets),
    PicturesModule.with({
      assets,
      outbound,
      publicUrl: config.publicUrl,
      prefetch: config.picturePrefetch,
      coloursOf: coloursOfPicture,
    }),
  ];
}
