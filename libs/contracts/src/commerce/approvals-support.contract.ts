import { SLUG } from '../catalog/slug.ts';
import { Field } from '../field.ts';
import { defineContract } from '../operation.ts';
import {
  APPROVAL_STATUSES,
  type ApprovalStatus,
  MAX_LINES,
  MAX_QUANTITY,
  SHOP_STATES,
  type ShopState,
  SNAPSHOT_HASH,
} from './approvals.messages.ts';

export class SearchApprovalsInput {
  @Field.id({ optional: true, describe: 'Only this approval' })
  approval_id?: string;

  @Field.text({ max: 255, optional: true, describe: 'Only those of this person: the subject of their tokens' })
  user_id?: string;

  @Field.text({ max: 64, pattern: SLUG, optional: true, describe: 'Only those that name this shop' })
  merchant?: string;

  @Field.choice(APPROVAL_STATUSES, { optional: true, describe: 'Only those that stand so' })
  status?: ApprovalStatus;

  @Field.integer({ min: 1, max: 100, optional: true, describe: 'How many at most, 50 unless given' })
  limit?: number;

  @Field.text({ max: 200, optional: true, describe: 'next_cursor of the previous page' })
  cursor?: string;
}

export class SupportShop {
  @Field.text({ max: 64, describe: 'Stable name of the shop' })
  merchant!: string;

  @Field.choice(SHOP_STATES, { describe: 'How it stands' })
  state!: ShopState;
}

/** What support needs to help: how and when, never who, what or for how much. */
export class SupportApproval {
  @Field.id({ describe: 'Handle of the approval' })
  approval_id!: string;

  @Field.choice(APPROVAL_STATUSES, { describe: 'How it stands' })
  status!: ApprovalStatus;

  @Field.text({ max: 255, describe: 'Client that asked' })
  client_id!: string;

  @Field.time({ describe: 'When it was asked for' })
  asked_at!: string;

  @Field.time({ nullable: true, describe: 'When it was approved or declined' })
  decided_at!: string | null;

  @Field.time({ nullable: true, describe: 'When it ended; null when it is open' })
  ended_at!: string | null;

  @Field.integer({ min: 1, max: MAX_LINES * MAX_QUANTITY, describe: 'How many pieces it is for' })
  pieces!: number;

  @Field.list(() => SupportShop, { min: 1, max: MAX_LINES, describe: 'Its shops' })
  shops!: SupportShop[];

  @Field.text({ min: 64, max: 64, pattern: SNAPSHOT_HASH, describe: 'What the ledger calls it: its entity id' })
  snapshot_hash!: string;
}

export class SupportApprovalsView {
  @Field.list(() => SupportApproval, { max: 100, describe: 'Approvals, newest first' })
  approvals!: SupportApproval[];

  @Field.text({ max: 200, nullable: true, describe: 'Cursor of the next page; null on the last' })
  next_cursor!: string | null;
}

/** For operators who help a person. */
export const approvalsSupport = defineContract('commerce', {
  searchApprovals: {
    input: SearchApprovalsInput,
    output: SupportApprovalsView,
    scopes: ['admin:commerce:read'],
    effect: 'read',
    errors: ['INVALID_INPUT'],
  },
});
