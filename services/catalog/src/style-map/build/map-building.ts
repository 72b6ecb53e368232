import type { InjectionToken } from '@nestjs/common';

/** Where and how often maps are built. */
export interface MapBuilding {
  /** `child`: by a process this service starts; `apart`: by a task somebody else starts, service/build-style-map.js. */
  readonly where: 'child' | 'apart';
  /** How old a map may get when the catalog changes; 0: builds are started by hand only. */
  readonly everyHours: number;
}

export const MAP_BUILDING: InjectionToken<MapBuilding> = Symbol('catalog:map-building');
/** Folder with the files of maps, shared by all processes of the catalog. */
export const MAP_ASSETS_DIR: InjectionToken<string> = Symbol('catalog:map-assets-dir');
