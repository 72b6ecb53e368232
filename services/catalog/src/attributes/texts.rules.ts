import type { FeedProduct } from '../feeds/feed-reader.ts';
import { COLOUR_WORDS } from './colours/colours.rules.ts';
import { parted } from './compounds.rules.ts';
import { OCCASION_WORDS, PATTERN_WORDS, SEASON_WORDS } from './features/features.rules.ts';
import { compositionIn } from './features/materials-of.rules.ts';
import { MATERIAL_WORDS } from './features/materials.rules.ts';
import { KIND_WORDS } from './kinds/kinds.rules.ts';
import { withoutBrand, withoutNames } from './names.rules.ts';
import { type Language, languageOf, tokensOf } from './words.rules.ts';

/** A text of the product in words, and how people are told where it stood. */
export interface Text {
  readonly place: string;
  /** Words as the kinds lexicon has them: `leinenhemd` is one. */
  readonly words: readonly string[];
  /** Words written in one are parted here: `leinen`, `hemd`. */
  readonly parts: readonly string[];
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
  const brand = tokensOf(product.brand ?? '');
  const wholeTitle = textOf('title', raw);
  return {
    language: languageOf(product.language, [...raw, ...type]),
    type: textOf('product type', type),
    title: {
      place: 'title',
      words: withoutBrand(wholeTitle.words, brand),
      parts: withoutBrand(wholeTitle.parts, brand),
    },
    wholeTitle,
    tags: fieldOf('tags', product.tags.slice(0, MOST_TAGS).join(' , ')),
    composition: fieldOf('description', compositionIn(product.description) ?? ''),
    purpose: fieldOf('description', PURPOSE.exec(product.description)?.[1] ?? ''),
  };
}

/** A field of its own, such as the material. */
export const fieldOf = (place: string, text: string): Text => textOf(place, tokensOf(text));

function textOf(place: string, tokens: readonly string[]): Text {
  const plain = withoutNames(tokens);
  return { place, words: parted(plain, isKnown), parts: parted(plain, isPart) };
}

const PARTS: ReadonlySet<string> = new Set(
  [COLOUR_WORDS, MATERIAL_WORDS, PATTERN_WORDS, OCCASION_WORDS, SEASON_WORDS].flatMap(({ words }) => words),
);
const KNOWN: ReadonlySet<string> = new Set([...KIND_WORDS.words, ...PARTS]);

const isPart = (word: string): boolean => PARTS.has(word);
const isKnown = (word: string): boolean => KNOWN.has(word);
