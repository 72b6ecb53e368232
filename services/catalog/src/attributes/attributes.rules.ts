import { COLOUR_FAMILIES, SLOTS } from '#libs/contracts';

export { COLOUR_FAMILIES, SLOTS };
export type Slot = (typeof SLOTS)[number];

/** What goes over what: 1 on the skin, 2 over it, 3 over both, 4 against the weather; null where layers say nothing (shoes, bags). */
export type Layer = 1 | 2 | 3 | 4;

export const SEASONS = ['spring', 'summer', 'autumn', 'winter'] as const;
export type Season = (typeof SEASONS)[number];

export const AGE_GROUPS = ['newborn', 'infant', 'toddler', 'kids', 'adult'] as const;
export type AgeGroup = (typeof AGE_GROUPS)[number];

export const OCCASIONS = [
  'everyday',
  'office',
  'evening',
  'wedding',
  'sport',
  'beach',
  'lounge',
  'outdoor',
  'ethnic',
] as const;
export type Occasion = (typeof OCCASIONS)[number];

export const PATTERNS = [
  'plain',
  'striped',
  'checked',
  'floral',
  'dotted',
  'animal',
  'graphic',
  'printed',
  'camouflage',
  'paisley',
  'colour_block',
] as const;
export type Pattern = (typeof PATTERNS)[number];

/** 1 to 5. Formality: 1 sport and lounge, 3 smart casual, 5 black tie. Warmth: 1 hot days, 5 frost. */
export type Degree = 1 | 2 | 3 | 4 | 5;

export type ColourFamily = (typeof COLOUR_FAMILIES)[number];

export interface Colour {
  /** The name in the feed or of our lexicon, lower case: `dusty rose`. */
  readonly name: string;
  readonly family: ColourFamily;
  /** Lightness 0 to 1, chroma 0 to 0.4, hue 0 to 360 (0 for greys); null for multicolour. */
  readonly oklch: readonly [lightness: number, chroma: number, hue: number] | null;
  /** Part of the garment that has it, 0 to 1; null when from words. */
  readonly share: number | null;
}

/** A value, whether the feed states it in a field of its own or we derived it, and from what. */
export interface Attribute<T> {
  readonly value: T;
  readonly source: 'stated' | 'derived';
  /** What it rests on, for people: `title "Linen shirt"`, `google category 212`, `picture`. At most 120 characters. */
  readonly from: string;
}

/** What is known of a product; null where nothing says it: never a guess. */
export interface Attributes {
  /** The most specific word for the thing, snake_case of our kinds table: `t_shirt`, `ankle_boots`. */
  readonly kind: Attribute<string> | null;
  readonly slot: Attribute<Slot> | null;
  readonly layer: Attribute<Layer> | null;
  readonly department: Attribute<'women' | 'men' | 'unisex' | 'kids'> | null;
  readonly age_group: Attribute<AgeGroup> | null;
  /** At most six, the main one first. */
  readonly colours: Attribute<readonly Colour[]> | null;
  /** Families such as `cotton`, `linen`, `leather`, the main one first; at most four. */
  readonly materials: Attribute<readonly string[]> | null;
  readonly pattern: Attribute<Pattern> | null;
  readonly seasons: Attribute<readonly Season[]> | null;
  readonly formality: Attribute<Degree> | null;
  readonly warmth: Attribute<Degree> | null;
  readonly occasions: Attribute<readonly Occasion[]> | null;
  /** Id of Google's product taxonomy. */
  readonly google_category: Attribute<number> | null;
}
