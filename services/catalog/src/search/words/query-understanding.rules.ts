import { FILLERS } from './facet-words.rules.ts';
import { compoundOf, type Entry, folded, type Meaning, phraseAt } from './lexicon.rules.ts';
import { brandAt, type Negated, partNegated } from './negation.rules.ts';
import { type PriceWords, priceWords } from './price-words.rules.ts';
import { type SizeWords, sizeWords } from './size-words.rules.ts';

/** What a word or phrase of the query means, and the words it came from. */
export interface Concept {
  readonly meaning: Meaning;
  /** Values as products have them; the first is the thing itself. */
  readonly values: readonly string[];
  /** All names of it. */
  readonly names: readonly string[];
  readonly from: string;
}

/** A query taken apart. What is in none of the other fields is in `words`. */
export interface Understanding {
  readonly words: readonly string[];
  readonly concepts: readonly Concept[];
  /** What must not be there. */
  readonly negated: readonly Negated[];
  readonly sizes: readonly SizeWords[];
  readonly price: PriceWords | null;
  readonly inStock: string | null;
  readonly onSale: string | null;
}

const IN_STOCK = /\b(?:in stock|available now|available|auf lager|vorratig|lieferbar|verfugbar)\b/;
const ON_SALE =
  /\b(?:on sale|in sale|sale|reduced|discounted|reduziert|reduzierte[rns]?|im angebot|rabattiert|sonderangebote?)\b/;
const MAX_WORDS = 12;

/** Longest name of a brand that is looked for in a query, in words. */
const BRAND_WORDS = 4;

/** What of a query may be the name of a brand: all of it, and its phrases of two to four words, in lower case. */
export function phrasesOf(query: string): string[] {
  const words = query.toLowerCase().trim().split(/\s+/).slice(0, MAX_WORDS);
  const phrases = words.flatMap((_, at) =>
    Array.from({ length: BRAND_WORDS - 1 }, (__, n) => words.slice(at, at + n + 2)).filter(
      (phrase, n) => phrase.length === n + 2,
    ),
  );
  return words.length < 2 ? [] : [...new Set([words.join(' '), ...phrases.map((phrase) => phrase.join(' '))])];
}

/**
 * Takes a query apart: what is a filter in it, what names a thing, and which words are left. Pure: the same text, the same answer.
 *
 * @param brands names of brands that are in the query: their words mean nothing else ("Sage & Sons" is no green).
 */
export function understand(query: string, brands: readonly string[] = []): Understanding {
  let rest = ` ${folded(query)
    .replace(/['’`´]/g, '')
    .replace(/\s+/g, ' ')
    .trim()} `;
  const take = <T extends { from: string }>(found: T | undefined): T | undefined => {
    if (found) rest = rest.replace(found.from, ' ').replace(/\s+/g, ' ');
    return found;
  };
  const matched = (pattern: RegExp): string | null => take(asFound(pattern.exec(rest)))?.from ?? null;
  const price = take(priceWords(rest)) ?? null;
  const named = brands.map((brand) => tokensOf(folded(brand)));
  const hasKind = conceptsOf(tokensOf(rest), named).concepts.some(({ meaning }) => meaning === 'kind');
  const size = take(sizeWords(rest.trim(), hasKind));
  const inStock = matched(IN_STOCK);
  const onSale = matched(ON_SALE);
  const { rest: asked, negated } = partNegated(tokensOf(rest), named);
  const { concepts, words } = conceptsOf(asked, named);
  return { words, concepts, negated, sizes: size ? [size] : [], price, inStock, onSale };
}

const asFound = (found: RegExpExecArray | null): { from: string } | undefined =>
  found ? { from: found[0] } : undefined;

const tokensOf = (text: string): string[] => (text.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.slice(0, 40));

function conceptsOf(
  tokens: readonly string[],
  brands: readonly (readonly string[])[],
): { concepts: Concept[]; words: string[] } {
  const concepts: Concept[] = [];
  const words: string[] = [];
  const keep = (word: string): void => {
    if (words.length < MAX_WORDS && !words.includes(word)) words.push(word);
  };
  let kindEnds = -1;
  for (let at = 0; at < tokens.length;) {
    const brand = brandAt(tokens, at, brands);
    if (brand) {
      brand.forEach(keep);
      at += brand.length;
      continue;
    }
    const phrase = phraseAt(tokens, at);
    if (phrase) {
      // "Shirt dress": of two kinds in a row the last is the thing, the first says what it is like.
      if (phrase.entry.meaning === 'kind' && kindEnds === at) concepts.pop()?.from.split(' ').forEach(keep);
      add(concepts, phrase.entry, phrase.text);
      at += phrase.length;
      if (phrase.entry.meaning === 'kind') kindEnds = at;
      continue;
    }
    const word = tokens[at++] ?? '';
    if (FILLERS.has(word)) continue;
    const parts = compoundOf(word);
    if (parts.length > 0) for (const entry of parts) add(concepts, entry, word);
    else keep(word);
  }
  return { concepts, words };
}

function add(concepts: Concept[], { meaning, values, words }: Entry, from: string): void {
  const known = concepts.some((concept) => concept.meaning === meaning && concept.values[0] === values[0]);
  if (!known) concepts.push({ meaning, values, names: words, from });
}
