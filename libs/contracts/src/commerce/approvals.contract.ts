import { Field } from '../field.ts';
import { defineContract, toolLink } from '../operation.ts';
import {
  ApprovalPageView,
  ApprovePurchaseInput,
  DeclinePurchaseInput,
  OpenedLinkView,
  OpenPurchaseLinkInput,
  PurchaseLinkView,
  ReadApprovalInput,
  ReadPurchaseLinkInput,
} from './approval-pages.messages.ts';
import {
  APPROVAL_STATUSES,
  type ApprovalStatus,
  ApprovalView,
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

  @Field.time({ nullable: true, describe: 'Until when something can be done; null when nothing can' })
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

const asked = defineContract('commerce', {
  getApprovalStatus: {
    input: GetApprovalStatusInput,
    output: ApprovalView,
    scopes: ['approvals:read'],
    effect: 'read',
    errors: ['NOT_FOUND'],
    tool: {
      title: 'Get the status of an approval',
      description:
        'Use this when you need to know whether the person has approved or declined a purchase you asked approval for, or what came of it. It changes nothing and approves nothing.',
      invoking: 'Looking at the approval',
      invoked: 'Approval read',
    },
  },
});

/** A tool asks and looks; only a signed-in person approves, declines and opens the way to a shop. Nothing is sold or paid here. */
export const approvals = {
  ...asked,
  ...defineContract('commerce', {
    requestPurchaseApproval: {
      input: RequestPurchaseApprovalInput,
      output: ApprovalView,
      scopes: ['approvals:read', 'approvals:write', 'catalog:read'],
      effect: 'write',
      repeat: { windowSeconds: 600 },
      errors: ['INVALID_INPUT', 'NOT_FOUND', 'CONFLICT'],
      tool: {
        title: 'Ask for approval to buy',
        description:
          'Use this when the person has chosen exact variants and wants to buy them. It makes a page on which the person alone approves or declines exactly these variants at these prices: show them the url. It buys, reserves and pays nothing, and you cannot approve. Once approved, the person opens each shop from that page and buys there themselves.',
        invoking: 'Preparing the approval',
        invoked: 'Approval prepared',
        destructive: false,
        link: toolLink(asked.getApprovalStatus, {
          url: 'url',
          handle: 'approval_id',
          expires: 'expires_at',
          message: 'Atelier asks you to approve a purchase. Look at it and decide on its own page.',
        }),
      },
    },
    listApprovals: {
      input: ListApprovalsInput,
      output: ApprovalsView,
      scopes: ['approvals:read'],
      effect: 'read',
      errors: ['INVALID_INPUT'],
      tool: {
        title: 'List approvals',
        description:
          'Use this when the person asks which purchases wait for their approval, or what became of earlier ones. Lists their own, the newest first.',
        invoking: 'Reading your approvals',
        invoked: 'Approvals read',
      },
    },
    cancelPurchaseApproval: {
      input: CancelPurchaseApprovalInput,
      output: ApprovalView,
      scopes: ['approvals:read', 'approvals:write'],
      effect: 'write',
      repeat: 'natural',
      errors: ['NOT_FOUND', 'CONFLICT'],
      tool: {
        title: 'Cancel an approval',
        description:
          'Use this when the person no longer wants a purchase that still waits for their approval. It takes the question back; what was decided already stays decided.',
        invoking: 'Cancelling the approval',
        invoked: 'Approval cancelled',
        destructive: true,
      },
    },
    setPurchaseOutcome: {
      input: SetPurchaseOutcomeInput,
      output: ApprovalView,
      scopes: ['approvals:read', 'approvals:write'],
      effect: 'write',
      repeat: 'natural',
      errors: ['NOT_FOUND', 'CONFLICT'],
      tool: {
        title: 'Note what came of a purchase',
        description:
          'Use this when the person says that they bought, or did not buy, what they opened a shop for after approving it. Only what the person said, never a guess of yours. What was not bought is free in the monthly budget again.',
        invoking: 'Noting what came of it',
        invoked: 'Noted',
        destructive: false,
      },
    },
    readApproval: {
      input: ReadApprovalInput,
      output: ApprovalPageView,
      scopes: ['approvals:read', 'catalog:read'],
      effect: 'read',
      inPerson: true,
      errors: ['NOT_FOUND'],
    },
    approvePurchase: {
      input: ApprovePurchaseInput,
      output: ApprovalView,
      scopes: ['approvals:read', 'approvals:write', 'catalog:read'],
      effect: 'write',
      repeat: 'once',
      inPerson: true,
      errors: ['NOT_FOUND', 'CONFLICT'],
    },
    declinePurchase: {
      input: DeclinePurchaseInput,
      output: ApprovalView,
      scopes: ['approvals:read', 'approvals:write'],
      effect: 'write',
      repeat: 'once',
      inPerson: true,
      errors: ['NOT_FOUND', 'CONFLICT'],
    },
    readPurchaseLink: {
      input: ReadPurchaseLinkInput,
      output: PurchaseLinkView,
      scopes: ['approvals:read'],
      effect: 'read',
      inPerson: true,
      errors: ['NOT_FOUND'],
    },
    openPurchaseLink: {
      input: OpenPurchaseLinkInput,
      output: OpenedLinkView,
      scopes: ['approvals:read', 'approvals:write', 'catalog:read'],
      effect: 'write',
      repeat: 'once',
      inPerson: true,
      errors: ['NOT_FOUND', 'CONFLICT'],
    },
  }),
};
