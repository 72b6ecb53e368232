import { type DynamicModule, Module } from '@nestjs/common';
import type { AssetStore } from '#libs/assets';
import { ExchangeRatesModule } from '../../exchange-rates/exchange-rates.module.ts';
import { PICTURE_ASSETS } from '../../pictures/pictures.tokens.ts';
import { SearchModule } from '../../search/search.module.ts';
import { TasteModule } from '../../taste/taste.module.ts';
import { MapPictureAddresses } from '../picture/map-picture-address.ts';
import { MapPicturesController } from '../picture/map-pictures.controller.ts';
import { MapPicturesRepository } from '../picture/map-pictures.repository.ts';
import { MapPicturesService } from '../picture/map-pictures.service.ts';
import { Scenes } from '../picture/scenes.ts';
import { Candidates } from '../similar/candidates.ts';
import { RelatedItems } from '../similar/related-items.ts';
import { SimilarItemsService } from '../similar/similar-items.service.ts';
import { MapReader } from './map-reader.ts';
import { MapRows } from './map-rows.ts';
import { StyleMapController } from './style-map.controller.ts';
import { StyleMapService } from './style-map.service.ts';
import { TileReader } from './tile-reader.ts';
import { ViewItems } from './view-items.ts';
import { ViewSampler } from './view-sample.ts';

interface Given {
  /** Where pictures are kept, shared with the gateway. */
  readonly assets: AssetStore;
  /** Origin clients use. */
  readonly publicUrl: string;
  /** The module that has the current map. */
  readonly maps: DynamicModule;
}

/** Shows the style map: views, regions, similar items, drawn pictures. */
@Module({
  imports: [SearchModule, ExchangeRatesModule, TasteModule],
  controllers: [StyleMapController, MapPicturesController],
  providers: [
    MapReader,
    TileReader,
    MapRows,
    ViewSampler,
    ViewItems,
    StyleMapService,
    Candidates,
    RelatedItems,
    SimilarItemsService,
    MapPicturesRepository,
    Scenes,
    MapPicturesService,
  ],
})
export class StyleMapViewModule {
  static with({ assets, publicUrl, maps }: Given): DynamicModule {
    return {
      module: StyleMapViewModule,
      imports: [maps],
      providers: [
        { provide: PICTURE_ASSETS, useValue: assets },
        { provide: MapPictureAddresses, useValue: new MapPictureAddresses(publicUrl) },
      ],
    };
  }
}
