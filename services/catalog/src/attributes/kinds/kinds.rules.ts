import { GARMENT_KINDS, type GarmentKind } from '#libs/contracts';
import {
  type Degree,
  type Layer,
  OCCASIONS,
  type Occasion,
  SEASONS,
  type Season,
  SLOTS,
  type Slot,
} from '../attributes.rules.ts';
import { Lexicon, listed, type Phrase, rowsOf } from '../lexicon.rules.ts';
import { CARRIED } from './carried.rules.ts';
import { CLOTHING } from './clothing.rules.ts';
import { ELSEWHERE, NO_KIND } from './elsewhere.rules.ts';
import { FOOTWEAR } from './footwear.rules.ts';
import { UNDERNEATH } from './underneath.rules.ts';

/** One line of the kinds tables: what the word for a thing says about it. */
export interface Kind {
  readonly name: GarmentKind;
  readonly slot: Slot;
  /** A collective word (`shoes`, `knitwear`) that gives way to a more exact one. */
  readonly isGeneral: boolean;
  readonly layer: Layer | null;
  readonly formality: Degree | null;
  readonly warmth: Degree | null;
  readonly seasons: readonly Season[];
  readonly occasions: readonly Occasion[];
  /** Id of Google's product taxonomy. */
  readonly googleCategory: number;
}

const rows = [CLOTHING, UNDERNEATH, FOOTWEAR, CARRIED, ELSEWHERE].flatMap((table) => rowsOf(table, 11));

const parsed = rows.map((cells) => {
  const [name = '', slot = '', layer = '', formality = '', warmth = '', seasons = '', occasions = '', google = ''] =
    cells;
  const kind: Kind = {
    name: oneOf(GARMENT_KINDS, name),
    slot: oneOf(SLOTS, slot.replace('*', '')),
    isGeneral: slot.endsWith('*'),
    layer: layer === '-' ? null : oneOf([1, 2, 3, 4] as const, Number(layer)),
    formality: degree(formality),
    warmth: degree(warmth),
    seasons: listed(seasons).map((season) => oneOf(SEASONS, season)),
    occasions: listed(occasions).map((occasion) => oneOf(OCCASIONS, occasion)),
    googleCategory: Number(google),
  };
  return { kind, english: listed(cells[8] ?? ''), german: listed(cells[9] ?? ''), romance: listed(cells[10] ?? '') };
});

/** Every kind by its name. */
export const KINDS: ReadonlyMap<string, Kind> = new Map(parsed.map(({ kind }) => [kind.name, kind]));

/** The first German word of each kind that has one, lower case. */
export const GERMAN_KINDS: ReadonlyMap<string, string> = new Map(
  parsed.flatMap(({ kind, german: [first] }) => (first === undefined ? [] : [[kind.name, plainOf(first)] as const])),
);

const phrases: Phrase<Kind>[] = [
  ...NO_KIND.flatMap(listed).map((text) => ({ text, value: null, endings: 'english' as const })),
  ...parsed.flatMap(({ kind, english }) => english.map((text) => ({ text, value: kind, endings: 'english' as const }))),
  ...parsed.flatMap(({ kind, german }) => german.map((text) => ({ text, value: kind, endings: 'german' as const }))),
  ...parsed.flatMap(({ kind, romance }) => romance.map((text) => ({ text, value: kind, endings: 'romance' as const }))),
];

/** Words for kinds in five languages. */
export const KIND_WORDS = new Lexicon(phrases);

/** Without what tells of which language a word is. */
function plainOf(word: string): string {
  return word.replace(/(?:@[a-z]+|~)$/, '');
}

function degree(cell: string): Degree | null {
  return cell === '-' ? null : oneOf([1, 2, 3, 4, 5] as const, Number(cell));
}

function oneOf<T>(values: readonly T[], cell: unknown): T {
  const value = values.find((candidate) => candidate === cell);
  if (value === undefined)
    throw new Error(`A kinds table has ${JSON.stringify(cell)}, which is none of ${values.join(', ')}`);
  return value;
}
