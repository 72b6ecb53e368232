import { Field } from '../field.ts';
import { MAX_MINOR } from '../money.ts';
import { defineContract } from '../operation.ts';
import { Facets } from './facets.messages.ts';
import { ItemFilters } from './item-filters.messages.ts';
import { SearchCatalogInput, SORTS, Understood } from './search.messages.ts';

export class GetFiltersInput {
  @Field.text({ max: 200, optional: true, describe: 'Count only what matches these words, as search_catalog does' })
  query?: string;

  @Field.object(() => ItemFilters, { optional: true, describe: 'Count only what meets these filters' })
  filters?: ItemFilters;
}

export class FiltersView {
  @Field.integer({ min: 0, max: MAX_MINOR, describe: 'Items counted; exact unless total_is_minimum' })
  total!: number;

  @Field.flag({ describe: 'true when there are more items than we count' })
  total_is_minimum!: boolean;

  @Field.object(() => Facets, { describe: 'Values of every filter with the number of items' })
  facets!: Facets;

  @Field.list(() => Understood, { max: 30, describe: 'How the query was understood' })
  understood!: Understood[];
}

export class ExplainSearchInput {
  @Field.text({ max: 200, describe: 'The query to explain' })
  query!: string;

  @Field.choice(SORTS, { optional: true, describe: 'Order; relevance unless given' })
  sort?: SearchCatalogInput['sort'];

  @Field.integer({ min: 1, max: 50, optional: true, describe: 'Items to explain, 12 unless given' })
  limit?: number;
}

export class ScorePartView {
  @Field.text({ max: 40, describe: 'What adds to the score' })
  part!: string;

  @Field.number({ min: 0, max: 100, describe: 'How much' })
  score!: number;
}

export class ScoredItem {
  @Field.id({ describe: 'Handle of the item' })
  item_id!: string;

  @Field.text({ max: 500, describe: 'Name of the item' })
  title!: string;

  @Field.list(() => ScorePartView, { max: 12, describe: 'Its score, part by part' })
  parts!: ScorePartView[];
}

export class SearchTiming {
  @Field.text({ max: 40, describe: 'Step' })
  step!: string;

  @Field.number({ min: 0, max: 60_000, describe: 'Milliseconds it took' })
  ms!: number;
}

export class SearchExplanationView {
  @Field.list(() => Understood, { max: 30, describe: 'How the query was understood' })
  understood!: Understood[];

  @Field.text({ min: 0, max: 20_000, describe: 'The tsquery every match meets; empty when only browsing' })
  match!: string;

  @Field.text({ max: 40_000, describe: 'The SQL that finds the page' })
  sql!: string;

  @Field.texts({ max: 60, text: { min: 0, max: 20_000 }, describe: 'Values of its placeholders, in order' })
  values!: string[];

  @Field.integer({ min: 0, max: MAX_MINOR, describe: 'Items that match, up to one more than we count' })
  total!: number;

  @Field.list(() => ScoredItem, { max: 50, describe: 'The items of the first page, in their order' })
  items!: ScoredItem[];

  @Field.list(() => SearchTiming, { max: 12, describe: 'What took how long' })
  timing!: SearchTiming[];
}

export const filters = defineContract('catalog', {
  getFilters: {
    input: GetFiltersInput,
    output: FiltersView,
    scopes: ['catalog:read'],
    effect: 'read',
    errors: ['INVALID_INPUT'],
    tool: {
      title: 'Get filters',
      description:
        'Use this when you need to know what the catalog can be narrowed by before or while searching: kinds, colours, materials, occasions, sizes, shops and ranges of price, each with the number of items, for the whole catalog or for a query. The values are those that filters of search_catalog take.',
      invoking: 'Reading the filters',
      invoked: 'Filters read',
      calledByWidgets: true,
    },
  },
  explainSearch: {
    input: ExplainSearchInput,
    output: SearchExplanationView,
    scopes: ['admin:catalog:read'],
    effect: 'read',
    errors: ['INVALID_INPUT'],
  },
});
