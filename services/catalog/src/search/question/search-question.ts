import type { ItemFilters, SearchCatalogInput } from '#libs/contracts';

export type Sort = NonNullable<SearchCatalogInput['sort']>;

/** Limits of a price in one currency, in its minor units. */
export interface PriceLimit {
  readonly currency: string;
  readonly min?: number;
  readonly max?: number;
  /** What one minor unit of it is worth in minor units of the currency asked for; 1 for that itself. */
  readonly rate: number;
}

/** What makes one match better than another. */
export interface Ranking {
  /** A `tsquery` of all words and names, any of them. */
  readonly words: string | undefined;
  readonly kinds: readonly string[];
  readonly colours: readonly string[];
  readonly materials: readonly string[];
  readonly patterns: readonly string[];
  readonly seasons: readonly string[];
  readonly occasions: readonly string[];
  readonly department: string | undefined;
}

/** Keys of `size.rules.ts`: a variant must have one of them. */
export interface SizeKeys {
  readonly keys: readonly string[];
  /** Where each part of the body has keys of its own: what is worn elsewhere must have `any`, and only what nothing is known of one of `keys`. */
  readonly bySlot?: readonly (readonly [slot: string, keys: readonly string[]])[];
}

/** What is looked for, once words are settled. */
export interface Question {
  /** A `tsquery` that must match: words, what the query means, and the filters that are lexemes. Absent when only browsing. */
  readonly match?: string;
  /** Absent when nothing makes one match better than another. */
  readonly ranking?: Ranking;
  readonly filters: ItemFilters;
  /** A variant in stock must have one of them. */
  readonly sizeKeys?: SizeKeys;
  /** Colour families asked for: a variant must be of one of them where it is known which are. */
  readonly families?: readonly string[];
  /** An item must be priced in one of these currencies, and within its limits. */
  readonly prices?: readonly PriceLimit[];
  readonly sort: Sort;
  /** Only what has a page at its shop. */
  readonly withPage?: true;
  /** Items the person does not want to see again. */
  readonly hidden?: readonly string[];
}

/** Whether only what is in stock will do: a size that is sold out fits nobody. */
export const asksForStock = ({ filters, sizeKeys }: Pick<Question, 'filters' | 'sizeKeys'>): boolean =>
  filters.in_stock === true || sizeKeys !== undefined;

/** Totals are exact up to here, "at least" beyond. */
export const COUNTED = 10_000;
/** Of more matches than these, the best are looked for among as many. */
export const CANDIDATES = 1_000;
/** Of more matches than these, facets are counted among as many. */
export const FACETED = 500;
/** Best matches that are put in an order without repetitions, whatever the length of a page. */
export const WINDOW = 48;
/** The same for a person whose taste is known: what fits them may be further back. */
export const PERSONAL_WINDOW = 240;
