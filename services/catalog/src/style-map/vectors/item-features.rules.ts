import type { ColourFamily, Occasion, Pattern, Season, Slot } from '../../attributes/attributes.rules.ts';

/** What of an item its vector is made of; null or empty where nothing is known. */
export interface ItemFeatures {
  readonly kind: string | null;
  readonly slot: Slot | null;
  readonly department: 'women' | 'men' | 'unisex' | 'kids' | null;
  /** The main colour first. */
  readonly colours: readonly FeatureColour[];
  readonly pattern: Pattern | null;
  readonly materials: readonly string[];
  readonly occasions: readonly Occasion[];
  readonly seasons: readonly Season[];
  /** 1 to 5, as in `Degree`. */
  readonly formality: number | null;
  readonly warmth: number | null;
  readonly price: { readonly minor: number; readonly currency: string } | null;
  readonly brand: string | null;
  readonly title: string;
  /** Further words of the merchant: product type, tags, description. */
  readonly words: readonly string[];
}

export interface FeatureColour {
  readonly family: ColourFamily;
  readonly oklch: readonly [lightness: number, chroma: number, hue: number] | null;
  readonly share: number | null;
}

/** Features of which nothing is known. */
export const NO_FEATURES: ItemFeatures = {
  kind: null,
  slot: null,
  department: null,
  colours: [],
  pattern: null,
  materials: [],
  occasions: [],
  seasons: [],
  formality: null,
  warmth: null,
  price: null,
  brand: null,
  title: '',
  words: [],
};
