import { Injectable } from '@nestjs/common';
import type { Call } from '#libs/auth';
import {
  type GetItemStateInput,
  type HiddenItemsView,
  itemStates,
  type ItemStateView,
  type ListHiddenItemsInput,
  type ListPriceHistoryInput,
  OperationError,
  type PriceHistoryView,
  type SetItemHiddenInput,
} from '#libs/contracts';
import { UnitOfWork } from '#libs/outbox';
import { PriceHistoryRepository } from '../prices/price-history.repository.ts';
import { type ItemState, ItemStatesRepository } from './item-states.repository.ts';

const DEFAULT_ITEMS = 50;

@Injectable()
export class ItemStatesService {
  constructor(
    private readonly items: ItemStatesRepository,
    private readonly prices: PriceHistoryRepository,
    private readonly uow: UnitOfWork,
  ) {}

  async get({ item_id: itemId }: GetItemStateInput): Promise<ItemStateView> {
    return toStateView(known(await this.items.find(itemId)));
  }

  async listHidden({ limit = DEFAULT_ITEMS, cursor }: ListHiddenItemsInput): Promise<HiddenItemsView> {
    const found = await this.items.hidden(limit + 1, cursor);
    const shown = found.slice(0, limit);
    return {
      items: shown.map(toStateView),
      next_cursor: found.length > limit ? (shown.at(-1)?.item_id ?? null) : null,
    };
  }

  hide(call: Call, input: SetItemHiddenInput): Promise<ItemStateView> {
    const { item_id: itemId, hidden } = input;
    const reason = hidden ? input.reason : null;
    if (hidden && reason === null) {
      throw new OperationError('INVALID_INPUT', '"reason" is missing: say why, for those who look at it later', {
        details: { field: 'reason' },
      });
    }
    return this.uow.once(itemStates.setItemHidden, call, input, async (em) => {
      const before = known(await this.items.lock(em, itemId));
      const same = before.hidden_reason === reason && (before.hidden_at !== null) === hidden;
      if (!same) await this.items.hide(em, itemId, reason);
      const after = same ? before : known(await this.items.find(itemId, em));
      const type = hidden ? 'item.hidden' : 'item.shown';
      return { answer: toStateView(after), event: same ? null : { type, entityType: 'item', entityId: itemId } };
    });
  }

  async priceHistory({ variant_id: variantId }: ListPriceHistoryInput): Promise<PriceHistoryView> {
    const found = await this.prices.list(variantId);
    if (!found) throw new OperationError('NOT_FOUND', 'There is no such variant: take a variant_id from get_item');
    return {
      variant_id: variantId,
      prices: found.map(({ at, price_minor: price, compare_at_minor: before, currency }) => ({
        at: at.toISOString(),
        price: { amount_minor: price, currency },
        compare_at: before === null ? null : { amount_minor: before, currency },
      })),
    };
  }
}

const toStateView = ({ gone_at: gone, hidden_at: hidden, ...state }: ItemState): ItemStateView => ({
  ...state,
  gone_at: gone?.toISOString() ?? null,
  hidden_at: hidden?.toISOString() ?? null,
});

function known(state: ItemState | null): ItemState {
  if (state) return state;
  throw new OperationError('NOT_FOUND', 'There is no such item: take an item_id from search_catalog');
}
