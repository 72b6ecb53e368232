import type { NeighbourIndex } from '../neighbours/neighbour-index.ts';
import type { VectorTable } from '../vectors/vector-table.ts';
import type { Places } from './places.rules.ts';

/** What a layout is computed from. */
export interface LayoutInput {
  readonly vectors: VectorTable;
  /** Of the same rows. */
  readonly index: NeighbourIndex;
  /** Where the items lay on the map before, NaN for new ones; null for the first map. */
  readonly previous: Places | null;
  /** The same seed and input give the same layout. */
  readonly seed: number;
  /** Called now and then with the part that is done, 0 to 1. */
  readonly onProgress?: (done: number) => void;
}

/** Lays out all items: layout.ts. */
export type LayOut = (input: LayoutInput) => Promise<Places>;

/** The place of one new item on a map that stays as it is: place-new.rules.ts. */
export type PlaceNew = (
  neighbours: readonly { readonly x: number; readonly y: number; readonly similarity: number }[],
  seed: number,
) => { readonly x: number; readonly y: number };
