import { Injectable } from '@nestjs/common';
import {
  type GetItemInput,
  type InputOf,
  type items,
  type ItemView,
  OperationError,
  type OutputOf,
} from '#libs/contracts';
import { PictureAddresses } from '../pictures/picture-address.ts';
import { PriceHistoryRepository } from '../prices/price-history.repository.ts';
import { COUNTED, type Question } from '../search/question/search-question.ts';
import { SearchRepository } from '../search/search.repository.ts';
import { toSummaryView } from '../search/answer/summary.view.ts';
import { toItemView } from './item.view.ts';
import { ItemsRepository } from './items.repository.ts';

/** Items shown of a brand. */
const NEWEST = 6;

@Injectable()
export class ItemsService {
  constructor(
    private readonly items: ItemsRepository,
    private readonly addresses: PictureAddresses,
    private readonly prices: PriceHistoryRepository,
    private readonly search: SearchRepository,
  ) {}

  async get({ item_id: itemId }: GetItemInput): Promise<ItemView> {
    const found = await this.items.find(itemId);
    if (!found) throw new OperationError('NOT_FOUND', 'There is no such item: take an item_id from search_catalog');
    return toItemView(found, { addresses: this.addresses, lowest: await this.prices.lowest(itemId) });
  }

  async brand({ brand }: InputOf<typeof items.getBrand>): Promise<OutputOf<typeof items.getBrand>> {
    const question: Question = { filters: { brands: [brand] }, sort: 'newest' };
    const [positions, total, { facets }] = await Promise.all([
      this.search.page(question, NEWEST, undefined),
      this.search.count(question),
      this.search.facets(question),
    ]);
    const name = facets.brands[0]?.value;
    if (name === undefined) {
      throw new OperationError(
        'NOT_FOUND',
        'There is no such brand: take a name from the brands facet of search_catalog',
      );
    }
    const shown = positions.slice(0, NEWEST).map(({ itemId }) => itemId);
    const rows = await this.search.summaries(shown, question);
    return {
      brand: name,
      total: Math.min(total, COUNTED),
      total_is_minimum: total > COUNTED,
      facets,
      newest: rows.map((row) => toSummaryView(row, {})),
    };
  }
}
