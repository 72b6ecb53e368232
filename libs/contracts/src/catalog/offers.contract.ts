import { CURRENCY, MAX_MINOR, Money } from '../money.ts';
import { Field } from '../field.ts';
import { defineContract } from '../operation.ts';
import { SHORT } from './item-filters.messages.ts';
import { AVAILABILITIES } from './items.contract.ts';
import { VariantFacts } from './variant-facts.messages.ts';

/** Most variants that are asked for at once. */
export const MAX_OFFERS = 20;

/** One variant as its shop offers it now, and what a link to it needs. */
export class OfferView extends VariantFacts {
  @Field.object(() => Money, { describe: 'Price of one' })
  price!: Money;

  @Field.choice(AVAILABILITIES, { describe: 'Availability as the shop last told us' })
  availability!: (typeof AVAILABILITIES)[number];

  @Field.integer({
    min: 0,
    max: MAX_MINOR,
    nullable: true,
    describe: 'How many the shop has; null when it does not say',
  })
  stock!: number | null;

  @Field.time({ describe: 'When the shop last confirmed price and stock' })
  as_of!: string;

  @Field.text({ max: 2048, nullable: true, describe: 'Picture of the variant or item, at our own address' })
  picture!: string | null;

  @Field.texts({ max: 4, text: { max: SHORT }, describe: 'Category, kind and slot of the item' })
  categories!: string[];

  @Field.text({ max: 64, describe: 'Stable name of the shop' })
  merchant!: string;

  @Field.text({ max: 100, describe: 'Name of the shop' })
  merchant_name!: string;

  @Field.text({ max: 200, nullable: true, describe: 'Origin of the shop' })
  shop_url!: string | null;

  @Field.text({ max: 64, nullable: true, describe: 'What the shop calls the variant in links to its cart' })
  external_id!: string | null;

  @Field.text({ max: 2_000, describe: 'What the feed of the shop calls the variant' })
  feed_id!: string;

  @Field.text({ max: 2048, nullable: true, describe: 'Page of the variant, or of the item, at the shop' })
  link!: string | null;
}

/** What one currency is in another. */
export class OfferRate {
  @Field.text({ min: 3, max: 3, describe: 'Currency that is converted' })
  base!: string;

  @Field.text({ min: 3, max: 3, describe: 'Currency it is converted to' })
  quote!: string;

  @Field.number({ min: 0, max: MAX_MINOR, describe: 'How much of quote one base is' })
  rate!: number;
}

export class GetOffersInput {
  @Field.ids({ min: 1, max: MAX_OFFERS, describe: 'Variants to look at' })
  variant_ids!: string[];

  @Field.texts({
    max: 5,
    text: { min: 3, max: 3, pattern: CURRENCY },
    describe: 'Currencies that others are to be converted to',
  })
  currencies!: string[];
}

export class OffersView {
  @Field.list(() => OfferView, { max: MAX_OFFERS, describe: 'Those that can be bought now; others are left out' })
  offers!: OfferView[];

  @Field.list(() => OfferRate, { max: 1000, describe: 'Rates to the currencies asked for that are in use' })
  rates!: OfferRate[];
}

/** For commerce: what a purchase is made of, as it is now. */
export const offers = defineContract('catalog', {
  getOffers: {
    input: GetOffersInput,
    output: OffersView,
    scopes: ['catalog:read'],
    effect: 'read',
    errors: [],
    callers: ['commerce'],
  },
});
