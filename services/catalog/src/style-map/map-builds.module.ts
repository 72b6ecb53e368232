import { type DynamicModule, Module } from '@nestjs/common';
import { MAP_ASSETS_DIR, MAP_BUILDING, type MapBuilding } from './build/map-building.ts';
import { MapBuildStarter } from './build/map-build-starter.ts';
import { MapBuildsController } from './build/map-builds.controller.ts';
import { MapBuildsRepository } from './build/map-builds.repository.ts';
import { MapBuildsService } from './build/map-builds.service.ts';
import { CurrentMap } from './current/current-map.ts';
import { ItemPlacer } from './tiles/item-placer.ts';
import { PlacingLoop } from './tiles/placing-loop.ts';

/** Building the style map, and the one that is shown now (`CurrentMap`) for whoever reads it. */
@Module({
  controllers: [MapBuildsController],
  providers: [MapBuildsRepository, MapBuildsService, MapBuildStarter, CurrentMap, ItemPlacer, PlacingLoop],
  exports: [CurrentMap],
})
export class MapBuildsModule {
  static with(assetsDir: string, building: MapBuilding): DynamicModule {
    return {
      module: MapBuildsModule,
      providers: [
        { provide: MAP_ASSETS_DIR, useValue: assetsDir },
        { provide: MAP_BUILDING, useValue: building },
      ],
    };
  }
}
