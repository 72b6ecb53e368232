/** A tile of the pyramid: at zoom z the map, [0,1]², is 2^z by 2^z of them; x grows to the right, y downwards. */
export interface TileAddress {
  readonly zoom: number;
  readonly tx: number;
  readonly ty: number;
}

/** Most items of a tile's sample. */
export const TILE_SAMPLE = 128;
/** At the deepest zoom there is no further one to go to, so that its tiles hold more. */
export const DEEPEST_SAMPLE = 512;
/** Items of a tile of the deepest zoom, if they lay evenly. */
const ITEMS_OF_DEEPEST = 32;
/** As in the contract (`MAX_ZOOM`), which a quality report that runs uncompiled cannot load. */
export const MOST_ZOOM = 10;

/** The zoom at which tiles have few enough items to show most of them; the last of the pyramid. */
export function deepestZoomOf(items: number): number {
  return Math.min(MOST_ZOOM, Math.max(0, Math.ceil(Math.log(Math.max(1, items / ITEMS_OF_DEEPEST)) / Math.log(4))));
}

/** Column or row of the tile at this zoom that a coordinate falls into; the far edge belongs to the last. */
export const tileOf = (coordinate: number, zoom: number): number =>
  Math.min(2 ** zoom - 1, Math.max(0, Math.floor(coordinate * 2 ** zoom)));
