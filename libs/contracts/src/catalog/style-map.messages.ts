import { Field } from '../field.ts';
import { MAX_MINOR, Money } from '../money.ts';
import { ItemFilters, SHORT } from './item-filters.messages.ts';
import { RATING_REASONS } from './ratings.messages.ts';

/** Zooms of the map: at 0 all of it is in view, each further one shows a quarter of the area. */
export const MAX_ZOOM = 10;
/** Most items a view shows. */
export const MAX_MAP_ITEMS = 200;

/** A part of the map. It is a square from 0 to 1; x grows to the right, y downwards. */
export class Viewport {
  @Field.number({ min: 0, max: 1, describe: 'Left edge' })
  x_min!: number;

  @Field.number({ min: 0, max: 1, describe: 'Upper edge' })
  y_min!: number;

  @Field.number({ min: 0, max: 1, describe: 'Right edge' })
  x_max!: number;

  @Field.number({ min: 0, max: 1, describe: 'Lower edge' })
  y_max!: number;
}

export class MapItem {
  @Field.id({ describe: 'Handle of the item for get_item, rate_item and get_similar_items' })
  item_id!: string;

  @Field.text({ max: 500, describe: 'Name of the item' })
  title!: string;

  @Field.text({ max: SHORT, nullable: true, describe: 'Brand' })
  brand!: string | null;

  @Field.text({ max: 100, describe: 'Shop that sells it' })
  merchant!: string;

  @Field.object(() => Money, { describe: 'Lowest price of its variants' })
  price_from!: Money;

  @Field.flag({ describe: 'Whether any variant is in stock' })
  in_stock!: boolean;

  @Field.text({ max: 2048, nullable: true, describe: 'Page of the item at the shop' })
  link!: string | null;

  @Field.text({ max: 2048, nullable: true, describe: 'Picture of the item' })
  picture!: string | null;

  @Field.number({
    min: 0,
    max: 1,
    nullable: true,
    describe: 'Where it lies, from left to right; null when not on the map',
  })
  x!: number | null;

  @Field.number({
    min: 0,
    max: 1,
    nullable: true,
    describe: 'Where it lies, from top to bottom; null when not on the map',
  })
  y!: number | null;

  @Field.number({
    min: 0,
    max: 1,
    nullable: true,
    describe: 'How well it fits the taste of the person, 0.5 is neither well nor badly; null before any rating',
  })
  score!: number | null;

  @Field.integer({
    min: -1,
    max: 1,
    nullable: true,
    describe: 'Rating of the person: 1 liked, 0 neutral, -1 disliked; null when not rated',
  })
  rating!: number | null;

  @Field.choices(RATING_REASONS, {
    max: 7,
    optional: true,
    describe: 'What that rating is about; absent when not rated',
  })
  reasons?: (typeof RATING_REASONS)[number][];

  @Field.texts({ max: 4, text: { max: 160 }, describe: 'Why it is shown: short reasons, each of them checked' })
  why!: string[];
}

/** A named region of the map at one zoom. */
export class MapCluster {
  @Field.id({ describe: 'Handle of the cluster' })
  cluster_id!: string;

  @Field.text({ max: 80, describe: 'What its items have in common, in words: "navy knitwear"' })
  label!: string;

  @Field.integer({ min: 0, max: MAX_MINOR, describe: 'Items in it' })
  count!: number;

  @Field.number({ min: 0, max: 1, describe: 'Its middle, from left to right' })
  x!: number;

  @Field.number({ min: 0, max: 1, describe: 'Its middle, from top to bottom' })
  y!: number;

  @Field.object(() => Money, { nullable: true, describe: 'Lowest price in it, in its most frequent currency' })
  price_from!: Money | null;

  @Field.object(() => Money, { nullable: true, describe: 'Highest price in it, in the same currency' })
  price_to!: Money | null;

  @Field.id({ nullable: true, describe: 'Its most typical item' })
  typical_item_id!: string | null;

  @Field.text({ max: 500, nullable: true, describe: 'Name of its most typical item' })
  typical_title!: string | null;

  @Field.text({ max: 2048, nullable: true, describe: 'Picture of its most typical item' })
  picture!: string | null;

  @Field.object(() => Viewport, { describe: 'viewport for view_style_map that shows it' })
  opens!: Viewport;

  @Field.integer({ min: 0, max: MAX_ZOOM, describe: 'zoom for view_style_map that shows it' })
  opens_zoom!: number;
}

export class ViewStyleMapInput {
  @Field.object(() => Viewport, { optional: true, describe: 'Part of the map to look at; all of it unless given' })
  viewport?: Viewport;

  @Field.integer({
    min: 0,
    max: MAX_ZOOM,
    optional: true,
    describe: 'How near to look; what the size of the viewport suggests unless given',
  })
  zoom?: number;

  @Field.object(() => ItemFilters, { optional: true, describe: 'Hard limits; an item must meet all of them' })
  filters?: ItemFilters;

  @Field.integer({ min: 1, max: MAX_MAP_ITEMS, optional: true, describe: 'Items to show at most, 24 unless given' })
  limit?: number;
}

export class StyleMapView {
  @Field.integer({ min: 0, max: MAX_MINOR, describe: 'Version of the map; places of different ones do not compare' })
  map_version!: number;

  @Field.object(() => Viewport, { describe: 'The part shown' })
  viewport!: Viewport;

  @Field.integer({ min: 0, max: MAX_ZOOM, describe: 'How near' })
  zoom!: number;

  @Field.list(() => MapItem, {
    max: MAX_MAP_ITEMS,
    describe: 'Items spread over all of the part shown, those that fit the person best of each region first',
  })
  items!: MapItem[];

  @Field.list(() => MapCluster, { max: 40, describe: 'Named regions in the part shown, largest first' })
  clusters!: MapCluster[];

  @Field.integer({ min: 0, max: MAX_MINOR, describe: 'Items in the part shown that meet the filters' })
  total!: number;

  @Field.flag({ describe: 'true: the items were counted in a sample, total and hidden_count are estimates' })
  total_is_estimate!: boolean;

  @Field.integer({ min: 0, max: MAX_MINOR, describe: 'How many of them are not shown; zoom in to see more' })
  hidden_count!: number;

  @Field.text({
    max: 2048,
    nullable: true,
    describe: 'Picture of this part of the map for people without a map to touch; null when there is nothing to draw',
  })
  picture!: string | null;

  @Field.texts({ max: 5, text: { max: 300 }, describe: 'What to know about this answer, in plain words' })
  notes!: string[];
}

export class GetStyleClustersInput {
  @Field.integer({
    min: 0,
    max: MAX_ZOOM,
    optional: true,
    describe: 'How fine: 0 gives a few large regions; 1 unless given',
  })
  zoom?: number;

  @Field.object(() => Viewport, { optional: true, describe: 'Only regions whose middle lies there' })
  viewport?: Viewport;

  @Field.integer({ min: 1, max: 100, optional: true, describe: 'Regions to list at most, 20 unless given' })
  limit?: number;
}

export class StyleClustersView {
  @Field.integer({ min: 0, max: MAX_MINOR, describe: 'Version of the map' })
  map_version!: number;

  @Field.integer({ min: 0, max: MAX_ZOOM, describe: 'How fine' })
  zoom!: number;

  @Field.list(() => MapCluster, { max: 100, describe: 'Regions, largest first' })
  clusters!: MapCluster[];

  @Field.integer({ min: 0, max: MAX_MINOR, describe: 'Regions there are in all' })
  total!: number;

  @Field.texts({ max: 5, text: { max: 300 }, describe: 'What to know about this answer, in plain words' })
  notes!: string[];
}
