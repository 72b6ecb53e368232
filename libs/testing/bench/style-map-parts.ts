import type { DataSource } from 'typeorm';
import { built, type DatabaseOf } from './ledger-build.ts';

/* The catalog's own parts as far as the bench uses them: libraries import no service. */

type Made<T, P extends unknown[]> = new (...parts: P) => T;

export interface Tile {
  readonly zoom: number;
  readonly tx: number;
  readonly ty: number;
  readonly items: number;
  readonly rows: readonly number[];
  readonly weights: readonly number[];
}

interface Columns {
  add(source: object): void;
  item(row: number, itemId: string, places: Float32Array, weight: number): object;
}

interface Viewport {
  readonly x_min: number;
  readonly y_min: number;
  readonly x_max: number;
  readonly y_max: number;
}

export interface ShownMap {
  readonly version: number;
  readonly deepestZoom: number;
}

export interface Parts {
  catalogDatabase: DatabaseOf;
  TILE_COLUMNS: string;
  tileSourceOf(row: object): object;
  TileColumns: Made<Columns, [number]>;
  tilePyramid(places: Float32Array, idOf: (row: number) => string, deepest: number): Iterable<Tile>;
  deepestZoomOf(items: number): number;
  encodeTile(items: readonly object[]): Buffer;
  MapReader: Made<
    {
      current(): Promise<ShownMap | undefined>;
      clusters(map: ShownMap, zoom: number, viewport: Viewport, limit: number): Promise<unknown>;
    },
    [DataSource]
  >;
  TileReader: Made<
    { read(map: ShownMap, tiles: readonly object[]): Promise<{ sample: readonly { itemId: string }[] }[]> },
    [DataSource]
  >;
  MapRows: Made<{ of(itemIds: readonly string[]): Promise<unknown[]> }, [DataSource, object]>;
  levelOf(viewport: Viewport, deepest: number, most: number): number;
  tilesIn(viewport: Viewport, zoom: number): object[];
}

const MODULES = [
  'services/catalog/src/catalog.database',
  'services/catalog/src/style-map/tiles/tile-source',
  'services/catalog/src/style-map/tiles/tile-columns',
  'services/catalog/src/style-map/tiles/tile-pyramid',
  'services/catalog/src/style-map/tiles/tile-address.rules',
  'services/catalog/src/style-map/tiles/tile-codec',
  'services/catalog/src/style-map/view/map-reader',
  'services/catalog/src/style-map/view/tile-reader',
  'services/catalog/src/style-map/view/map-rows',
  'services/catalog/src/style-map/view/viewport.rules',
];

/** What a map is written with and read by, as it was built. */
export async function partsOf(): Promise<Parts> {
  return Object.assign({}, ...(await Promise.all(MODULES.map((path) => built<object>(path))))) as Parts;
}
