import { Field } from '../field.ts';
import { type Language, LANGUAGES } from '../language.ts';
import { MAX_MINOR, Money } from '../money.ts';
import { ItemSummary } from './search.messages.ts';

export const RATING_REASONS = ['colour', 'price', 'fit', 'brand', 'material', 'not_for_me', 'own_it'] as const;

export class RateItemInput {
  @Field.id({ describe: 'Handle of the item, from search_catalog, view_style_map or get_similar_items' })
  item_id!: string;

  @Field.integer({ min: -1, max: 1, describe: '1 the person likes it, 0 neither, -1 dislikes it' })
  rating!: number;

  @Field.choices(RATING_REASONS, {
    max: 7,
    optional: true,
    describe:
      'What the rating is about, only as the person said it: then only that part of the taste moves. not_for_me and own_it take the item away and change no taste',
  })
  reasons?: (typeof RATING_REASONS)[number][];
}

export class RatingView {
  @Field.id({ describe: 'Handle of the item' })
  item_id!: string;

  @Field.text({ max: 500, nullable: true, describe: 'Name of the item; null when the shop no longer shows it' })
  title!: string | null;

  @Field.object(() => Money, { nullable: true, describe: 'Lowest price of the item now' })
  price_from!: Money | null;

  @Field.text({ max: 2048, nullable: true, describe: 'Picture of the item' })
  picture!: string | null;

  @Field.integer({ min: -1, max: 1, describe: '1 liked, 0 neutral, -1 disliked' })
  rating!: number;

  @Field.choices(RATING_REASONS, { max: 7, describe: 'What it is about' })
  reasons!: (typeof RATING_REASONS)[number][];

  @Field.time({ describe: 'When it was given' })
  rated_at!: string;
}

export class RatedView {
  @Field.object(() => RatingView, { describe: 'The rating as it stands now' })
  rating!: RatingView;

  @Field.texts({ max: 5, text: { max: 200 }, describe: 'What it does to the taste of the person, in words' })
  changes!: string[];
}

export class DeleteRatingInput {
  @Field.id({ describe: 'Handle of the item whose rating to forget' })
  item_id!: string;
}

export class DeletedRatingView {
  @Field.id({ describe: 'Handle of the item' })
  item_id!: string;

  @Field.integer({ min: 0, max: MAX_MINOR, describe: 'Ratings of the person that are left; none of this item' })
  ratings_left!: number;
}

export class ListRatingsInput {
  @Field.integer({ min: -1, max: 1, optional: true, describe: 'Only ratings of this value' })
  rating?: number;

  @Field.integer({ min: 1, max: 100, optional: true, describe: 'Ratings per page, 20 unless given' })
  limit?: number;

  @Field.text({ max: 512, optional: true, describe: 'next_cursor of the previous page' })
  cursor?: string;
}

export class RatingsView {
  @Field.list(() => RatingView, { max: 100, describe: 'Ratings of the person, the latest first' })
  ratings!: RatingView[];

  @Field.integer({ min: 0, max: MAX_MINOR, describe: 'Ratings in all' })
  total!: number;

  @Field.text({ max: 512, nullable: true, describe: 'Cursor of the next page; null on the last' })
  next_cursor!: string | null;
}

export class GetRatingRoundInput {
  @Field.integer({ min: 4, max: 12, optional: true, describe: 'How many items, 8 unless given' })
  limit?: number;
}

export class RatingRoundView {
  @Field.list(() => ItemSummary, { max: 12, describe: 'Items to rate, chosen so that each answer tells most' })
  items!: ItemSummary[];

  @Field.integer({ min: 0, max: MAX_MINOR, describe: 'Ratings the person has given so far' })
  rated!: number;
}

export const TASTE_FEELINGS = ['likes', 'avoids', 'no_matter'] as const;

/** One thing we think of a person's taste. */
export class TasteStatement {
  @Field.text({ max: 80, describe: 'Handle of the statement: colour:navy' })
  topic!: string;

  @Field.text({ max: 120, describe: 'What it is about, in words: navy' })
  words!: string;

  @Field.choice(TASTE_FEELINGS, {
    describe: 'What we think the person feels about it; no_matter only where they said so',
  })
  feeling!: (typeof TASTE_FEELINGS)[number];

  @Field.number({ min: 0, max: 1, describe: 'How sure we are' })
  certainty!: number;

  @Field.flag({ describe: 'true: the person said so on their account page, it is not worked out from ratings' })
  stated!: boolean;
}

export class GetTasteInput {
  @Field.choice(LANGUAGES, { optional: true, describe: 'Language of the words, en unless given' })
  language?: Language;
}

export class TasteView {
  @Field.list(() => TasteStatement, { max: 40, describe: 'What we think the person likes and avoids, surest first' })
  statements!: TasteStatement[];

  @Field.integer({ min: 0, max: MAX_MINOR, describe: 'Ratings it rests on' })
  ratings!: number;

  @Field.text({ max: 2048, describe: 'Page on which the person can correct it' })
  edit_link!: string;
}

export const TASTE_CORRECTIONS = ['likes', 'avoids', 'no_matter', 'as_rated'] as const;

export class SetTasteInput {
  @Field.text({ max: 80, pattern: /^[a-z_]+:[a-z0-9_ &'.-]+$/, describe: 'Handle of the statement' })
  topic!: string;

  @Field.choice(TASTE_CORRECTIONS, {
    describe: 'What holds instead; no_matter: neither; as_rated: what the ratings say, as before',
  })
  feeling!: (typeof TASTE_CORRECTIONS)[number];
}
