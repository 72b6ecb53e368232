import { colourFamilyOf } from '../../src/attributes/colours/colours-of.rules.ts';
import { COLOUR_WORDS } from '../../src/attributes/colours/colours.rules.ts';
import { deriveAttributes } from '../../src/attributes/derive-attributes.rules.ts';
import { tokensOf } from '../../src/attributes/words.rules.ts';
import { productOf } from '../../src/attributes/test/product.ts';
import type { LabelledRow } from './labelled-file.ts';
import { DEPARTMENTS, SEASON_LABELS, sameLabel, subCategoryOf, USAGES } from './labels.ts';

/** What the rules made of one row, beside what its label says. */
export interface Judged {
  readonly row: LabelledRow;
  readonly kind: string | null;
  readonly subCategory: string | null;
  readonly colours: readonly string[];
  /** Families of all colour words in the name, found without any of the rules that decide which of them are meant. */
  readonly named: ReadonlySet<string>;
  readonly colourLabel: string | null;
  readonly seasons: readonly string[];
  readonly usage: string | null;
  readonly department: string | null;
}

export function judge(row: LabelledRow): Judged {
  const attributes = deriveAttributes(productOf(row.productDisplayName));
  const kind = attributes.kind?.value ?? null;
  const [occasion] = attributes.occasions?.value ?? [];
  return {
    row,
    kind,
    subCategory: kind && subCategoryOf(kind),
    colours: attributes.colours?.value.map(({ family }) => family) ?? [],
    named: colourFamiliesNamed(row.productDisplayName),
    colourLabel: colourFamilyOf(row.baseColour),
    seasons: attributes.seasons?.value.map((season) => SEASON_LABELS[season] ?? season) ?? [],
    usage: occasion === undefined ? null : (USAGES[occasion] ?? null),
    department: attributes.department?.value ?? null,
  };
}

function colourFamiliesNamed(name: string): Set<string> {
  return new Set(COLOUR_WORDS.findAll(tokensOf(name), 'en').map(({ value }) => value.family));
}

/** `of` is 0 where there was nothing to judge. */
export interface Figure {
  readonly name: string;
  readonly right: number;
  readonly of: number;
}

export function subCategoryFigures(judged: readonly Judged[]): Figure[] {
  const decided = judged.filter(({ subCategory }) => subCategory !== null);
  const right = decided.filter(isSubCategoryRight).length;
  return [
    { name: 'sub-category right, of names that were decided', right, of: decided.length },
    { name: 'sub-category right, of all names', right, of: judged.length },
    { name: 'sub-category coverage', right: decided.length, of: judged.length },
  ];
}

export const isSubCategoryRight = ({ subCategory, row }: Judged): boolean => subCategory === sameLabel(row.subCategory);

export function colourFigures(judged: readonly Judged[]): Figure[] {
  const labelled = judged.filter(({ colourLabel }) => colourLabel !== null);
  const stating = labelled.filter(({ named, colourLabel }) => named.has(colourLabel ?? ''));
  const silent = judged.filter(({ named }) => named.size === 0);
  const other = labelled.filter(({ named, colourLabel }) => named.size > 0 && !named.has(colourLabel ?? ''));
  return [
    {
      name: 'colour right (main one), where the name states the label',
      right: stating.filter(isMainRight).length,
      of: stating.length,
    },
    { name: 'colour right (among those found), same rows', right: stating.filter(isAmong).length, of: stating.length },
    {
      name: 'no colour found, where the name has no colour word',
      right: silent.filter(hasNone).length,
      of: silent.length,
    },
    {
      name: 'no colour found, where the name has only other colour words',
      right: other.filter(hasNone).length,
      of: other.length,
    },
    {
      name: 'wrong colour given, of all names',
      right: labelled.filter((one) => !hasNone(one) && !isAmong(one)).length,
      of: judged.length,
    },
  ];
}

const isMainRight = ({ colours, colourLabel }: Judged): boolean => colours[0] === colourLabel;
const isAmong = ({ colours, colourLabel }: Judged): boolean => colours.includes(colourLabel ?? '');
const hasNone = ({ colours }: Judged): boolean => colours.length === 0;

export function seasonAndUsageFigures(judged: readonly Judged[]): Figure[] {
  const seasoned = judged.filter(({ row, seasons }) => row.season !== '' && seasons.length > 0);
  const withUsage = judged.filter(({ row }) => row.usage !== 'NA' && row.usage !== '');
  const used = judged.filter(({ row, usage }) => row.usage !== 'NA' && row.usage !== '' && usage !== null);
  return [
    { name: 'season coverage', right: seasoned.length, of: judged.filter(({ row }) => row.season !== '').length },
    {
      name: 'season: label among ours, where we give any',
      right: seasoned.filter(({ row, seasons }) => seasons.includes(row.season)).length,
      of: seasoned.length,
    },
    {
      name: 'season: label is our first',
      right: seasoned.filter(({ row, seasons }) => seasons[0] === row.season).length,
      of: seasoned.length,
    },
    { name: 'season: baseline, always the most common', ...mostCommon(seasoned.map(({ row }) => row.season)) },
    { name: 'usage coverage', right: used.length, of: withUsage.length },
    {
      name: 'usage: label is our first occasion, where we give any',
      right: used.filter(({ row, usage }) => usage === row.usage).length,
      of: used.length,
    },
    { name: 'usage: baseline, always the most common', ...mostCommon(used.map(({ row }) => row.usage)) },
  ];
}

export function departmentFigures(judged: readonly Judged[]): Figure[] {
  const given = judged.filter(({ department }) => department !== null);
  const right = given.filter(({ department, row }) => department === DEPARTMENTS[row.gender]).length;
  return [
    { name: 'department right, where we give any', right, of: given.length },
    { name: 'department coverage', right: given.length, of: judged.length },
  ];
}

function mostCommon(labels: readonly string[]): Pick<Figure, 'right' | 'of'> {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return { right: Math.max(0, ...counts.values()), of: labels.length };
}

/** The commonest confusions of sub-categories: what the label says, and what the rules said. */
export function confusions(judged: readonly Judged[], most: number): [pair: string, count: number][] {
  const counts = new Map<string, number>();
  for (const one of judged) {
    if (isSubCategoryRight(one)) continue;
    const pair = `${one.row.subCategory} taken for ${one.subCategory ?? 'nothing'}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).slice(0, most);
}
