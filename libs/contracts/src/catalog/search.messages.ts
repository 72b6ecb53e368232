import { Field } from '../field.ts';
import { MAX_MINOR, Money } from '../money.ts';
import { Facets } from './facets.messages.ts';
import { ItemFilters, SHORT } from './item-filters.messages.ts';

export const SORTS = ['relevance', 'price_asc', 'price_desc', 'newest'] as const;

const MATCHES = ['all_words', 'some_words'] as const;

/** An amount that was worked out with a rate an operator gave. */
export class ConvertedPrice extends Money {
  @Field.time({ describe: 'Day of the exchange rate it was worked out with' })
  rate_as_of!: string;
}

export class ItemSummary {
  @Field.id({ describe: 'Handle of the item for get_item' })
  item_id!: string;

  @Field.text({ max: 500, describe: 'Name of the item' })
  title!: string;

  @Field.text({ max: SHORT, nullable: true, describe: 'Brand' })
  brand!: string | null;

  @Field.text({ max: SHORT, nullable: true, describe: 'Category' })
  category!: string | null;

  @Field.text({ max: 100, describe: 'Shop that sells it' })
  merchant!: string;

  @Field.object(() => Money, { describe: 'Lowest price among the variants that match' })
  price_from!: Money;

  @Field.object(() => Money, { describe: 'Highest price among the variants that match' })
  price_to!: Money;

  @Field.texts({ max: 30, text: { max: SHORT }, describe: 'Colours it comes in' })
  colours!: string[];

  @Field.texts({ max: 50, text: { max: SHORT }, describe: 'Sizes in stock' })
  sizes_in_stock!: string[];

  @Field.flag({ describe: 'Whether any matching variant is in stock' })
  in_stock!: boolean;

  @Field.text({ max: 2048, nullable: true, describe: 'Page of the item at the shop' })
  link!: string | null;

  @Field.text({ max: 2048, nullable: true, describe: 'Picture of the item' })
  picture!: string | null;

  @Field.texts({
    max: 6,
    text: { max: 160 },
    optional: true,
    describe: 'Why it was found: short reasons, each of them checked',
  })
  why?: string[];

  @Field.object(() => ConvertedPrice, {
    optional: true,
    describe:
      'price_from in the currency asked for, where an exchange rate is known; what the shop charges is price_from',
  })
  converted_price?: ConvertedPrice;
}

export class Correction {
  @Field.text({ max: 60, describe: 'Word as asked for' })
  asked!: string;

  @Field.text({ max: 60, describe: 'Word of the catalog that was searched instead' })
  used!: string;
}

export const UNDERSTOOD = [
  'word',
  'kind',
  'slot',
  'colour',
  'material',
  'pattern',
  'season',
  'occasion',
  'department',
  'size',
  'price',
  'in_stock',
  'on_sale',
] as const;

const EFFECTS = ['required', 'preferred'] as const;

export class Understood {
  @Field.text({ max: 200, describe: 'Words of the query' })
  from!: string;

  @Field.choice(UNDERSTOOD, { describe: 'What they were taken for' })
  as!: (typeof UNDERSTOOD)[number];

  @Field.texts({ max: 20, text: { max: SHORT }, describe: 'What was looked for' })
  values!: string[];

  @Field.choice(EFFECTS, { describe: 'required: every item has it; preferred: items that have it come first' })
  effect!: (typeof EFFECTS)[number];
}

export class Suggestion {
  @Field.text({ max: 200, describe: 'Words of the query or name of the filter to leave out' })
  drop!: string;

  @Field.integer({ min: 1, max: MAX_MINOR, describe: 'Items that would match then' })
  total!: number;
}

export class SearchCatalogInput {
  @Field.text({
    max: 200,
    optional: true,
    describe: 'What to look for, in words: "navy linen shirt". Leave it out to browse by filters',
  })
  query?: string;

  @Field.object(() => ItemFilters, { optional: true, describe: 'Hard limits; an item must meet all of them' })
  filters?: ItemFilters;

  @Field.choice(SORTS, { optional: true, describe: 'Order of the answer; relevance unless given' })
  sort?: (typeof SORTS)[number];

  @Field.integer({ min: 1, max: 50, optional: true, describe: 'Items per page, 12 unless given' })
  limit?: number;

  @Field.text({
    max: 512,
    optional: true,
    describe: 'next_cursor of the previous page, with the same query, filters and sort',
  })
  cursor?: string;
}

export class SearchCatalogView {
  @Field.list(() => ItemSummary, { max: 50, describe: 'Items of this page, best first' })
  items!: ItemSummary[];

  @Field.integer({ min: 0, max: MAX_MINOR, describe: 'Items that match; exact unless total_is_minimum' })
  total!: number;

  @Field.flag({ describe: 'true when there are more matches than we count; total is then "at least"' })
  total_is_minimum!: boolean;

  @Field.object(() => Facets, { describe: 'How the matches divide, for narrowing down' })
  facets!: Facets;

  @Field.choice(MATCHES, {
    describe:
      'all_words: every item matches every word; some_words: nothing matched all words, so these match only some of them',
  })
  matched!: (typeof MATCHES)[number];

  @Field.list(() => Correction, {
    max: 20,
    describe: 'Words that were not in the catalog and what was searched instead',
  })
  corrections!: Correction[];

  @Field.text({ max: 512, nullable: true, describe: 'Cursor of the next page; null on the last' })
  next_cursor!: string | null;

  @Field.list(() => Understood, {
    max: 30,
    optional: true,
    describe:
      'How the query was understood. Where that is not what the person meant, ask again in other words or with filters',
  })
  understood?: Understood[];

  @Field.texts({
    max: 5,
    text: { max: 300 },
    optional: true,
    describe: 'What to know about this answer, in plain words',
  })
  notes?: string[];

  @Field.list(() => Suggestion, {
    max: 8,
    optional: true,
    describe: 'When nothing has all that was asked for: what to leave out, and how many items there would be',
  })
  try_instead?: Suggestion[];

  @Field.texts({
    max: 10,
    text: { max: 60 },
    optional: true,
    describe: 'When nothing matches: words of the catalog that are near the ones it does not know',
  })
  nearest_words?: string[];
}
