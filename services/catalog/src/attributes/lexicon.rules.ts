import { folded, type Language, tokensOf } from './words.rules.ts';

/** A phrase that was found: the tokens from `start` up to `end`, and what it means. */
export interface Found<T> {
  readonly start: number;
  readonly end: number;
  readonly value: T;
  readonly isWeak: boolean;
}

interface Entry<T> {
  readonly words: readonly string[];
  readonly value: T | null;
  readonly language: Language | null;
  readonly isWeak: boolean;
}

/** How a phrase is entered. */
export interface Phrase<T> {
  /**
   * Words as people write them. `rock@de`: has this meaning in German texts only. `polo~`: weak, counts where nothing else does.
   */
  readonly text: string;
  /** Null: the phrase means nothing, and keeps its words from being taken for something (`boot cut`). */
  readonly value: T | null;
  /** Endings that the last word may take. */
  readonly endings?: 'english' | 'german' | 'romance' | 'none';
}

/** Phrases and what they mean. Finds the longest one that begins at each word, by one look-up per word. */
export class Lexicon<T> {
  private readonly entries = new Map<string, Entry<T>[]>();

  constructor(phrases: Iterable<Phrase<T>>) {
    const seen = new Set<string>();
    for (const phrase of phrases) for (const entry of entriesOf(phrase)) this.add(entry, seen);
    for (const list of this.entries.values()) list.sort((a, b) => b.words.length - a.words.length || rank(b) - rank(a));
  }

  /** Words that mean something here alone. */
  get words(): string[] {
    return [...this.entries].flatMap(([word, entries]) =>
      entries.some(({ words }) => words.length === 1) ? word : [],
    );
  }

  /** What is found, in the order of the text; no token belongs to two phrases. */
  findAll(tokens: readonly string[], language: Language): Found<T>[] {
    const found: Found<T>[] = [];
    for (let at = 0; at < tokens.length; at++) {
      const entry = this.longestAt(tokens, at, language);
      if (entry === undefined) continue;
      const end = at + entry.words.length;
      if (entry.value !== null) found.push({ start: at, end, value: entry.value, isWeak: entry.isWeak });
      at = end - 1;
    }
    return found;
  }

  /** What a text as a whole means, null where it is not exactly one of the phrases. */
  get(text: string, language: Language = 'en'): T | null {
    const tokens = tokensOf(text);
    const entry = this.longestAt(tokens, 0, language);
    return entry?.words.length === tokens.length ? entry.value : null;
  }

  private longestAt(tokens: readonly string[], at: number, language: Language): Entry<T> | undefined {
    return this.entries
      .get(tokens[at] ?? '')
      ?.find(
        (entry) =>
          (entry.language === null || entry.language === language) &&
          entry.words.every((word, index) => index === 0 || tokens[at + index] === word),
      );
  }

  /** The first row that has a phrase keeps it. */
  private add(entry: Entry<T>, seen: Set<string>): void {
    const [first = ''] = entry.words;
    const name = `${entry.words.join(' ')}@${entry.language ?? ''}`;
    if (first === '' || seen.has(name)) return;
    seen.add(name);
    const list = this.entries.get(first);
    if (list) list.push(entry);
    else this.entries.set(first, [entry]);
  }
}

/** Among phrases of one length, those of the text's language first. */
const rank = (entry: Entry<unknown>): number => (entry.language === null ? 0 : 1);

function entriesOf<T>({ text, value, endings = 'none' }: Phrase<T>): Entry<T>[] {
  const isWeak = text.includes('~');
  const [plain, language = null] = text.replace('~', '').split('@') as [string, Language?];
  return spellings(plain, endings).flatMap((spelling) => {
    const words = tokensOf(spelling);
    const last = words.at(-1) ?? '';
    return FORMS[endings](last).map((form) => ({ words: [...words.slice(0, -1), form], value, language, isWeak }));
  });
}

/** German umlauts are also written with an e: `Gürtel`, `Guertel`. */
function spellings(text: string, endings: Phrase<unknown>['endings']): string[] {
  if (endings !== 'german' || !/[äöü]/i.test(text)) return [text];
  return [text, folded(text.replace(/ä/gi, 'ae').replace(/ö/gi, 'oe').replace(/ü/gi, 'ue'))];
}

const FORMS: Record<NonNullable<Phrase<unknown>['endings']>, (word: string) => string[]> = {
  english: (word) => [word, pluralOf(word)],
  german: (word) => ['', 'n', 'en', 'e', 's'].map((ending) => word + ending),
  romance: (word) => ['', 's', 'es'].map((ending) => word + ending),
  none: (word) => [word],
};

function pluralOf(word: string): string {
  if (/(?:s|x|z|ch|sh)$/.test(word)) return `${word}es`;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return `${word}s`;
}

/** Cells of a table: `a, b, c`. */
export const listed = (cell: string): string[] =>
  cell
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '' && word !== '-');

/** A table written as text: a row per line, cells parted by `|`. Throws where a row has not `width` cells. */
export function rowsOf(table: string, width: number): string[][] {
  return table
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const cells = line.split('|').map((cell) => cell.trim());
      if (cells.length !== width) throw new Error(`A row of this table has ${width} cells: ${line}`);
      return cells;
    });
}
