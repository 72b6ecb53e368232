import type { ItemFilters } from '#libs/contracts';
import { wornBy } from './departments.rules.ts';
import { type Meaning, ownValues } from '../words/lexicon.rules.ts';
import type { Concept, Understanding } from '../words/query-understanding.rules.ts';
import type { Ranking } from './search-question.ts';
import { term, UNKNOWN } from './terms.rules.ts';
import { allOf, anyOf, lexeme, type Lexemes } from './tsquery.rules.ts';

/** One thing an item must have: it can be left out to find more. */
export interface Requirement {
  /** The words of the query, or the name of the filter. */
  readonly from: string;
  /** The `tsquery` for it. */
  readonly match: string;
  /** The same where only what is in stock will do; absent when stock changes nothing about it. */
  readonly matchInStock?: string;
  /** Colour families it asks for, of which one and the same variant must be. */
  readonly families?: readonly string[];
}

/** Seasons and occasions are wishes beside a thing that is named: few products say what they are for. */
const WISHES: ReadonlySet<Meaning> = new Set(['season', 'occasion']);

const TERM: Record<Meaning, (value: string) => string> = {
  kind: term.kind,
  slot: term.slot,
  colour: term.colour,
  material: term.material,
  pattern: term.pattern,
  season: term.season,
  occasion: term.occasion,
  department: term.department,
};

/** What every match must have, by the words of the query; a word that carries no meaning asks for nothing. */
export function requirementsOf({ words, concepts }: Understanding, lexemes: Lexemes): Requirement[] {
  const things = concepts.filter(({ meaning }) => !WISHES.has(meaning));
  const must = things.some(({ meaning }) => meaning !== 'department') || words.length > 0 ? things : concepts;
  const ofWords = words.flatMap((word) => {
    const match = lexemes.get(word);
    return match ? [{ from: word, match }] : [];
  });
  const ofConcepts = merged(must).map((concept) => ({
    from: concept.from,
    match: matchOf(concept, lexemes),
    ...(concept.meaning === 'colour'
      ? { matchInStock: matchOf(concept, lexemes, term.colourInStock), families: concept.values }
      : {}),
  }));
  return [...ofConcepts, ...ofWords];
}

/** Two colours, two kinds: either will do. */
function merged(concepts: readonly Concept[]): Concept[] {
  const byMeaning = Map.groupBy(concepts, ({ meaning }) => meaning);
  return [...byMeaning.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const [values, names] = [same.flatMap((one) => one.values), same.flatMap((one) => one.names)];
    return [{ ...first, values, names, from: [...new Set(same.map(({ from }) => from))].join(' ') }];
  });
}

function matchOf(
  { meaning, values, names }: Concept,
  lexemes: Lexemes,
  termOf: (value: string) => string = TERM[meaning],
): string {
  if (meaning === 'department') {
    return anyOf([...values.flatMap(wornBy), UNKNOWN].map((value) => lexeme(term.department(value)))) ?? '';
  }
  const terms = values.map((value) => lexeme(termOf(value)));
  const named = anyOf(names.map((name) => lexemes.get(name) ?? undefined));
  if (named === undefined) return anyOf(terms) ?? '';
  // What is known of a product is asked; its words only where nothing is known.
  const unknown = KNOWN.has(meaning) ? allOf([lexeme(termOf(UNKNOWN)), named]) : named;
  return anyOf([...terms, unknown]) ?? '';
}

/** What a product has one of, or `none` in its place. The rest may be there although nothing but a word says so. */
const KNOWN: ReadonlySet<Meaning> = new Set(['kind', 'slot', 'colour']);

/** What no match may have. Words are not asked: "no leather" says it of what has none. */
export const exclusionsOf = ({ negated }: Understanding): Requirement[] =>
  negated.flatMap(({ from, entries }) => {
    const each = entries.map((entry) => anyOf(ownValues(entry).map((value) => lexeme(TERM[entry.meaning](value)))));
    const match = allOf(each);
    return match === undefined ? [] : [{ from, match: `!${match}` }];
  });

/** What makes one match better than another; nothing when the query says nothing. */
export function rankingOf(understanding: Understanding, lexemes: Lexemes): Ranking | undefined {
  const { words, concepts } = understanding;
  if (words.length === 0 && concepts.length === 0) return undefined;
  const valuesOf = (meaning: Meaning): string[] => [
    ...new Set(concepts.flatMap((concept) => (concept.meaning === meaning ? concept.values : []))),
  ];
  // All names of a kind say no more than the kind does, and cost a look at every match.
  const names = concepts.flatMap(({ meaning, names, from }) =>
    meaning === 'department' ? [] : meaning === 'kind' ? [from] : [...names, from],
  );
  const [department] = valuesOf('department');
  return {
    words: anyOf([...words, ...names].map((name) => lexemes.get(name) ?? undefined)),
    kinds: valuesOf('kind'),
    colours: valuesOf('colour'),
    materials: valuesOf('material'),
    patterns: valuesOf('pattern'),
    seasons: valuesOf('season'),
    occasions: valuesOf('occasion'),
    department,
  };
}

/** Filters that are lexemes of the search vector. */
export function filterRequirements(filters: ItemFilters): Requirement[] {
  const { kinds, slots, colour_families: colours, materials, patterns, seasons, occasions, on_sale: onSale } = filters;
  const of = (from: string, values: readonly string[] | undefined, make: (value: string) => string): Requirement[] => {
    const asked = (values ?? []).map((value) => value.trim().toLowerCase());
    const matching = (termOf: (value: string) => string): string | undefined =>
      anyOf(asked.map((value) => lexeme(termOf(value))));
    const match = matching(make);
    const ofColour = make === term.colour ? { matchInStock: matching(term.colourInStock), families: asked } : {};
    return match === undefined ? [] : [{ from, match, ...ofColour }];
  };
  return [
    ...of('filters.kinds', kinds, term.kind),
    ...of('filters.slots', slots, term.slot),
    ...of('filters.colour_families', colours, term.colour),
    ...of('filters.materials', materials, term.material),
    ...of('filters.patterns', patterns, term.pattern),
    ...of('filters.seasons', seasons, term.season),
    ...of('filters.occasions', occasions, term.occasion),
    ...(onSale ? [{ from: 'filters.on_sale', match: lexeme(term.onSale) }] : []),
  ];
}

/** Every word and name whose lexemes are needed. */
export const namesOf = ({ words, concepts }: Understanding): string[] => [
  ...new Set([...words, ...concepts.flatMap(({ names, from }) => [...names, from])]),
];
