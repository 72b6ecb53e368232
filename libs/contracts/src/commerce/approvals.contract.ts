import { defineContract, toolLink } from '../operation.ts';
import {
  ApprovalPageView,
  ApprovePurchaseInput,
  DeclinePurchaseInput,
  ReadApprovalInput,
} from './approval-pages.messages.ts';
import {
  ApprovalsView,
  CancelPurchaseApprovalInput,
  GetApprovalStatusInput,
  ListApprovalsInput,
  RequestPurchaseApprovalInput,
  SetPurchaseOutcomeInput,
} from './approval-tools.messages.ts';
import { ApprovalView } from './approvals.messages.ts';
import {
  OpenedLinkView,
  OpenPurchaseLinkInput,
  PurchaseLinkView,
  ReadPurchaseLinkInput,
} from './purchase-links.messages.ts';

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
      widget: 'approval-card',
      calledByWidgets: true,
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
        widget: 'approval-card',
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
