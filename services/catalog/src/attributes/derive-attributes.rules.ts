import type { FeedProduct } from '../feeds/feed-reader.ts';
import type { Attributes } from './attributes.rules.ts';

/** Works out what a product is from what its feed says. The same product always gives the same attributes. */
export function deriveAttributes({ department }: Omit<FeedProduct, 'firstRow'>): Attributes {
  return {
    kind: null,
    slot: null,
    layer: null,
    department: department && { value: department, source: 'stated', from: 'department' },
    age_group: null,
    colours: null,
    materials: null,
    pattern: null,
    seasons: null,
    formality: null,
    warmth: null,
    occasions: null,
    google_category: null,
  };
}
