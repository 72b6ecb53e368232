import { pluralOf } from '../../attributes/plural.rules.ts';
import { majorOf } from '../words/minor-units.rules.ts';
import type { Ranking } from '../question/search-question.ts';

/** What is known of an item that a reason may rest on. Prices are in minor units of its currency. */
export interface Explained {
  readonly currency: string;
  readonly kind: string | null;
  readonly colour_families: readonly string[];
  readonly materials: readonly string[];
  readonly pattern: string | null;
  readonly seasons: readonly string[];
  readonly occasions: readonly string[];
  /** Lowest price among the variants that match, and what that variant cost before. */
  readonly price_from: number;
  readonly reduced_from: number | null;
  readonly matching_sizes: readonly string[];
  readonly price_min: number;
  /** Visible items of the same brand, kind and currency, and the average of their lowest prices. */
  readonly of_kind: number;
  readonly average: number | null;
}

/** How a size came to be asked for. */
export type SizeAsked = 'own' | 'query' | null;

/** Fewest items of a brand, kind and currency whose average says something. */
export const COMPARED = 5;
/** Least part below the average that is worth saying. */
const NOTABLE = 0.1;

const plain = (value: string): string => value.replaceAll('_', ' ');
const shared = (asked: readonly string[], has: readonly string[]): string[] =>
  has.filter((value) => asked.includes(value));

/** Short reasons why an item was found, each of them true of its rows. At most six. */
export function explain(item: Explained, ranking: Ranking | undefined, size: SizeAsked): string[] {
  return [
    ...traits(item, ranking),
    ...sizes(item, size),
    ...situations(item, ranking),
    ...reduction(item),
    ...comparison(item),
  ].slice(0, 6);
}

function traits(item: Explained, ranking: Ranking | undefined): string[] {
  if (!ranking) return [];
  const found = [
    ...shared(ranking.colours, item.colour_families),
    ...shared(ranking.materials, item.materials),
    ...(item.pattern !== null && ranking.patterns.includes(item.pattern) ? [item.pattern] : []),
  ];
  return found.length === 0 ? [] : [found.map(plain).join(', ')];
}

function sizes({ matching_sizes: found }: Explained, size: SizeAsked): string[] {
  if (size === null || found.length === 0) return [];
  const listed = found.slice(0, 3).join(', ');
  return [size === 'own' ? `in your size (${listed})` : `in stock in ${listed}`];
}

function situations({ occasions, seasons }: Explained, ranking: Ranking | undefined): string[] {
  const [occasion] = shared(ranking?.occasions ?? [], occasions);
  const [season] = shared(ranking?.seasons ?? [], seasons);
  return [
    ...(occasion === undefined ? [] : [OCCASION_PHRASES[occasion] ?? `for ${plain(occasion)}`]),
    ...(season === undefined ? [] : [`for ${season}`]),
  ];
}

const OCCASION_PHRASES: Readonly<Record<string, string>> = {
  wedding: 'for a wedding',
  office: 'for the office',
  evening: 'for the evening',
  beach: 'for the beach',
  outdoor: 'for outdoors',
  lounge: 'for at home',
  everyday: 'for every day',
};

function reduction({ price_from: now, reduced_from: before, currency }: Explained): string[] {
  return before === null ? [] : [`was ${majorOf(before, currency)}, now ${majorOf(now, currency)}`];
}

function comparison({ of_kind: count, average, price_min: price, kind }: Explained): string[] {
  if (kind === null || average === null || count < COMPARED) return [];
  const below = 1 - price / average;
  return below < NOTABLE
    ? []
    : [`${Math.round(below * 100)} % below this brand's average for ${pluralOf(plain(kind))}`];
}
