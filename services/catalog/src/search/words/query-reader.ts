import { Injectable } from '@nestjs/common';
import type { SearchCatalogView } from '#libs/contracts';
import { LEXICON_WORDS, meaningOf } from './lexicon.rules.ts';
import { phrasesOf, type Understanding, understand } from './query-understanding.rules.ts';
import { namesOf } from '../question/question.rules.ts';
import { nearest, wordsOf } from './spelling.rules.ts';
import type { Lexemes } from '../question/tsquery.rules.ts';
import { WordsRepository } from './words.repository.ts';

/** A query as it was read: spelling settled, taken apart, with the lexemes of all its words. */
export interface ReadQuery {
  readonly understanding: Understanding;
  readonly lexemes: Lexemes;
  readonly corrections: SearchCatalogView['corrections'];
  /** Words that neither the catalog nor the lexicon knows, nor one near them. */
  readonly unknown: readonly string[];
}

@Injectable()
export class QueryReader {
  constructor(private readonly words: WordsRepository) {}

  async read(query: string): Promise<ReadQuery> {
    // Parted as the index is; prices and sizes keep their signs, which no word has.
    const brands = await this.words.brandsAmong(phrasesOf(query));
    const first = understand(query, brands);
    const words = first.words.flatMap(wordsOf);
    const unknown = await this.words.unknown(words);
    const meant = new Map<string, string>();
    for (const word of unknown) {
      const used = nearest(word, [...LEXICON_WORDS, ...(await this.words.near(word))]) ?? compoundNear(word);
      if (used) meant.set(word, used);
    }
    const understanding = meant.size === 0 ? first : understand(replaced(query, meant), brands);
    return {
      understanding,
      lexemes: await this.words.lexemes(namesOf(understanding)),
      corrections: [...meant].map(([asked, used]) => ({ asked: asked.slice(0, 60), used: used.slice(0, 60) })),
      unknown: unknown.filter((word) => !meant.has(word)),
    };
  }

  /** Words of the catalog that are nearest to one it does not know. */
  async nearest(words: readonly string[]): Promise<string[]> {
    const near = await Promise.all(words.slice(0, 3).map((word) => this.words.near(word)));
    return [...new Set(near.flatMap((found) => found.slice(0, 4)))].slice(0, 10);
  }
}

/** A compound of which one part is misspelt: `leinenhmed`. */
function compoundNear(word: string): string | undefined {
  for (let at = 3; at <= word.length - 4; at++) {
    const [first, last] = [word.slice(0, at), word.slice(at)];
    if (meaningOf(first)) {
      const used = nearest(last, LEXICON_WORDS);
      if (used) return first + used;
    }
    if (meaningOf(last)) {
      const used = nearest(first, LEXICON_WORDS);
      if (used) return used + last;
    }
  }
  return undefined;
}

const replaced = (query: string, meant: ReadonlyMap<string, string>): string =>
  query.replace(/[\p{L}\p{N}\p{M}]+/gu, (token) => {
    const [word = ''] = wordsOf(token);
    return meant.get(word) ?? meant.get(word.replaceAll('ß', 'ss')) ?? token;
  });
