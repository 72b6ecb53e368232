import { Injectable } from '@nestjs/common';
import type { Call } from '#libs/auth';
import type { ItemFilters } from '#libs/contracts';
import { KINDS } from '../../attributes/kinds/kinds.rules.ts';
import { ExchangeRatesRepository } from '../../exchange-rates/exchange-rates.repository.ts';
import type { Meaning } from '../words/lexicon.rules.ts';
import { minorUnits } from '../words/minor-units.rules.ts';
import { fitting } from '../sizes/own-sizes.rules.ts';
import type { PriceWords } from '../words/price-words.rules.ts';
import type { ReadQuery } from '../words/query-reader.ts';
import { exclusionsOf, filterRequirements, rankingOf, type Requirement, requirementsOf } from './question.rules.ts';
import { asksForStock, type PriceLimit, type Question, type SizeKeys, type Sort } from './search-question.ts';
import { SearchRepository } from '../search.repository.ts';
import { wearableKeys } from '../sizes/size.rules.ts';
import { SizesOfPerson } from '../sizes/sizes-of-person.ts';
import type { SizeWords } from '../words/size-words.rules.ts';
import { term } from './terms.rules.ts';
import { allOf, anyOf, lexeme } from './tsquery.rules.ts';

/** All that was asked for, each thing apart, so that it can be asked with and without it. */
export interface Asked {
  readonly sort: Sort;
  readonly filters: ItemFilters;
  readonly query: ReadQuery | undefined;
  /** What the words ask for; when nothing has all of it, any of it. */
  readonly wanted: readonly Requirement[];
  /** What every item must have in any case. */
  readonly limits: readonly Requirement[];
  readonly prices: readonly PriceLimit[] | undefined;
  readonly priceFrom: string | undefined;
  readonly sizeKeys: SizeKeys | undefined;
  readonly sizeAsked: 'own' | 'query' | null;
  readonly inStockFrom: string | undefined;
  readonly onSaleFrom: string | undefined;
  readonly notes: readonly string[];
  readonly withPage?: true;
  /** Items the person does not want to see again. */
  readonly hidden?: readonly string[];
}

@Injectable()
export class Questions {
  constructor(
    private readonly search: SearchRepository,
    private readonly rates: ExchangeRatesRepository,
    private readonly sizes: SizesOfPerson,
  ) {}

  async asked(call: Call | undefined, query: ReadQuery | undefined, filters: ItemFilters, sort: Sort): Promise<Asked> {
    const understanding = query?.understanding;
    const wanted = query ? requirementsOf(query.understanding, query.lexemes) : [];
    const isLimit = ({ from }: Requirement): boolean =>
      understanding?.concepts.some((concept) => concept.meaning === 'department' && concept.from === from) === true;
    const size = understanding?.sizes[0];
    const own = filters.in_my_size && call ? await this.ownSizes(call) : undefined;
    const ofQuery = own?.fits || !size ? undefined : this.ofSize(size, query);
    const onSale = understanding?.onSale;
    const excluded = understanding ? exclusionsOf(understanding) : [];
    return {
      sort,
      filters,
      query,
      wanted: wanted.filter((requirement) => !isLimit(requirement)),
      limits: [
        ...wanted.filter(isLimit),
        ...excluded,
        ...filterRequirements(filters),
        ...(onSale ? [{ from: onSale, match: lexeme(term.onSale) }] : []),
        ...(own?.fits ? [{ from: 'filters.in_my_size', match: own.fits.match }] : []),
        ...(ofQuery && size ? [{ from: size.from, match: ofQuery.match }] : []),
      ],
      ...(await this.prices(filters, understanding?.price ?? null)),
      sizeKeys: own?.fits?.sizeKeys ?? ofQuery?.sizeKeys,
      sizeAsked: own?.fits ? 'own' : ofQuery ? 'query' : null,
      inStockFrom: understanding?.inStock ?? undefined,
      onSaleFrom: onSale ?? undefined,
      notes: [...(own?.note === undefined ? [] : [own.note]), ...leftOut(excluded)],
    };
  }

  private async ownSizes(call: Call): Promise<{ fits?: NonNullable<ReturnType<typeof fitting>>; note?: string }> {
    const known = await this.sizes.of(call);
    if (typeof known === 'string') return { note: known };
    const fits = fitting(known);
    if (!fits) return { note: 'Not limited to sizes: those of the profile cannot be compared. Give filters.sizes.' };
    if (fits.without.length === 0) return { fits };
    return { fits, note: `Left out, because the profile has no size for them: ${fits.without.join(', ')}.` };
  }

  private ofSize(
    { value }: SizeWords,
    query: ReadQuery | undefined,
  ): { match: string; sizeKeys: SizeKeys } | undefined {
    const valueOf = (of: Meaning): string | undefined =>
      query?.understanding.concepts.find(({ meaning }) => meaning === of)?.values[0];
    const department = valueOf('department') ?? null;
    const slot = KINDS.get(valueOf('kind') ?? '')?.slot ?? 'shoes';
    const keys = [...new Set([null, slot].flatMap((worn) => wearableKeys(value, { slot: worn, department })))];
    const match = anyOf(keys.map((key) => lexeme(term.size(key))));
    return match === undefined ? undefined : { match, sizeKeys: { keys } };
  }

  /** A limit in the filters goes before one in the words. Without a currency it counts in that of each shop. */
  private async prices(filters: ItemFilters, words: PriceWords | null): Promise<Pick<Asked, 'prices' | 'priceFrom'>> {
    const { price_min_minor: min, price_max_minor: max, currency } = filters;
    const inFilters = min !== undefined || max !== undefined;
    const target = currency ?? words?.currency;
    if (target === undefined) {
      if (!words) return { prices: undefined, priceFrom: undefined };
      const currencies = await this.search.currencies();
      return {
        prices: currencies.map((known) => ({ currency: known, ...limits(words, known), rate: 1 })),
        priceFrom: words.from,
      };
    }
    const asked = inFilters
      ? { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) }
      : words
        ? limits(words, target)
        : {};
    const others = (await this.rates.inUse(target)).map(({ base, rate }) => {
      const each = (rate * minorUnits(target)) / minorUnits(base);
      return {
        currency: base,
        ...(asked.min === undefined ? {} : { min: comparable(Math.ceil(asked.min / each)) }),
        ...(asked.max === undefined ? {} : { max: comparable(Math.floor(asked.max / each)) }),
        rate: each,
      };
    });
    return {
      prices: [{ currency: target, ...asked, rate: 1 }, ...others],
      priceFrom: inFilters ? undefined : words?.from,
    };
  }
}

const MAX_NOTE = 300;

const leftOut = (excluded: readonly Requirement[]): string[] =>
  excluded.length === 0
    ? []
    : [`Left out, as the query says: ${excluded.map(({ from }) => from).join(', ')}.`.slice(0, MAX_NOTE)];

/** Far above every price, and still an integer of PostgreSQL: a limit in a strong currency may be more than that in a weak one. */
const MOST = 2_147_483_647;
const comparable = (minor: number): number => Math.min(minor, MOST);

function limits({ min, max }: PriceWords, currency: string): { min?: number; max?: number } {
  const units = minorUnits(currency);
  return {
    ...(min === undefined ? {} : { min: comparable(Math.round(min * units)) }),
    ...(max === undefined ? {} : { max: comparable(Math.round(max * units)) }),
  };
}

/** The question for all that was asked, or for any of the words. */
export function questionOf(asked: Asked, words: 'all' | 'any' = 'all'): Question {
  const { wanted, limits: must, query, sort, prices, sizeKeys, inStockFrom, onSaleFrom, withPage, hidden } = asked;
  const filters = {
    ...asked.filters,
    ...(inStockFrom ? { in_stock: true } : {}),
    ...(onSaleFrom ? { on_sale: true } : {}),
  };
  const isInStock = asksForStock({ filters, sizeKeys });
  const matchOf = ({ match, matchInStock = match }: Requirement): string => (isInStock ? matchInStock : match);
  const matches = wanted.map(matchOf);
  const match = allOf([words === 'all' ? allOf(matches) : anyOf(matches), ...must.map(matchOf)]);
  const families = [...(words === 'all' ? wanted : []), ...must].flatMap((one) => one.families ?? []);
  const ranking = sort === 'relevance' && query ? rankingOf(query.understanding, query.lexemes) : undefined;
  return {
    filters,
    sort,
    ...(match === undefined ? {} : { match }),
    ...(ranking ? { ranking } : {}),
    ...(prices ? { prices } : {}),
    ...(sizeKeys ? { sizeKeys } : {}),
    ...(families.length > 0 ? { families } : {}),
    ...(withPage ? { withPage } : {}),
    ...(hidden?.length ? { hidden } : {}),
  };
}
