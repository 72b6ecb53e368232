import { COLOURS, DEPARTMENTS, FILLERS, MATERIALS, OCCASIONS, PATTERNS, SEASONS } from './facet-words.rules.ts';
import { KINDS, SLOTS, type Thing } from './synonyms.rules.ts';

export type Meaning = 'kind' | 'slot' | 'colour' | 'material' | 'pattern' | 'season' | 'occasion' | 'department';

/** A word or phrase that has a meaning here. */
export interface Entry extends Thing {
  readonly meaning: Meaning;
}

/** What is looked up first keeps a word: `rose` is a colour, `denim` a garment. */
const TABLES: readonly (readonly [Meaning, readonly Thing[]])[] = [
  ['kind', KINDS],
  ['slot', SLOTS],
  ['colour', COLOURS],
  ['material', MATERIALS],
  ['pattern', PATTERNS],
  ['occasion', OCCASIONS],
  ['season', SEASONS],
  ['department', DEPARTMENTS],
];

const ENTRIES: ReadonlyMap<string, Entry> = new Map(
  TABLES.flatMap(([meaning, things]) =>
    things.flatMap((thing) => thing.words.map((word): [string, Entry] => [word, { ...thing, meaning }])),
  ).reverse(),
);

/**
 * Values of a thing without those it is only a kind of, whose rows come after its own: suede is leather, but who wants no suede may
 * want leather; who wants no blue wants no navy.
 */
export function ownValues({ meaning, values }: Pick<Entry, 'meaning' | 'values'>): readonly string[] {
  const rows = TABLES.find(([name]) => name === meaning)?.[1] ?? [];
  const own = rows.findIndex((row) => row.values === values);
  return values.filter((value) => rows.findIndex((row) => row.values[0] === value) <= own);
}

/** Longest phrase of the tables, in words. */
export const LONGEST_PHRASE = 3;

/** Every single word of the tables, for correcting spelling. */
export const LEXICON_WORDS: readonly string[] = [...ENTRIES.keys()].filter((word) => !word.includes(' '));

/** Lower case, without accents; `ss` for `ß`. */
export const folded = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');

/** Endings that change nothing of what a word means here, English and German; the first that leaves a known word counts. */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/s$/, ''],
  [/es$/, ''],
  [/ies$/, 'y'],
  [/[er]n$/, 'e'],
  [/e$/, ''],
  [/(?:en|er|em|es|n)$/, ''],
  [/er$/, 'e'],
  [/e(?:r|n|s|m)$/, ''],
];

/** What a word or phrase (folded, parted by single spaces) means; nothing when it is only a word. */
export function meaningOf(phrase: string): Entry | undefined {
  for (const spelling of spellings(phrase)) {
    const entry = ENTRIES.get(spelling);
    if (entry) return entry;
  }
  for (const spelling of spellings(phrase)) {
    for (const [ending, instead] of ENDINGS) {
      const stem = spelling.replace(ending, instead);
      const entry = stem.length >= 3 && stem !== spelling ? ENTRIES.get(stem) : undefined;
      if (entry) return entry;
    }
  }
  return undefined;
}

/** Where there are no umlauts on the keyboard: `gruen`, `Guertel`. */
function spellings(word: string): string[] {
  const plain = word.replace(/([aou])e/g, '$1');
  return plain === word ? [word] : [word, plain];
}

/** Letters German puts between the parts of a word. */
const JOINTS = ['', 's', 'n', 'en', 'er', 'e'];
const SHORTEST_PART = 3;

/** The parts of a compound whose parts all have a meaning: `leinenhemd` is `leinen` and `hemd`. Empty when it is none. */
export function partsOf(word: string): string[] {
  for (let at = word.length - SHORTEST_PART; at >= SHORTEST_PART; at--) {
    const [head, last] = [word.slice(0, at), word.slice(at)];
    const lastEntry = meaningOf(last);
    if (lastEntry === undefined || !HEADS.has(lastEntry.meaning)) continue;
    for (const joint of JOINTS) {
      if (!head.endsWith(joint)) continue;
      const first = head.slice(0, head.length - joint.length);
      if (first.length < SHORTEST_PART) continue;
      if (meaningOf(first)) return [first, last];
      const inner = partsOf(first);
      if (inner.length > 0) return [...inner, last];
    }
  }
  return [];
}

/** What the parts of a compound mean; nothing when it is none. */
export const compoundOf = (word: string): Entry[] => partsOf(word).flatMap((part) => meaningOf(part) ?? []);

/** The longest phrase with a meaning that begins here. */
export function phraseAt(
  tokens: readonly string[],
  at: number,
): { entry: Entry; text: string; length: number } | undefined {
  for (let length = Math.min(LONGEST_PHRASE, tokens.length - at); length > 0; length--) {
    const text = tokens.slice(at, at + length).join(' ');
    const entry = length === 1 && FILLERS.has(text) ? undefined : meaningOf(text);
    if (entry) return { entry, text, length };
  }
  return undefined;
}

/** What a compound can end in: a thing, or its colour. */
const HEADS: ReadonlySet<Meaning> = new Set(['kind', 'slot', 'colour']);
