import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { Call } from '#libs/auth';
import {
  type GetItemStateInput,
  type Handlers,
  type HiddenItemsView,
  itemStates,
  type ItemStateView,
  type ListHiddenItemsInput,
  type ListPriceHistoryInput,
  type PriceHistoryView,
  type SetItemHiddenInput,
} from '#libs/contracts';
import { CurrentCall, Handles } from '#libs/service-kit';
import { ItemStatesService } from './item-states.service.ts';

@Controller()
export class ItemStatesController implements Handlers<typeof itemStates, Call> {
  constructor(private readonly items: ItemStatesService) {}

  @Handles(itemStates.getItemState)
  getItemState(@Payload() input: GetItemStateInput): Promise<ItemStateView> {
    return this.items.get(input);
  }

  @Handles(itemStates.listHiddenItems)
  listHiddenItems(@Payload() input: ListHiddenItemsInput): Promise<HiddenItemsView> {
    return this.items.listHidden(input);
  }

  @Handles(itemStates.setItemHidden)
  setItemHidden(@Payload() input: SetItemHiddenInput, @CurrentCall() call: Call): Promise<ItemStateView> {
    return this.items.hide(call, input);
  }

  @Handles(itemStates.listPriceHistory)
  listPriceHistory(@Payload() input: ListPriceHistoryInput): Promise<PriceHistoryView> {
    return this.items.priceHistory(input);
  }
}
