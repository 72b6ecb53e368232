/** An item of the map near a vector, and the cosine of the two. */
export interface NearItem {
  readonly itemId: string;
  readonly similarity: number;
}

/** Finds items by their vectors among all items of the current map. */
export abstract class NearItems {
  /** At most `most`, the nearest first; none while there is no map. */
  abstract near(vector: Float32Array, most: number): Promise<readonly NearItem[]>;
}
