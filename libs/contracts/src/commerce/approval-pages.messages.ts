import { Field } from '../field.ts';
import { ApprovalSnapshot, BudgetView } from './approval-snapshot.messages.ts';
import {
  APPROVAL_STATUSES,
  ApprovalDifference,
  type ApprovalStatus,
  LinePicture,
  MAX_DIFFERENCES,
  MAX_LINES,
  SHOP_STATES,
  type ShopState,
  SNAPSHOT_HASH,
  Total,
} from './approvals.messages.ts';
import { POLICIES, POLICY_OWNERS, type Policy } from './policies.messages.ts';
import { LINK_TOKEN } from './purchase-links.messages.ts';

export class ReadApprovalInput {
  @Field.id({ describe: 'Handle of the approval' })
  approval_id!: string;
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
    ...LINK_TOKEN,
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

  @Field.object(() => Total, {
    optional: true,
    nullable: true,
    describe:
      'By how much the person was shown that it goes over, when they ticked; null when they were shown that nobody can tell. Left out, nothing is compared',
  })
  accepted_over_by?: Total | null;
}

export class DeclinePurchaseInput {
  @Field.id({ describe: 'Handle of the approval' })
  approval_id!: string;
}
