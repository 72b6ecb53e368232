import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { Call } from '#libs/auth';
import {
  type GetItemInput,
  type Handlers,
  type InputOf,
  items,
  type ItemView,
  type OutputOf,
  type SearchCatalogInput,
  type SearchCatalogView,
} from '#libs/contracts';
import { CurrentCall, Handles } from '#libs/service-kit';
import { SearchService } from '../search/search.service.ts';
import { ItemsService } from './items.service.ts';

@Controller()
export class ItemsController implements Handlers<typeof items, Call> {
  constructor(
    private readonly items: ItemsService,
    private readonly search: SearchService,
  ) {}

  @Handles(items.searchCatalog)
  searchCatalog(@Payload() input: SearchCatalogInput, @CurrentCall() call: Call): Promise<SearchCatalogView> {
    return this.search.search(call, input);
  }

  @Handles(items.getItem)
  getItem(@Payload() input: GetItemInput): Promise<ItemView> {
    return this.items.get(input);
  }

  @Handles(items.getBrand)
  getBrand(@Payload() input: InputOf<typeof items.getBrand>): Promise<OutputOf<typeof items.getBrand>> {
    return this.items.brand(input);
  }
}
