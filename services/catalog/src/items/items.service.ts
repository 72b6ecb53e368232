import { Injectable } from '@nestjs/common';
import {
  type GetItemInput,
  type InputOf,
  type items,
  type ItemSummary,
  type ItemView,
  OperationError,
  type OutputOf,
  type SearchCatalogInput,
  type SearchCatalogView,
} from '#libs/contracts';
import { PriceHistoryRepository } from '../prices/price-history.repository.ts';
import { decodeCursor, encodeCursor, fingerprint } from './cursor.rules.ts';
import { PictureAddresses } from '../pictures/picture-address.ts';
import { toItemView } from './item.view.ts';
import { ItemsRepository, type Page } from './items.repository.ts';
import { COUNTED, type Question } from './search-sql.ts';
import { nearest, wordsOf } from './spelling.rules.ts';

const DEFAULT_LIMIT = 12;
/** Items shown of a brand. */
const NEWEST = 6;

@Injectable()
export class ItemsService {
  constructor(
    private readonly items: ItemsRepository,
    private readonly addresses: PictureAddresses,
    private readonly prices: PriceHistoryRepository,
  ) {}

  async get({ item_id: itemId }: GetItemInput): Promise<ItemView> {
    const found = await this.items.find(itemId);
    if (!found) throw new OperationError('NOT_FOUND', 'There is no such item: take an item_id from search_catalog');
    const { product, merchant } = found;
    return toItemView(product, { merchant, addresses: this.addresses, lowest: await this.prices.lowest(itemId) });
  }

  async brand({ brand }: InputOf<typeof items.getBrand>): Promise<OutputOf<typeof items.getBrand>> {
    const question: Question = { filters: { brands: [brand] }, sort: 'newest' };
    const [page, facets] = await Promise.all([
      this.items.page(question, NEWEST, undefined),
      this.items.facets(question),
    ]);
    const name = facets.brands[0]?.value;
    if (name === undefined) {
      throw new OperationError(
        'NOT_FOUND',
        'There is no such brand: take a name from the brands facet of search_catalog',
      );
    }
    const shown = page.positions.slice(0, NEWEST).map(({ itemId }) => itemId);
    return {
      brand: name,
      total: Math.min(page.total, COUNTED),
      total_is_minimum: page.total > COUNTED,
      facets,
      newest: await this.items.summaries(shown, question.filters),
    };
  }

  async search(input: SearchCatalogInput): Promise<SearchCatalogView> {
    const { query = '', filters = {}, sort = 'relevance', limit = DEFAULT_LIMIT, cursor } = input;
    if ((filters.price_min_minor !== undefined || filters.price_max_minor !== undefined) && !filters.currency) {
      throw new OperationError(
        'INVALID_INPUT',
        '"filters.currency" is missing: a price limit needs the currency it is in',
        {
          details: { field: 'filters.currency' },
        },
      );
    }
    const print = fingerprint({ query, filters, sort });
    const after = cursor === undefined ? undefined : decodeCursor(print, cursor);
    const { words, corrections } = await this.spelt(query);
    const { question, matched, page } = await this.ask(words, { filters, sort }, (asked) =>
      this.items.page(asked, limit, after),
    );
    const shown = page.positions.slice(0, limit);
    const last = shown.at(-1);
    const [summaries, facets] = await Promise.all([
      this.items.summaries(
        shown.map(({ itemId }) => itemId),
        filters,
      ),
      this.items.facets(question),
    ]);
    return {
      items: summaries,
      total: Math.min(page.total, COUNTED),
      total_is_minimum: page.total > COUNTED,
      matched,
      facets,
      corrections,
      next_cursor: last && page.positions.length > limit ? encodeCursor(print, last) : null,
    };
  }

  /** The best matches that have a page at their shop. */
  async withPage(query: string, limit: number): Promise<ItemSummary[]> {
    const { words } = await this.spelt(query);
    const rest = { filters: {}, sort: 'relevance', withPage: true } as const;
    const { page } = await this.ask(words, rest, (asked) => this.items.page(asked, limit, undefined));
    const shown = page.positions.slice(0, limit).map(({ itemId }) => itemId);
    return this.items.summaries(shown, {});
  }

  /** Asks for all words first; only when nothing has them all, for any of them. */
  private async ask(
    words: string[],
    rest: Omit<Question, 'words'>,
    page: (question: Question) => Promise<Page>,
  ): Promise<{ question: Question; matched: SearchCatalogView['matched']; page: Page }> {
    const strict = await this.question(words, rest, true);
    const first = await page(strict);
    if (first.total > 0 || words.length < 2) return { question: strict, matched: 'all_words', page: first };
    const loose = await this.question(words, rest, false);
    return { question: loose, matched: 'some_words', page: await page(loose) };
  }

  private async question(words: string[], rest: Omit<Question, 'words'>, all: boolean): Promise<Question> {
    const tsquery = words.length > 0 ? await this.items.tsquery(words, all) : undefined;
    return tsquery === undefined ? rest : { ...rest, words: tsquery };
  }

  /** Replaces words the catalog does not have by the nearest one it has. */
  private async spelt(query: string): Promise<{ words: string[]; corrections: SearchCatalogView['corrections'] }> {
    const asked = wordsOf(query);
    const unknown = asked.length > 0 ? await this.items.unknownWords(asked) : [];
    const meant = new Map<string, string>();
    for (const word of unknown) {
      const used = nearest(word, await this.items.vocabularyNear(word));
      if (used) meant.set(word, used);
    }
    return {
      words: asked.map((word) => meant.get(word) ?? word),
      corrections: [...meant].map(([word, used]) => ({ asked: word, used })),
    };
  }
}
