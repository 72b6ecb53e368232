import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { Call } from '#libs/auth';
import {
  type ApprovalPageView,
  approvals,
  type ApprovalsView,
  type ApprovalView,
  type ApprovePurchaseInput,
  type CancelPurchaseApprovalInput,
  type DeclinePurchaseInput,
  type GetApprovalStatusInput,
  type Handlers,
  type ListApprovalsInput,
  type OpenedLinkView,
  type OpenPurchaseLinkInput,
  type PurchaseLinkView,
  type ReadApprovalInput,
  type ReadPurchaseLinkInput,
  type RequestPurchaseApprovalInput,
  type SetPurchaseOutcomeInput,
} from '#libs/contracts';
import { CurrentCall, Handles } from '#libs/service-kit';
import { PurchaseLinksService } from '../links/purchase-links.service.ts';
import { ApprovalDecisionsService } from './approval-decisions.service.ts';
import { ApprovalPagesService } from './approval-pages.service.ts';
import { ApprovalRequestsService } from './approval-requests.service.ts';
import { ApprovalsService } from './approvals.service.ts';

@Controller()
export class ApprovalsController implements Handlers<typeof approvals, Call> {
  constructor(
    private readonly requests: ApprovalRequestsService,
    private readonly approvals: ApprovalsService,
    private readonly pages: ApprovalPagesService,
    private readonly decisions: ApprovalDecisionsService,
    private readonly links: PurchaseLinksService,
  ) {}

  @Handles(approvals.requestPurchaseApproval)
  requestPurchaseApproval(
    @Payload() input: RequestPurchaseApprovalInput,
    @CurrentCall() call: Call,
  ): Promise<ApprovalView> {
    return this.requests.request(call, input);
  }

  @Handles(approvals.getApprovalStatus)
  getApprovalStatus(@Payload() input: GetApprovalStatusInput, @CurrentCall() call: Call): Promise<ApprovalView> {
    return this.approvals.status(call, input);
  }

  @Handles(approvals.listApprovals)
  listApprovals(@Payload() input: ListApprovalsInput, @CurrentCall() call: Call): Promise<ApprovalsView> {
    return this.approvals.list(call, input);
  }

  @Handles(approvals.cancelPurchaseApproval)
  cancelPurchaseApproval(
    @Payload() input: CancelPurchaseApprovalInput,
    @CurrentCall() call: Call,
  ): Promise<ApprovalView> {
    return this.approvals.cancel(call, input);
  }

  @Handles(approvals.setPurchaseOutcome)
  setPurchaseOutcome(@Payload() input: SetPurchaseOutcomeInput, @CurrentCall() call: Call): Promise<ApprovalView> {
    return this.approvals.outcome(call, input);
  }

  @Handles(approvals.readApproval)
  readApproval(@Payload() input: ReadApprovalInput, @CurrentCall() call: Call): Promise<ApprovalPageView> {
    return this.pages.read(call, input);
  }

  @Handles(approvals.approvePurchase)
  approvePurchase(@Payload() input: ApprovePurchaseInput, @CurrentCall() call: Call): Promise<ApprovalView> {
    return this.decisions.approve(call, input);
  }

  @Handles(approvals.declinePurchase)
  declinePurchase(@Payload() input: DeclinePurchaseInput, @CurrentCall() call: Call): Promise<ApprovalView> {
    return this.decisions.decline(call, input);
  }

  @Handles(approvals.readPurchaseLink)
  readPurchaseLink(@Payload() input: ReadPurchaseLinkInput, @CurrentCall() call: Call): Promise<PurchaseLinkView> {
    return this.links.read(call, input);
  }

  @Handles(approvals.openPurchaseLink)
  openPurchaseLink(@Payload() input: OpenPurchaseLinkInput, @CurrentCall() call: Call): Promise<OpenedLinkView> {
    return this.links.open(call, input);
  }
}
