import { Field } from '../field.ts';
import {
  APPROVAL_STATUSES,
  ApprovalDifference,
  ApprovalLine,
  type ApprovalStatus,
  BUDGET_EFFECTS,
  type BudgetEffect,
  MAX_DIFFERENCES,
  MAX_LINES,
  MAX_NOTE,
  SHOP_STATES,
  type ShopState,
  SNAPSHOT_HASH,
  Total,
} from './approvals.messages.ts';
import { POLICIES, POLICY_OWNERS, type Policy, PurchaseTerms } from './policies.messages.ts';

export const LINK_KINDS = ['ucp', 'shopify_cart', 'product_pages'] as const;
/** How a link leads to the shop: a cart filled by UCP or by Shopify's permalink, or the pages of the products. */
export type LinkKind = (typeof LINK_KINDS)[number];

/** 32 random bytes, base64url. */
const TOKEN = { min: 43, max: 43, pattern: /^[A-Za-z0-9_-]+$/ };

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

export class ReadApprovalInput {
  @Field.id({ describe: 'Handle of the approval' })
  approval_id!: string;
}

/** One picture of a line: not part of what is hashed, because shops move pictures without changing what they sell. */
export class LinePicture {
  @Field.id({ describe: 'Handle of the variant' })
  variant_id!: string;

  @Field.text({ max: 2048, describe: 'Address of the picture' })
  url!: string;
}

/** How one shop stands after approval. */
export class ShopStanding {
  @Field.text({ max: 64, describe: 'Stable name of the shop' })
  merchant!: string;

  @Field.choice(SHOP_STATES, { describe: 'How it stands' })
  state!: ShopState;

  @Field.time({ nullable: true, describe: 'When its link was opened; null when it was not' })
  opened_at!: string | null;

  @Field.time({ nullable: true, describe: 'When the person said what came of it; null when they have not' })
  outcome_at!: string | null;

  @Field.text({
    ...TOKEN,
    nullable: true,
    describe: 'Token of the link of this page view; null when the link cannot be opened',
  })
  token!: string | null;

  @Field.flag({ describe: 'Whether the person can say now that they bought it, or did not' })
  can_answer!: boolean;
}

/** A limit that applies, and whether it stands in the way now. */
export class PolicyNote {
  @Field.choice(POLICIES, { describe: 'Which limit' })
  policy!: Policy;

  @Field.choice(POLICY_OWNERS, { describe: 'Who set it: the person, or operators for a shop' })
  set_by!: (typeof POLICY_OWNERS)[number];

  @Field.text({ max: 64, nullable: true, describe: 'Stable name of the shop it is for; null when of the person' })
  merchant!: string | null;

  @Field.flag({ describe: 'true: it stands in the way now' })
  binds!: boolean;

  @Field.text({
    max: 300,
    describe: 'The limit in plain English; with the other fields a page says it in its own words',
  })
  text!: string;

  @Field.object(() => Total, { nullable: true, describe: 'The limit where it is an amount' })
  limit!: Total | null;
}

export class ApprovalPageView {
  @Field.id({ describe: 'Handle of the approval' })
  approval_id!: string;

  @Field.choice(APPROVAL_STATUSES, { describe: 'How it stands now' })
  status!: ApprovalStatus;

  @Field.object(() => ApprovalSnapshot, { describe: 'What is decided on' })
  snapshot!: ApprovalSnapshot;

  @Field.text({ min: 64, max: 64, pattern: SNAPSHOT_HASH, describe: 'SHA-256 of the canonical snapshot, hex' })
  snapshot_hash!: string;

  @Field.list(() => LinePicture, { max: MAX_LINES, describe: 'Pictures, of the lines that have one' })
  pictures!: LinePicture[];

  @Field.object(() => BudgetView, { describe: 'What it does to the budget now' })
  budget_now!: BudgetView;

  @Field.flag({ describe: 'true: approving needs accept_over_budget, its own tick on the page' })
  needs_budget_tick!: boolean;

  @Field.list(() => ShopStanding, {
    min: 1,
    max: MAX_LINES,
    describe: 'How each shop stands, in the order of the snapshot',
  })
  shops!: ShopStanding[];

  @Field.list(() => ApprovalDifference, {
    max: MAX_DIFFERENCES,
    describe: 'What changed, when it is stale; else empty',
  })
  differences!: ApprovalDifference[];

  @Field.list(() => PolicyNote, { max: MAX_DIFFERENCES, describe: 'Limits that apply' })
  policies!: PolicyNote[];

  @Field.time({ nullable: true, describe: 'When it was approved or declined; null when it was not' })
  decided_at!: string | null;

  @Field.flag({ describe: 'Whether an over-budget purchase was approved with its own tick' })
  over_budget_accepted!: boolean;

  @Field.time({ nullable: true, describe: 'Until when it can be decided or, once approved, opened; null when neither' })
  expires_at!: string | null;

  @Field.time({
    nullable: true,
    describe: 'When it ended: declined, expired, cancelled, stale or closed; null when open',
  })
  ended_at!: string | null;
}

export class ApprovePurchaseInput {
  @Field.id({ describe: 'Handle of the approval' })
  approval_id!: string;

  @Field.text({ min: 64, max: 64, pattern: SNAPSHOT_HASH, describe: 'snapshot_hash that the person was shown' })
  snapshot_hash!: string;

  @Field.flag({ optional: true, describe: 'true: the person ticked that it may go over their budget' })
  accept_over_budget?: boolean;
}

export class DeclinePurchaseInput {
  @Field.id({ describe: 'Handle of the approval' })
  approval_id!: string;
}

export class ReadPurchaseLinkInput {
  @Field.text({ ...TOKEN, describe: 'Token of the link' })
  token!: string;
}

/** What a link is, without opening it. */
export class PurchaseLinkView {
  @Field.id({ describe: 'Handle of the approval it belongs to' })
  approval_id!: string;

  @Field.choice(APPROVAL_STATUSES, { describe: 'How that stands' })
  status!: ApprovalStatus;

  @Field.text({ max: 64, describe: 'Stable name of the shop' })
  merchant!: string;

  @Field.text({ max: 100, describe: 'Name of the shop' })
  name!: string;

  @Field.text({ max: 255, nullable: true, describe: 'Host it leads to' })
  host!: string | null;

  @Field.choice(SHOP_STATES, { describe: 'How the shop stands; only an unopened one of an approved purchase opens' })
  state!: ShopState;
}

export class OpenPurchaseLinkInput {
  @Field.text({ ...TOKEN, describe: 'Token of the link, from the page of the approval' })
  token!: string;
}

export class LinkTarget {
  @Field.text({ max: 4_000, describe: 'Address at the shop, on its own host' })
  url!: string;

  @Field.ids({ min: 1, max: MAX_LINES, describe: 'Variants it is for' })
  variant_ids!: string[];
}

export class OpenedLinkView {
  @Field.id({ describe: 'Handle of the approval' })
  approval_id!: string;

  @Field.choice(APPROVAL_STATUSES, {
    describe: 'approved: it was opened, go on to the targets; stale or expired: it was not, show its page',
  })
  status!: ApprovalStatus;

  @Field.text({ max: 64, describe: 'Stable name of the shop' })
  merchant!: string;

  @Field.text({ max: 100, describe: 'Name of the shop' })
  name!: string;

  @Field.choice(LINK_KINDS, { nullable: true, describe: 'How it leads there; null when it was not opened' })
  kind!: LinkKind | null;

  @Field.list(() => LinkTarget, {
    max: MAX_LINES,
    describe:
      'Where to go: one address; several when the shop has no cart link and several products. Empty when not opened',
  })
  targets!: LinkTarget[];
}
