import { COLOUR_WORDS } from '../../../attributes/colours/colours.rules.ts';
import { OCCASION_WORDS, PATTERN_WORDS, SEASON_WORDS } from '../../../attributes/features/features.rules.ts';
import { MATERIAL_WORDS } from '../../../attributes/features/materials.rules.ts';
import { KIND_WORDS } from '../../../attributes/kinds/kinds.rules.ts';
import { tokensOf } from '../../../attributes/words.rules.ts';
import type { ItemFeatures } from '../item-features.rules.ts';

type Text = Pick<ItemFeatures, 'title' | 'words' | 'brand'>;

/** Terms of one item beyond these say no more, and a feed may send anything. */
const MOST_TERMS = 48;
/** How often a term of the title counts against one of the other texts. */
const TITLE_COUNTS = 2;

const LEXICONS = [COLOUR_WORDS, MATERIAL_WORDS, KIND_WORDS, PATTERN_WORDS, OCCASION_WORDS, SEASON_WORDS];
/** What every shop says of everything, and whom a thing is for, in English and German. */
const EMPTY = new Set(
  `with for and the of in on by to from is it this that your you our are at as an or its has have be can will all more new
   mit fur und aus der die das ein eine einen einem einer im in auf von zu zum zur ist sind dein deine ihr ihre sich auch wird bei
   women woman men man unisex kids kid girls girl boys boy ladies gents female male adult damen herren kinder madchen jungen
   color colour farbe size grosse sale neu made style product item`.split(/\s+/),
);
const WORD = /^\p{L}{2,30}$/u;

/**
 * The words of an item that none of the other blocks speaks of, and how often each: without its brand and without words for
 * colours, materials, kinds, patterns, occasions and seasons, so that disliking a colour leaves the text alone.
 */
export function textTerms({ title, words, brand }: Text): Map<string, number> {
  const ofBrand = new Set(tokensOf(brand ?? ''));
  const terms = new Map<string, number>();
  const count = (text: string, times: number): void => {
    for (const term of remaining(tokensOf(text))) {
      if (ofBrand.has(term)) continue;
      const before = terms.get(term);
      if (before !== undefined || terms.size < MOST_TERMS) terms.set(term, (before ?? 0) + times);
    }
  };
  count(title, TITLE_COUNTS);
  for (const text of words) count(text, 1);
  return terms;
}

function remaining(tokens: readonly string[]): string[] {
  const taken = new Set<number>();
  for (const lexicon of LEXICONS)
    for (const { start, end } of lexicon.findAll(tokens, 'en')) for (let at = start; at < end; at++) taken.add(at);
  return tokens.filter((token, at) => !taken.has(at) && WORD.test(token) && !EMPTY.has(token)).map(singular);
}

/** `stripes` and `stripe` are one term; a wrong guess does no harm, as it is the same everywhere. */
const singular = (word: string): string => (/[^su]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word);
