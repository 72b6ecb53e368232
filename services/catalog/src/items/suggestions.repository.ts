import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MAX_SUGGESTIONS, type SuggestNamesInput, type SuggestNamesView } from '#libs/contracts';
import { visible } from './visible.ts';

/** The columns, so that no text of a caller is ever one. */
const COLUMN: Record<SuggestNamesInput['of'], string> = { brand: 'brand', category: 'category' };

@Injectable()
export class SuggestionsRepository {
  constructor(private readonly database: DataSource) {}

  /** Names of published items that begin so, or a word of which does; the most frequent first. */
  async names(of: SuggestNamesInput['of'], start: string): Promise<SuggestNamesView> {
    const column = COLUMN[of];
    const rows = await this.database.query<{ name: string }[]>(
      `SELECT min(${column}) AS name FROM products p
       WHERE ${visible()} AND ${column} IS NOT NULL AND position(' ' || $1 IN ' ' || lower(${column})) > 0
       GROUP BY lower(${column}) ORDER BY count(*) DESC, name LIMIT ${MAX_SUGGESTIONS + 1}`,
      [start.trimStart().toLowerCase()],
    );
    const names = rows.map(({ name }) => name);
    return { names: names.slice(0, MAX_SUGGESTIONS), has_more: names.length > MAX_SUGGESTIONS };
  }
}
