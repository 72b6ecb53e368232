import { Field } from '../field.ts';
import { CURRENCY, MAX_MINOR } from '../money.ts';
import { DEPARTMENTS } from '../profile/profile.contract.ts';

/** Longest short text (brand, category, colour, size) a feed may carry. */
export const SHORT = 255;

/** Where a garment is worn; an outfit has one of each at most, apart from accessories. */
export const SLOTS = [
  'top',
  'bottom',
  'one_piece',
  'outerwear',
  'shoes',
  'bag',
  'accessory',
  'jewellery',
  'hosiery',
  'underwear',
  'swimwear',
  'sleepwear',
  'beauty',
  'other',
] as const;

/** The names shoppers filter by; every colour name belongs to one of them. */
export const COLOUR_FAMILIES = [
  'black',
  'white',
  'grey',
  'beige',
  'brown',
  'red',
  'orange',
  'yellow',
  'green',
  'turquoise',
  'blue',
  'navy',
  'purple',
  'pink',
  'gold',
  'silver',
  'multicolour',
] as const;

/** A filter by names. */
const NAMES = { max: 10, text: { max: SHORT }, optional: true } as const;

export class ItemFilters {
  @Field.texts({
    max: 10,
    text: { max: SHORT },
    optional: true,
    describe: 'Categories, any of them; names as in the facets',
  })
  categories?: string[];

  @Field.texts({ max: 10, text: { max: SHORT }, optional: true, describe: 'Brands, any of them' })
  brands?: string[];

  @Field.texts({ max: 10, text: { max: SHORT }, optional: true, describe: 'Colours, any of them' })
  colours?: string[];

  @Field.texts({
    max: 10,
    text: { max: SHORT },
    optional: true,
    describe: 'Sizes as the shops write them (M, 38, 32/34), any of them',
  })
  sizes?: string[];

  @Field.choice(DEPARTMENTS, { optional: true, describe: 'Department; with women and men, unisex items are included' })
  department?: (typeof DEPARTMENTS)[number];

  @Field.integer({
    min: 0,
    max: MAX_MINOR,
    optional: true,
    describe: 'Lowest price in the smallest unit of the currency',
  })
  price_min_minor?: number;

  @Field.integer({
    min: 0,
    max: MAX_MINOR,
    optional: true,
    describe: 'Highest price in the smallest unit of the currency',
  })
  price_max_minor?: number;

  @Field.text({
    min: 3,
    max: 3,
    pattern: CURRENCY,
    optional: true,
    describe:
      'Only items priced in this currency; required with a price limit. Items in other currencies are in only where an exchange rate is known; they have converted_price',
  })
  currency?: string;

  @Field.flag({ optional: true, describe: 'true: only items with a matching variant in stock' })
  in_stock?: boolean;

  @Field.texts({ ...NAMES, describe: 'Kinds of garment, any of them, as get_filters lists them: sneakers, cardigan' })
  kinds?: string[];

  @Field.texts({ ...NAMES, describe: 'Places on the body, any of them: top, bottom, one_piece, outerwear, shoes, bag' })
  slots?: string[];

  @Field.texts({
    ...NAMES,
    describe: 'Colour families, any of them: navy, green. Covers all names shops give a colour',
  })
  colour_families?: string[];

  @Field.texts({ ...NAMES, describe: 'Materials, any of them: linen, wool' })
  materials?: string[];

  @Field.texts({ ...NAMES, describe: 'Patterns, any of them: striped, floral' })
  patterns?: string[];

  @Field.texts({ ...NAMES, describe: 'Seasons, any of them: spring, summer, autumn, winter' })
  seasons?: string[];

  @Field.texts({ ...NAMES, describe: 'Occasions, any of them: wedding, office, evening, beach' })
  occasions?: string[];

  @Field.texts({ ...NAMES, describe: 'Shops, any of them; names as in the facets' })
  merchants?: string[];

  @Field.flag({ optional: true, describe: 'true: only what costs less than before' })
  on_sale?: boolean;

  @Field.flag({
    optional: true,
    describe: 'true: only what is in stock in a size from the profile of the person. notes says when no size was known',
  })
  in_my_size?: boolean;
}
