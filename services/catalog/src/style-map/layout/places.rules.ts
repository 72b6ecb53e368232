/** Where an item lies on the map: 0 to 1 each, x to the right and y downwards. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Places of many items by row: x and y of row r at 2r and 2r + 1; NaN where an item has none. */
export type Places = Float32Array<ArrayBuffer>;

export const noPlaces = (rows: number): Places => new Float32Array(2 * rows).fill(NaN);

export function placeOf(places: Places, row: number): Place | null {
  const [x = NaN, y = NaN] = places.subarray(2 * row, 2 * row + 2);
  return Number.isNaN(x) ? null : { x, y };
}
