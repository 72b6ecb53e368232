import { Field } from '../field.ts';
import { SHORT } from './item-filters.messages.ts';

/** What a variant is: what an offer of it, and a purchase that was asked for, both say. */
export class VariantFacts {
  @Field.id({ describe: 'Handle of the variant' })
  variant_id!: string;

  @Field.id({ describe: 'Handle of the item' })
  item_id!: string;

  @Field.text({ max: 500, describe: 'Name of the item' })
  title!: string;

  @Field.text({ max: SHORT, nullable: true, describe: 'Brand' })
  brand!: string | null;

  @Field.text({ max: SHORT, nullable: true, describe: 'Colour as the shop names it' })
  colour!: string | null;

  @Field.text({ max: SHORT, nullable: true, describe: 'Size as the shop writes it' })
  size!: string | null;

  @Field.texts({ max: 3, text: { max: 400 }, describe: 'All options as "name: value"' })
  options!: string[];
}
