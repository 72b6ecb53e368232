import type { FeedProduct } from '../feeds/feed-reader.ts';
import { COLOUR_WORDS } from './colours/colours.rules.ts';
import { parted } from './compounds.rules.ts';
import { OCCASION_WORDS, PATTERN_WORDS } from './features/features.rules.ts';
import { compositionIn } from './features/materials-of.rules.ts';
import { MATERIAL_WORDS } from './features/materials.rules.ts';
import { KIND_WORDS } from './kinds/kinds.rules.ts';
import { NAME_WORDS, withoutBrand, withoutNames } from './names.rules.ts';
import { type Language, languageOf, tokensOf } from './words.rules.ts';

/** A text of the product in words, and how people are told where it stood. */
export interface Text {
  readonly place: string;
  readonly tokens: readonly string[];
}

/** The product's texts as the lexicons read them, in order of trust. */
export interface Texts {
  readonly language: Language;
  readonly type: Text;
  readonly title: Text;
  /** The title with the brand in it: for a title that is nothing else. */
  readonly wholeTitle: Text;
  readonly tags: Text;
  /** What the description says the thing is made of. */
  readonly composition: Text;
  /** What the description says the thing is for. */
  readonly purpose: Text;
}

/** Tags beyond these say no more. */
const MOST_TAGS = 40;
const PURPOSE =
  /\b(?:perfect|ideal|great|made|designed|must-have|perfekt|geeignet|idéale?) (?:for|für|pour) ([^.!\n]{1,60})/i;

export function textsOf(product: Omit<FeedProduct, 'firstRow'>): Texts {
  const raw = tokensOf(product.title);
  const type = tokensOf(product.productType ?? '');
  const language = languageOf(product.language, [...raw, ...type]);
  const whole = wordsIn(raw);
  const purpose = PURPOSE.exec(product.description)?.[1] ?? '';
  return {
    language,
    type: { place: 'product type', tokens: wordsIn(type) },
    title: { place: 'title', tokens: withoutBrand(whole, tokensOf(product.brand ?? '')) },
    wholeTitle: { place: 'title', tokens: whole },
    tags: { place: 'tags', tokens: wordsIn(tokensOf(product.tags.slice(0, MOST_TAGS).join(' , '))) },
    composition: { place: 'description', tokens: wordsIn(tokensOf(compositionIn(product.description) ?? '')) },
    purpose: { place: 'description', tokens: wordsIn(tokensOf(purpose)) },
  };
}

/** A field of its own, such as the material. */
export const fieldOf = (place: string, text: string): Text => ({ place, tokens: wordsIn(tokensOf(text)) });

const wordsIn = (tokens: readonly string[]): string[] => withoutNames(parted(tokens, isKnown));

const LEXICONS = [KIND_WORDS, COLOUR_WORDS, MATERIAL_WORDS, PATTERN_WORDS, OCCASION_WORDS, NAME_WORDS];

const isKnown = (word: string): boolean => LEXICONS.some((lexicon) => lexicon.hasWord(word));
