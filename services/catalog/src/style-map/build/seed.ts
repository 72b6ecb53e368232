/** The same items give the same map. */
export const SEED = 20_261_128;
