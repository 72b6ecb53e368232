import { Field } from '../field.ts';
import { MAX_MINOR } from '../money.ts';
import { SHORT } from './item-filters.messages.ts';

export class FacetValue {
  @Field.text({ max: SHORT, describe: 'Value to use in the filter' })
  value!: string;

  @Field.integer({ min: 0, max: MAX_MINOR, describe: 'Matching items with this value' })
  count!: number;
}

export class PriceRange {
  @Field.text({ min: 3, max: 3, describe: 'Currency of the range' })
  currency!: string;

  @Field.integer({ min: 0, max: MAX_MINOR, describe: 'Lowest price of the range in the smallest unit of the currency' })
  from_minor!: number;

  @Field.integer({ min: 0, max: MAX_MINOR, nullable: true, describe: 'The range ends below this; null: no end' })
  below_minor!: number | null;

  @Field.integer({ min: 0, max: MAX_MINOR, describe: 'Matching items whose lowest price is in it' })
  count!: number;
}

/** Values of one facet, the most frequent first. */
const facet = (describe: string): PropertyDecorator =>
  Field.list(() => FacetValue, { max: 20, optional: true, describe });

export class Facets {
  @Field.list(() => FacetValue, { max: 20, describe: 'Most frequent categories' })
  categories!: FacetValue[];

  @Field.list(() => FacetValue, { max: 20, describe: 'Most frequent brands' })
  brands!: FacetValue[];

  @Field.list(() => FacetValue, { max: 20, describe: 'Most frequent colours' })
  colours!: FacetValue[];

  @Field.list(() => FacetValue, { max: 20, describe: 'Most frequent sizes' })
  sizes!: FacetValue[];

  @facet('Kinds of garment')
  kinds?: FacetValue[];

  @facet('Places on the body')
  slots?: FacetValue[];

  @facet('Colour families')
  colour_families?: FacetValue[];

  @facet('Materials')
  materials?: FacetValue[];

  @facet('Patterns')
  patterns?: FacetValue[];

  @facet('Seasons')
  seasons?: FacetValue[];

  @facet('Occasions')
  occasions?: FacetValue[];

  @facet('Shops')
  merchants?: FacetValue[];

  @Field.list(() => PriceRange, { max: 40, optional: true, describe: 'Ranges of price, by currency' })
  prices?: PriceRange[];

  @Field.flag({
    optional: true,
    describe: 'true when more items match than were counted here; each count is then "at least"',
  })
  counts_are_minimum?: boolean;
}
