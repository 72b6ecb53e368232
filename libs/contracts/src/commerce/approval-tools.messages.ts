import { Field } from '../field.ts';
import {
  APPROVAL_STATUSES,
  type ApprovalStatus,
  MAX_LINES,
  MAX_NOTE,
  MAX_QUANTITY,
  OUTCOMES,
  type Outcome,
  SHOP_STATES,
  type ShopState,
  Total,
} from './approvals.messages.ts';

export class WantedLine {
  @Field.id({ describe: 'Handle of the variant, from get_item: one exact colour and size' })
  variant_id!: string;

  @Field.integer({ min: 1, max: MAX_QUANTITY, describe: 'How many of it' })
  quantity!: number;
}

export class RequestPurchaseApprovalInput {
  @Field.list(() => WantedLine, {
    min: 1,
    max: MAX_LINES,
    describe: 'What the person wants to buy, each variant once; of several shops, if need be',
  })
  lines!: WantedLine[];

  @Field.text({
    max: MAX_NOTE,
    optional: true,
    describe: 'Note that the person sees on the page; plain text, no links',
  })
  note?: string;
}

export class GetApprovalStatusInput {
  @Field.id({ describe: 'Handle of the approval, from request_purchase_approval or list_approvals' })
  approval_id!: string;
}

export class CancelPurchaseApprovalInput {
  @Field.id({ describe: 'Handle of the approval, from request_purchase_approval or list_approvals' })
  approval_id!: string;
}

export class SetPurchaseOutcomeInput {
  @Field.id({ describe: 'Handle of the approval, from request_purchase_approval or list_approvals' })
  approval_id!: string;

  @Field.text({ max: 64, describe: 'Stable name of the shop: merchant in the shops of the approval' })
  merchant!: string;

  @Field.choice(OUTCOMES, { describe: 'What the person says: bought, or not_bought' })
  outcome!: Outcome;
}

export class ListApprovalsInput {
  @Field.choices(APPROVAL_STATUSES, {
    min: 1,
    max: APPROVAL_STATUSES.length,
    optional: true,
    describe: 'Only those that stand so; all unless given',
  })
  statuses?: ApprovalStatus[];

  @Field.integer({ min: 1, max: 50, optional: true, describe: 'How many at most, 20 unless given' })
  limit?: number;

  @Field.text({ max: 200, optional: true, describe: 'next_cursor of the previous page' })
  cursor?: string;
}

export class ApprovalShopSummary {
  @Field.text({ max: 64, describe: 'Stable name of the shop' })
  merchant!: string;

  @Field.text({ max: 100, describe: 'Name of the shop' })
  name!: string;

  @Field.choice(SHOP_STATES, { describe: 'How it stands with this shop' })
  state!: ShopState;

  @Field.object(() => Total, { describe: 'Sum of its lines' })
  total!: Total;
}

export class ApprovalSummary {
  @Field.id({ describe: 'Handle of the approval' })
  approval_id!: string;

  @Field.choice(APPROVAL_STATUSES, { describe: 'How it stands' })
  status!: ApprovalStatus;

  @Field.text({ max: 2_000, nullable: true, describe: 'Its page; null when nothing can be done there' })
  url!: string | null;

  @Field.time({ describe: 'When it was asked for' })
  asked_at!: string;

  @Field.time({ nullable: true, describe: 'Until when it can be decided or, once approved, opened; null when neither' })
  expires_at!: string | null;

  @Field.integer({ min: 1, max: MAX_LINES * MAX_QUANTITY, describe: 'How many pieces it is for' })
  pieces!: number;

  @Field.list(() => ApprovalShopSummary, { min: 1, max: MAX_LINES, describe: 'Its shops' })
  shops!: ApprovalShopSummary[];
}

export class ApprovalsView {
  @Field.list(() => ApprovalSummary, { max: 50, describe: 'Approvals, newest first' })
  approvals!: ApprovalSummary[];

  @Field.text({ max: 200, nullable: true, describe: 'Cursor of the next page; null on the last' })
  next_cursor!: string | null;
}
