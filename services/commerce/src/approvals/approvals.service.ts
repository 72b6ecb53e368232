import { Injectable } from '@nestjs/common';
import type { Call } from '#libs/auth';
import {
  approvals,
  type ApprovalsView,
  type ApprovalView,
  type CancelPurchaseApprovalInput,
  type GetApprovalStatusInput,
  type ListApprovalsInput,
  type SetPurchaseOutcomeInput,
} from '#libs/contracts';
import { UnitOfWork } from '#libs/outbox';
import { Clock } from '#libs/service-kit';
import { cursorOf, placeOf } from './approval-cursor.rules.ts';
import { assertMove, assertOutcome, statusAt } from './approval.rules.ts';
import type { Approval } from './approval.entity.ts';
import { aboutOf, known, shopOf, toApprovalView, toSummary } from './approval.view.ts';
import { ApprovalsRepository, type Kept } from './approvals.repository.ts';
import { PageLinks } from './page-links.ts';

const DEFAULT_LIMIT = 20;

/** What clients may do with an approval once it is asked for. Looking is recorded as well: one row of the outbox, and no lock. */
@Injectable()
export class ApprovalsService {
  constructor(
    private readonly approvals: ApprovalsRepository,
    private readonly links: PageLinks,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  status(call: Call, input: GetApprovalStatusInput): Promise<ApprovalView> {
    return this.uow.once(approvals.getApprovalStatus, call, input, async (em) => {
      const kept = known(await this.approvals.find(call.caller.userId, input.approval_id, em));
      const answer = this.toView(kept);
      return { answer, event: { type: 'approval.read', decision: answer.status, ...aboutOf(kept.approval) } };
    });
  }

  list(call: Call, input: ListApprovalsInput): Promise<ApprovalsView> {
    const { userId } = call.caller;
    const { limit = DEFAULT_LIMIT, cursor, statuses } = input;
    const after = placeOf(cursor);
    return this.uow.once(approvals.listApprovals, call, input, async (em) => {
      const now = this.clock.now();
      const found = await this.approvals.list(em, userId, { now, statuses, after, limit });
      const shown = found.slice(0, limit);
      const last = found.length > limit ? shown.at(-1)?.approval : undefined;
      return {
        answer: {
          approvals: shown.map((kept) => toSummary(kept, now, this.links)),
          next_cursor: last ? cursorOf({ askedAt: last.askedAt.toISOString(), approvalId: last.approvalId }) : null,
        },
        event: { type: 'approval.listed', entityType: 'person', entityId: userId },
      };
    });
  }

  cancel(call: Call, input: CancelPurchaseApprovalInput): Promise<ApprovalView> {
    return this.uow.once(approvals.cancelPurchaseApproval, call, input, async (em) => {
      const kept = known(await this.approvals.lock(em, call.caller.userId, input.approval_id));
      const { approval } = kept;
      const now = this.clock.now();
      const before = statusAt(approval, now);
      if (before === 'cancelled') return { answer: this.toView(kept), event: null };
      assertMove(before, 'cancelled', 'cancel');
      const to: Partial<Approval> = { status: 'cancelled', endedAt: now };
      await this.approvals.change(em, approval, to);
      const answer = this.toView({ ...kept, approval: { ...approval, ...to } });
      return { answer, event: { type: 'approval.cancelled', ...aboutOf(approval) } };
    });
  }

  /** What the person says came of it. It can be said of what was opened, however the approval ended meanwhile. */
  outcome(call: Call, input: SetPurchaseOutcomeInput): Promise<ApprovalView> {
    const { approval_id: id, merchant, outcome } = input;
    return this.uow.once(approvals.setPurchaseOutcome, call, input, async (em) => {
      const kept = known(await this.approvals.lock(em, call.caller.userId, id));
      const shop = shopOf(kept, merchant);
      if (shop.state === outcome) return { answer: this.toView(kept), event: null };
      assertOutcome(shop.state, outcome);
      const now = this.clock.now();
      const said = { state: outcome, outcomeAt: now };
      await this.approvals.changeShop(em, shop, said);
      const shops = kept.shops.map((one) => (one === shop ? { ...one, ...said } : one));
      const isSettled = shops.every(({ state }) => state === 'bought' || state === 'not_bought');
      const isClosed = isSettled && statusAt(kept.approval, now) === 'approved';
      const to: Partial<Approval> = isClosed ? { status: 'closed', endedAt: now } : {};
      if (isClosed) await this.approvals.change(em, kept.approval, to);
      const answer = this.toView({ approval: { ...kept.approval, ...to }, shops });
      const decision = isClosed ? 'closed' : 'done';
      return { answer, event: { type: `approval.${outcome}`, decision, ...aboutOf(kept.approval) } };
    });
  }

  private toView(kept: Kept): ApprovalView {
    return toApprovalView(kept, this.clock.now(), this.links);
  }
}
