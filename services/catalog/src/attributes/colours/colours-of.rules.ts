import type { Colour, ColourFamily } from '../attributes.rules.ts';
import { parted } from '../compounds.rules.ts';
import type { Found } from '../lexicon.rules.ts';
import { type Language, languageOf, tokensOf } from '../words.rules.ts';
import { COLOUR_WORDS, type Shade } from './colours.rules.ts';
import type { OkLch } from './oklch.rules.ts';

/** At most so many colours of one product. */
export const MOST_COLOURS = 6;

type Change = (lch: OkLch) => OkLch;

const darker: Change = ([l, c, h]) => [l * 0.7, c * 0.9, h];
const lighter: Change = ([l, c, h]) => [l + (1 - l) * 0.5, c * 0.7, h];
const duller: Change = ([l, c, h]) => [l, c * 0.6, h];
const brighter: Change = ([l, c, h]) => [Math.min(1, l * 1.1), Math.min(0.37, c * 1.3), h];
const same: Change = (lch) => lch;

/** Words beside a colour that are part of its name, and what they do to it. */
const SHADINGS: ReadonlyMap<string, Change> = new Map(
  (
    [
      [darker, 'dark deep dunkel dunkles dunkle tief fonce foncee oscuro oscura scuro scura sombre'],
      [
        lighter,
        'light pale pastel soft hell helles helle zart blass pastell clair claire claro clara chiaro chiara pallido',
      ],
      [duller, 'dusty dusky washed faded vintage heather melange muted smoky marl mottled meliert stone'],
      [brighter, 'bright neon fluorescent electric vivid hot knall grell fluo'],
      [same, 'medium mid metallic matte matt antique'],
    ] as const
  ).flatMap(([change, words]) => words.split(' ').map((word) => [word, change] as const)),
);

/** Before a word that is also a thing, these say that a colour is meant. */
const IN = new Set(['in', '-', '(', '/', ',', '|', 'colour', 'color', 'farbe', 'couleur', 'colore']);

/** After it these do: `wine coloured`, `copper toned`. */
const COLOURED = new Set('coloured colored colour color toned tone farben farbig farbene'.split(' '));

/**
 * Colours that a text names, in its order. In a title a word that is also a thing (`rose`, `stone`) counts only in a colour's
 * place: `trousers in stone`, `scarf - rose`. In a field for colours every word counts.
 */
export function coloursIn(tokens: readonly string[], language: Language, place: 'title' | 'field'): Colour[] {
  const found = COLOUR_WORDS.findAll(tokens, language);
  const meant = place === 'field' ? found : found.filter((one) => !one.isWeak || isInColourPlace(one, found, tokens));
  const colours: Colour[] = [];
  for (const one of meant) {
    const colour = shaded(one, tokens);
    if (!colours.some(({ name }) => name === colour.name)) colours.push(colour);
  }
  return colours.slice(0, MOST_COLOURS);
}

const NAMES: ReadonlySet<string> = new Set(COLOUR_WORDS.words);

/**
 * The family of an option value such as `Burgundy (Pre-order)`; of several colours the first, which names the main one, and
 * multicolour from three families on; null when the text names none.
 */
export function colourFamilyOf(text: string): ColourFamily | null {
  const raw = tokensOf(text);
  const tokens = parted(raw, (word) => NAMES.has(word));
  const families = new Set(coloursIn(tokens, languageOf(null, raw), 'field').map(({ family }) => family));
  const [main = null] = families;
  return families.size > 2 ? 'multicolour' : main;
}

function isInColourPlace(one: Found<Shade>, found: readonly Found<Shade>[], tokens: readonly string[]): boolean {
  const before = tokens[one.start - 1];
  const after = tokens[one.end];
  if (after !== undefined && COLOURED.has(after)) return true;
  const isLast = after === undefined || after === ')' || after === '/' || after === ',' || after === '|';
  const beside = found.some(({ start, end, isWeak }) => !isWeak && (end === one.start - 1 || start === one.end + 1));
  if (beside && (before === '/' || after === '/')) return true;
  return isLast && before !== undefined && (IN.has(before) || SHADINGS.has(before));
}

function shaded({ start, end, value: { family, lch } }: Found<Shade>, tokens: readonly string[]): Colour {
  const before = SHADINGS.get(tokens[start - 1] ?? '');
  const after = SHADINGS.get(tokens[end] ?? '');
  const name = tokens.slice(before ? start - 1 : start, after ? end + 1 : end).join(' ');
  const changed = lch && (after ?? same)((before ?? same)(lch));
  const isNavy = family === 'blue' && (before === darker || after === darker);
  return {
    name,
    family: isNavy ? 'navy' : family,
    oklch: changed && [round(changed[0], 3), round(changed[1], 3), changed[2]],
    share: null,
  };
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));
