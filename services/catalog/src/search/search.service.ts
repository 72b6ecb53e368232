import { Injectable } from '@nestjs/common';
import type { Call } from '#libs/auth';
import type {
  Facets,
  FiltersView,
  GetFiltersInput,
  ItemFilters,
  ItemSummary,
  SearchCatalogInput,
  SearchCatalogView,
} from '#libs/contracts';
import { ExchangeRatesRepository } from '../exchange-rates/exchange-rates.repository.ts';
import { PersonalTaste, type Taste } from '../taste/personal-taste.ts';
import { Counts } from './page/counts.ts';
import { decodeCursor, encodeCursor, fingerprint, type Position } from './page/cursor.rules.ts';
import { dayOf, Pager } from './page/pager.ts';
import { assertPriceCurrency } from './question/price-currency.rules.ts';
import { QueryReader, type ReadQuery } from './words/query-reader.ts';
import { type Asked, questionOf, Questions } from './question/questions.ts';
import { CANDIDATES, type Question, type Sort } from './question/search-question.ts';
import { SearchRepository } from './search.repository.ts';
import { type Telling, toSummaryView } from './answer/summary.view.ts';
import { understoodView } from './answer/understood.view.ts';
import { ZeroHelp } from './answer/zero-help.ts';

export const DEFAULT_LIMIT = 12;

/** What is asked in the end, once it is known whether anything has all words. */
export interface Settled {
  readonly asked: Asked;
  readonly question: Question;
  readonly matched: SearchCatalogView['matched'];
  readonly counts: Pick<SearchCatalogView, 'total' | 'total_is_minimum' | 'facets'>;
  /** Absent where nobody asks. */
  readonly taste: Taste | undefined;
}

@Injectable()
export class SearchService {
  constructor(
    private readonly reader: QueryReader,
    private readonly questions: Questions,
    private readonly repository: SearchRepository,
    private readonly pager: Pager,
    private readonly help: ZeroHelp,
    private readonly rates: ExchangeRatesRepository,
    private readonly counts: Counts,
    private readonly tastes: PersonalTaste,
  ) {}

  async search(call: Call, input: SearchCatalogInput): Promise<SearchCatalogView> {
    const { query = '', filters = {}, sort = 'relevance', limit = DEFAULT_LIMIT, cursor } = input;
    const print = fingerprint({ query, filters, sort });
    const after = cursor === undefined ? undefined : decodeCursor(print, cursor);
    const read = await this.reader.read(query);
    const { asked, question, matched, counts, taste } = await this.settle(call, read, filters, sort);
    const [page, telling] = await Promise.all([
      this.pager.page(question, limit, after, await this.asOf(call, taste, after)),
      this.telling(asked, question, taste),
    ]);
    const rows = await this.repository.summaries(page.itemIds, question);
    const nothing = matched === 'some_words' || counts.total === 0;
    const [tryInstead, nearest] = nothing
      ? await Promise.all([this.help.tryInstead(asked), counts.total === 0 ? this.reader.nearest(read.unknown) : []])
      : [[], []];
    return {
      items: rows.map((row) => toSummaryView(row, telling)),
      ...counts,
      matched,
      corrections: read.corrections,
      next_cursor: page.next ? encodeCursor(print, page.next) : null,
      understood: understoodView(asked),
      notes: [
        ...asked.notes,
        ...currenciesNote(question, counts.facets),
        ...endNote(page.next === null, counts.total, question),
      ],
      try_instead: tryInstead,
      nearest_words: nearest,
    };
  }

  async filters(call: Call, { query = '', filters = {} }: GetFiltersInput): Promise<FiltersView> {
    const { asked, counts } = await this.settle(call, await this.reader.read(query), filters, 'newest');
    return { ...counts, understood: understoodView(asked) };
  }

  /** The best matches that have a page at their shop. */
  async withPage(call: Call, query: string, limit: number): Promise<ItemSummary[]> {
    const read = await this.reader.read(query);
    const { question, taste } = await this.settle(call, read, {}, 'relevance', true);
    const { itemIds } = await this.pager.page(question, limit, undefined, taste);
    const rows = await this.repository.summaries(itemIds, question);
    return rows.map((row) => toSummaryView(row, {}));
  }

  /** Asks for all words first; only when nothing has them all, for any of them. */
  async settle(
    call: Call | undefined,
    read: ReadQuery,
    filters: ItemFilters,
    sort: Sort,
    withPage = false,
  ): Promise<Settled> {
    assertPriceCurrency(filters);
    const [made, taste] = await Promise.all([
      this.questions.asked(call, read, filters, sort),
      call && this.tastes.of(call.caller.userId),
    ]);
    const own = { ...made, hidden: [...(taste?.hidden ?? [])] };
    const asked = withPage ? { ...own, withPage: true as const } : own;
    const question = questionOf(asked);
    const counts = await this.counts.of(question);
    if (counts.total > 0 || asked.wanted.length < 2) return { asked, question, matched: 'all_words', counts, taste };
    const loose = questionOf(asked, 'any');
    return { asked, question: loose, matched: 'some_words', counts: await this.counts.of(loose), taste };
  }

  /** The taste a page goes on with: that of the day on which the first one was shown. */
  private asOf(
    call: Call,
    taste: Taste | undefined,
    after: Position | undefined,
  ): Promise<Taste | undefined> | Taste | undefined {
    const day = dayOf(after);
    return day === undefined || day === taste?.day ? taste : this.tastes.of(call.caller.userId, day);
  }

  private async telling(asked: Asked, question: Question, taste: Taste | undefined): Promise<Telling> {
    const target = question.prices?.find(({ rate }) => rate === 1)?.currency;
    const hasRates = question.prices?.some(({ rate }) => rate !== 1) === true;
    const rates = hasRates && target !== undefined ? await this.rates.inUse(target) : [];
    return {
      ranking: question.ranking,
      size: asked.sizeAsked,
      taste,
      converted:
        target === undefined || rates.length === 0
          ? undefined
          : { currency: target, asOf: new Map(rates.map(({ base, asOf }) => [base, asOf])) },
    };
  }
}

/** Prices of several currencies have no order among each other where no rate is known. */
const currenciesNote = ({ sort, prices = [] }: Question, { prices: found = [] }: Facets): string[] =>
  (sort === 'price_asc' || sort === 'price_desc') &&
  prices.every(({ rate }) => rate === 1) &&
  new Set(found.map(({ currency }) => currency)).size > 1
    ? ['Sorted by price within each currency, one currency after another. Give filters.currency to see one of them.']
    : [];

/** Of very many matches by relevance, the pages end with the best of them. */
const endNote = (isLast: boolean, total: number, { ranking }: Question): string[] =>
  isLast && ranking && total > CANDIDATES
    ? [
        `These are the last of the best ${CANDIDATES}. Narrow the search, or sort by price or newest to see all ${total}.`,
      ]
    : [];
