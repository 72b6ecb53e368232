import { Field } from '../field.ts';
import {
  ApprovalLine,
  BUDGET_EFFECTS,
  type BudgetEffect,
  MAX_LINES,
  MAX_NOTE,
  SNAPSHOT_HASH,
  Total,
} from './approvals.messages.ts';
import { PurchaseTerms } from './policies.messages.ts';

export const LINK_KINDS = ['ucp', 'shopify_cart', 'product_pages'] as const;
/** How a link leads to the shop: a cart filled by UCP or by Shopify's permalink, or the pages of the products. */
export type LinkKind = (typeof LINK_KINDS)[number];

/** What the purchase does to the budget of the month. */
export class BudgetView {
  @Field.choice(BUDGET_EFFECTS, { describe: 'none: there is no budget; within; over; unknown: a rate is missing' })
  effect!: BudgetEffect;

  @Field.text({ max: 7, describe: 'The month it counts in, in UTC: 2026-11' })
  month!: string;

  @Field.object(() => Total, { nullable: true, describe: 'Budget of the month; null without one' })
  budget!: Total | null;

  @Field.object(() => Total, {
    nullable: true,
    describe:
      'What counts already: bought this month, opened and not answered, and other open approvals; null without a budget',
  })
  counted!: Total | null;

  @Field.object(() => Total, {
    nullable: true,
    describe: 'This purchase in the currency of the budget; null without a budget or a rate',
  })
  this_purchase!: Total | null;

  @Field.object(() => Total, { nullable: true, describe: 'What is left after it; null when it is over, or not known' })
  left!: Total | null;

  @Field.object(() => Total, { nullable: true, describe: 'By how much it is over; null when it is not, or not known' })
  over_by!: Total | null;

  @Field.texts({ max: 50, text: { max: 3 }, describe: 'Currencies that could not be counted because no rate is known' })
  without_rate!: string[];
}

/** What is asked for at one shop, exactly as it is hashed. */
export class SnapshotShop {
  @Field.text({ max: 64, describe: 'Stable name of the shop' })
  merchant!: string;

  @Field.text({ max: 100, describe: 'Name of the shop' })
  name!: string;

  @Field.text({ max: 255, nullable: true, describe: 'Host its link leads to; null when the shop has none' })
  host!: string | null;

  @Field.choice(LINK_KINDS, { describe: 'How its link leads there' })
  link!: LinkKind;

  // Optional, because snapshots of before it was there lack it.
  @Field.text({
    min: 64,
    max: 64,
    pattern: SNAPSHOT_HASH,
    optional: true,
    describe: 'SHA-256 of where its link leads, attribution aside, hex: another cart is another purchase',
  })
  destination_hash?: string;

  @Field.object(() => Total, { describe: 'Sum of its lines, before shipping and taxes of the shop' })
  total!: Total;

  @Field.list(() => ApprovalLine, { min: 1, max: MAX_LINES, describe: 'What is bought there' })
  lines!: ApprovalLine[];

  @Field.object(() => PurchaseTerms, { describe: 'Limits that operators set for the shop' })
  terms!: PurchaseTerms;
}

/**
 * What the person decides on. Its canonical JSON (RFC 8785), hashed with SHA-256, is `snapshot_hash`: the page shows it, the row
 * stores it, the ledger names it.
 */
export class ApprovalSnapshot {
  @Field.id({ describe: 'Handle of the approval' })
  approval_id!: string;

  @Field.text({ max: 255, describe: 'Client that asked' })
  client_id!: string;

  @Field.time({ describe: 'When it asked' })
  asked_at!: string;

  @Field.time({ describe: 'Until when the person can decide' })
  decide_until!: string;

  @Field.text({ max: MAX_NOTE, nullable: true, describe: 'Note of the client: text by others; null without' })
  note!: string | null;

  @Field.list(() => SnapshotShop, { min: 1, max: MAX_LINES, describe: 'Shop by shop' })
  shops!: SnapshotShop[];

  @Field.list(() => Total, { min: 1, max: MAX_LINES, describe: 'Sum of everything, by currency' })
  totals!: Total[];

  @Field.object(() => BudgetView, { describe: 'What it did to the budget when it was asked for' })
  budget!: BudgetView;

  @Field.object(() => PurchaseTerms, { describe: 'Limits that the person set for themselves' })
  terms!: PurchaseTerms;
}
