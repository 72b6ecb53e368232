import { Field } from '../field.ts';
import { ItemFilters } from './item-filters.messages.ts';
import { MapItem } from './style-map.messages.ts';

export const SIMILAR_MODES = ['similar', 'goes_with', 'cheaper', 'other_colour'] as const;

export class GetSimilarItemsInput {
  @Field.id({ describe: 'Handle of the item to start from' })
  item_id!: string;

  @Field.choice(SIMILAR_MODES, {
    optional: true,
    describe:
      'similar: alike in style (unless given); goes_with: something else to wear with it; cheaper: alike and costs less; other_colour: alike in another colour',
  })
  mode?: (typeof SIMILAR_MODES)[number];

  @Field.object(() => ItemFilters, { optional: true, describe: 'Hard limits; an item must meet all of them' })
  filters?: ItemFilters;

  @Field.integer({ min: 1, max: 50, optional: true, describe: 'Items to list at most, 12 unless given' })
  limit?: number;
}

export class SimilarItemsView {
  @Field.id({ describe: 'The item asked about' })
  item_id!: string;

  @Field.choice(SIMILAR_MODES, { describe: 'How the items relate to it' })
  mode!: (typeof SIMILAR_MODES)[number];

  @Field.list(() => MapItem, {
    max: 50,
    describe: 'Items, best first; why says what they share with the one asked about',
  })
  items!: MapItem[];

  @Field.texts({ max: 5, text: { max: 300 }, describe: 'What to know about this answer, in plain words' })
  notes!: string[];
}
