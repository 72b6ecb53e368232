import { Field } from '../field.ts';
import { Money } from '../money.ts';
import { defineContract } from '../operation.ts';

const MAX_REASON = 300;

/** Whether shoppers see an item, and why not: what operators look at and decide. */
export class ItemStateView {
  @Field.id({ describe: 'Handle of the item' })
  item_id!: string;

  @Field.text({ max: 500, describe: 'Name of the item' })
  title!: string;

  @Field.text({ max: 64, describe: 'Merchant that sells it' })
  merchant!: string;

  @Field.flag({ describe: 'Whether shoppers find it' })
  visible!: boolean;

  @Field.flag({ describe: 'Whether the shop itself shows it' })
  published!: boolean;

  @Field.flag({ describe: 'Whether it is for adults only, and therefore shown to nobody' })
  adult!: boolean;

  @Field.time({ nullable: true, describe: 'Since when it is not in the feed any more' })
  gone_at!: string | null;

  @Field.time({ nullable: true, describe: 'Since when an operator hides it' })
  hidden_at!: string | null;

  @Field.text({ max: MAX_REASON, nullable: true, describe: 'Why an operator hides it' })
  hidden_reason!: string | null;

  @Field.flag({ describe: 'Whether its merchant is suspended' })
  merchant_suspended!: boolean;
}

export class GetItemStateInput {
  @Field.id({ describe: 'Handle of the item' })
  item_id!: string;
}

export class SetItemHiddenInput {
  @Field.id({ describe: 'Handle of the item' })
  item_id!: string;

  @Field.flag({ describe: 'true: no shopper sees it, whatever later feeds say; false: it is shown again' })
  hidden!: boolean;

  @Field.text({ max: MAX_REASON, nullable: true, describe: 'Why, for other operators; null when it is shown again' })
  reason!: string | null;
}

export class ListHiddenItemsInput {
  @Field.integer({ min: 1, max: 100, optional: true, describe: 'Items per page, 50 unless given' })
  limit?: number;

  @Field.id({ optional: true, describe: 'next_cursor of the previous page' })
  cursor?: string;
}

export class HiddenItemsView {
  @Field.list(() => ItemStateView, { max: 100, describe: 'Items that operators hide, the latest first' })
  items!: ItemStateView[];

  @Field.text({ max: 64, nullable: true, describe: 'Cursor of the next page; null on the last' })
  next_cursor!: string | null;
}

export class PastPrice {
  @Field.time({ describe: 'Since when' })
  at!: string;

  @Field.object(() => Money, { describe: 'The price' })
  price!: Money;

  @Field.object(() => Money, { nullable: true, describe: 'The former price the shop named beside it' })
  compare_at!: Money | null;
}

export class ListPriceHistoryInput {
  @Field.id({ describe: 'Handle of the variant, from get_item' })
  variant_id!: string;
}

export class PriceHistoryView {
  @Field.id({ describe: 'Handle of the variant' })
  variant_id!: string;

  @Field.list(() => PastPrice, {
    max: 100,
    describe: 'Its prices, the one now first; older ones than 100 changes are not kept',
  })
  prices!: PastPrice[];
}

export const itemStates = defineContract('catalog', {
  getItemState: {
    input: GetItemStateInput,
    output: ItemStateView,
    scopes: ['admin:catalog:read'],
    effect: 'read',
    errors: ['NOT_FOUND'],
  },
  listHiddenItems: {
    input: ListHiddenItemsInput,
    output: HiddenItemsView,
    scopes: ['admin:catalog:read'],
    effect: 'read',
    errors: [],
  },
  setItemHidden: {
    input: SetItemHiddenInput,
    output: ItemStateView,
    scopes: ['admin:catalog:write'],
    effect: 'write',
    repeat: 'natural',
    errors: ['INVALID_INPUT', 'NOT_FOUND'],
  },
  listPriceHistory: {
    input: ListPriceHistoryInput,
    output: PriceHistoryView,
    scopes: ['admin:catalog:read'],
    effect: 'read',
    errors: ['NOT_FOUND'],
  },
});
