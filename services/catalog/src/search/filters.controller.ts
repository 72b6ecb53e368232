import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { Call } from '#libs/auth';
import {
  type ExplainSearchInput,
  filters,
  type FiltersView,
  type GetFiltersInput,
  type Handlers,
  type SearchExplanationView,
} from '#libs/contracts';
import { CurrentCall, Handles } from '#libs/service-kit';
import { ExplainSearchService } from './explain-search.service.ts';
import { SearchService } from './search.service.ts';

@Controller()
export class FiltersController implements Handlers<typeof filters, Call> {
  constructor(
    private readonly search: SearchService,
    private readonly explanation: ExplainSearchService,
  ) {}

  @Handles(filters.getFilters)
  getFilters(@Payload() input: GetFiltersInput, @CurrentCall() call: Call): Promise<FiltersView> {
    return this.search.filters(call, input);
  }

  @Handles(filters.explainSearch)
  explainSearch(@Payload() input: ExplainSearchInput, @CurrentCall() call: Call): Promise<SearchExplanationView> {
    return this.explanation.explain(call, input);
  }
}
