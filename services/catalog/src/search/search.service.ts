import { Injectable } from '@nestjs/common';
import type { Call } from '#libs/auth';
import {
  type FiltersView,
  type GetFiltersInput,
  type ItemFilters,
  type ItemSummary,
  type SearchCatalogInput,
  type SearchCatalogView,
} from '#libs/contracts';
import { ExchangeRatesRepository } from '../exchange-rates/exchange-rates.repository.ts';
import { BroadCounts } from './broad-counts.ts';
import { decodeCursor, encodeCursor, fingerprint } from './cursor.rules.ts';
import { Pager } from './pager.ts';
import { assertPriceCurrency } from './price-currency.rules.ts';
import { QueryReader, type ReadQuery } from './query-reader.ts';
import { type Asked, questionOf, Questions } from './questions.ts';
import { CANDIDATES, COUNTED, FACETED, type Question, type Sort } from './search-question.ts';
import { SearchRepository } from './search.repository.ts';
import { type Telling, toSummaryView } from './summary.view.ts';
import { understoodView } from './understood.view.ts';
import { ZeroHelp } from './zero-help.ts';

export const DEFAULT_LIMIT = 12;

/** What is asked in the end, once it is known whether anything has all words. */
export interface Settled {
  readonly asked: Asked;
  readonly question: Question;
  readonly matched: SearchCatalogView['matched'];
  readonly counts: Pick<SearchCatalogView, 'total' | 'total_is_minimum' | 'facets'>;
}

@Injectable()
export class SearchService {
  private readonly broad = new BroadCounts<Settled['counts']>(() => performance.now());

  constructor(
    private readonly reader: QueryReader,
    private readonly questions: Questions,
    private readonly repository: SearchRepository,
    private readonly pager: Pager,
    private readonly help: ZeroHelp,
    private readonly rates: ExchangeRatesRepository,
  ) {}

  async search(call: Call, input: SearchCatalogInput): Promise<SearchCatalogView> {
    const { query = '', filters = {}, sort = 'relevance', limit = DEFAULT_LIMIT, cursor } = input;
    const print = fingerprint({ query, filters, sort });
    const after = cursor === undefined ? undefined : decodeCursor(print, cursor);
    const read = await this.reader.read(query);
    const { asked, question, matched, counts } = await this.settle(call, read, filters, sort);
    const [page, telling] = await Promise.all([this.pager.page(question, limit, after), this.telling(asked, question)]);
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
      notes: [...asked.notes, ...endNote(page.next === null, counts.total, question)],
      try_instead: tryInstead,
      nearest_words: nearest,
    };
  }

  async filters(call: Call, { query = '', filters = {} }: GetFiltersInput): Promise<FiltersView> {
    const { asked, counts } = await this.settle(call, await this.reader.read(query), filters, 'newest');
    return { ...counts, understood: understoodView(asked) };
  }

  /** The best matches that have a page at their shop. */
  async withPage(query: string, limit: number): Promise<ItemSummary[]> {
    const read = await this.reader.read(query);
    const { question } = await this.settle(undefined, read, {}, 'relevance', true);
    const { itemIds } = await this.pager.page(question, limit, undefined);
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
    const made = await this.questions.asked(call, read, filters, sort);
    const asked = withPage ? { ...made, withPage: true as const } : made;
    const question = questionOf(asked);
    const counts = await this.counts(question);
    if (counts.total > 0 || asked.wanted.length < 2) return { asked, question, matched: 'all_words', counts };
    const loose = questionOf(asked, 'any');
    return { asked, question: loose, matched: 'some_words', counts: await this.counts(loose) };
  }

  /** Counted among the candidates where these are all matches; apart where there are more. */
  private async counts(question: Question): Promise<Settled['counts']> {
    const { sort: _, ranking: __, ...conditions } = question;
    const known = this.broad.get(conditions);
    if (known) return known;
    const { facets, counted } = await this.repository.facets(question);
    if (counted < FACETED) return { total: counted, total_is_minimum: false, facets };
    const total = await this.repository.count(question);
    const counts = { total: Math.min(total, COUNTED), total_is_minimum: total > COUNTED, facets };
    this.broad.keep(conditions, counts);
    return counts;
  }

  private async telling(asked: Asked, question: Question): Promise<Telling> {
    const target = question.prices?.find(({ rate }) => rate === 1)?.currency;
    const hasRates = question.prices?.some(({ rate }) => rate !== 1) === true;
    const rates = hasRates && target !== undefined ? await this.rates.inUse(target) : [];
    return {
      ranking: question.ranking,
      size: asked.sizeAsked,
      converted:
        target === undefined || rates.length === 0
          ? undefined
          : { currency: target, asOf: new Map(rates.map(({ base, asOf }) => [base, asOf])) },
    };
  }
}

/** Of very many matches by relevance, the pages end with the best of them. */
const endNote = (isLast: boolean, total: number, { ranking }: Question): string[] =>
  isLast && ranking && total > CANDIDATES
    ? [
        `These are the last of the best ${CANDIDATES}. Narrow the search, or sort by price or newest to see all ${total}.`,
      ]
    : [];
