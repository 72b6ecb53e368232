import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { visible } from '../../items/visible.ts';
import type { Lexemes } from '../question/tsquery.rules.ts';

/** Words whose lexemes are kept: all names of the lexicon several times over. */
const KEPT = 20_000;
const NEAR = 2_000;
/** How long a word of the catalog is taken to be in it. */
const KNOWN_MS = 30_000;

@Injectable()
export class WordsRepository {
  /** PostgreSQL makes the same lexemes of a word every time. */
  private readonly kept = new Map<string, string | null>();

  /** Words that visible items contained a moment ago; when they were looked up, in milliseconds. */
  private readonly known = new Map<string, number>();

  constructor(private readonly database: DataSource) {}

  async lexemes(words: readonly string[]): Promise<Lexemes> {
    const missing = words.filter((word) => !this.kept.has(word));
    if (missing.length > 0) {
      if (this.kept.size + missing.length > KEPT) this.kept.clear();
      const rows = await this.database.query<{ word: string; query: string | null }[]>(
        `SELECT word, CASE WHEN numnode(q) > 0 THEN q::text END AS query FROM unnest($1::text[]) word, plainto_tsquery('words', word) q`,
        [missing],
      );
      const found = new Map(rows.map(({ word, query }) => [word, query === null ? null : bracketed(query)]));
      for (const [word, query] of found) this.kept.set(word, query);
      return new Map(words.map((word) => [word, found.get(word) ?? this.kept.get(word) ?? null]));
    }
    return new Map(words.map((word) => [word, this.kept.get(word) ?? null]));
  }

  /** Which of these phrases are names of brands, the longest first. */
  async brandsAmong(phrases: readonly string[]): Promise<string[]> {
    if (phrases.length === 0) return [];
    const rows = await this.database.query<{ phrase: string }[]>(
      `SELECT DISTINCT phrase FROM unnest($1::text[]) phrase
       WHERE EXISTS (SELECT FROM products p WHERE lower(p.brand) = phrase AND ${visible()})`,
      [phrases],
    );
    return rows.map(({ phrase }) => phrase).sort((a, b) => b.length - a.length);
  }

  /** Which of these words no visible item contains, in any of their forms. */
  async unknown(words: readonly string[]): Promise<string[]> {
    const now = performance.now();
    const asked = words.filter((word) => (this.known.get(word) ?? Number.NEGATIVE_INFINITY) < now - KNOWN_MS);
    if (asked.length === 0) return [];
    const rows = await this.database.query<{ word: string }[]>(
      `SELECT word FROM unnest($1::text[]) word
       WHERE numnode(plainto_tsquery('words', word)) > 0
         AND NOT EXISTS (SELECT 1 FROM products p WHERE p.search @@ plainto_tsquery('words', word) AND ${visible()})`,
      [asked],
    );
    const unknown = rows.map(({ word }) => word);
    if (this.known.size > KEPT) this.known.clear();
    for (const word of asked) if (!unknown.includes(word)) this.known.set(word, now);
    return unknown;
  }

  /**
   * Words of the catalog that a misspelt word may have meant: those that share trigrams with it, and, because two letters that changed
   * places leave few of them, those that begin alike and are about as long.
   */
  async near(word: string): Promise<string[]> {
    const rows = await this.database.query<{ word: string }[]>(
      `(SELECT word FROM vocabulary WHERE word OPERATOR(public.%) $1 AND length(word) BETWEEN $2 - 2 AND $2 + 2 LIMIT ${NEAR})
       UNION (SELECT word FROM vocabulary WHERE left(word, 1) = left($1, 1) AND length(word) BETWEEN $2 - 1 AND $2 + 1 LIMIT ${NEAR})`,
      [word, word.length],
    );
    return rows.map((row) => row.word);
  }
}

const bracketed = (query: string): string => (query.includes(' & ') ? `(${query})` : query);
