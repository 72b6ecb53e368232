import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Call } from '#libs/auth';
import {
  approvals,
  type ApprovalView,
  type ApprovePurchaseInput,
  type BudgetView,
  type DeclinePurchaseInput,
  OperationError,
} from '#libs/contracts';
import { UnitOfWork } from '#libs/outbox';
import { Clock } from '#libs/service-kit';
import { inWords } from '../budget/amounts.rules.ts';
import { budgetOf, isCovered, needsTick } from '../budget/budget.rules.ts';
import { assertMove, OPEN_MS, statusAt } from './approval.rules.ts';
import type { Approval } from './approval.entity.ts';
import { aboutOf, known, toApprovalView } from './approval.view.ts';
import { ApprovalsRepository, type Kept } from './approvals.repository.ts';
import { PageLinks } from './page-links.ts';
import { type Looked, PurchaseNow } from './purchase-now.ts';
import { hashOf } from './snapshot-hash.ts';
import { Staleness, wantedOf } from './staleness.ts';

/** What only the person does: approve exactly what they were shown, or decline it. */
@Injectable()
export class ApprovalDecisionsService {
  constructor(
    private readonly approvals: ApprovalsRepository,
    private readonly purchase: PurchaseNow,
    private readonly staleness: Staleness,
    private readonly links: PageLinks,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Approves what is still as it was shown; what is not becomes stale, and the answer says so. */
  async approve(call: Call, input: ApprovePurchaseInput): Promise<ApprovalView> {
    const { userId } = call.caller;
    const { approval: asked } = known(await this.approvals.find(userId, input.approval_id));
    const wanted = wantedOf(asked);
    const looked = await this.purchase.look(call, wanted);
    return this.uow.once(approvals.approvePurchase, call, input, async (em) => {
      const kept = known(await this.approvals.lock(em, userId, input.approval_id));
      const { approval } = kept;
      const at = this.clock.now();
      const before = statusAt(approval, at);
      assertShown(approval, input.snapshot_hash);
      if (before === 'approved') return { answer: this.toView(kept), event: null };
      assertMove(before, 'approved', 'approve');
      const now = await this.purchase.hold(em, userId, wanted, looked);
      const differs = this.staleness.differences(approval, now);
      if (differs.length > 0) {
        const stale = await this.staleness.end(em, kept, differs, at);
        return { answer: this.toView(stale), event: { type: 'approval.stale', ...aboutOf(approval) } };
      }
      const budget = await this.budget(em, approval, looked);
      assertBudget(budget, input);
      const to = approvedBy(call, at, needsTick(budget));
      await this.approvals.change(em, approval, to);
      const answer = this.toView({ ...kept, approval: { ...approval, ...to } });
      return { answer, event: { type: 'approval.approved', decision: 'approved', ...aboutOf(approval) } };
    });
  }

  decline(call: Call, input: DeclinePurchaseInput): Promise<ApprovalView> {
    return this.uow.once(approvals.declinePurchase, call, input, async (em) => {
      const kept = known(await this.approvals.lock(em, call.caller.userId, input.approval_id));
      const { approval } = kept;
      const at = this.clock.now();
      const before = statusAt(approval, at);
      if (before === 'declined') return { answer: this.toView(kept), event: null };
      assertMove(before, 'declined', 'decline');
      const { session = null } = call.caller;
      const to: Partial<Approval> = { status: 'declined', decidedAt: at, decidedSession: session, endedAt: at };
      await this.approvals.change(em, approval, to);
      const answer = this.toView({ ...kept, approval: { ...approval, ...to } });
      return { answer, event: { type: 'approval.declined', decision: 'declined', ...aboutOf(approval) } };
    });
  }

  /** What the purchase does to the budget now, whatever it did when it was asked for. */
  async budget(em: EntityManager, { userId, approvalId, snapshot }: Approval, looked: Looked): Promise<BudgetView> {
    const now = this.clock.now();
    const counted = await this.approvals.counted(em, userId, approvalId, now);
    return budgetOf({ budget: looked.budget, counted, purchase: snapshot.totals, rates: looked.rates, now });
  }

  private toView(kept: Kept): ApprovalView {
    return toApprovalView(kept, this.clock.now(), this.links);
  }
}

function approvedBy({ caller }: Call, at: Date, overBudgetAccepted: boolean): Partial<Approval> {
  const { session } = caller;
  if (session === undefined) throw new Error('Cannot approve a purchase: nobody is signed in on our pages');
  const expiresAt = new Date(at.getTime() + OPEN_MS);
  return { status: 'approved', decidedAt: at, decidedSession: session, expiresAt, overBudgetAccepted };
}

/** A person approves what they have seen, and nothing else. @throws OperationError `CONFLICT` */
function assertShown({ snapshot, snapshotHash }: Approval, shown: string): void {
  if (hashOf(snapshot) !== snapshotHash)
    throw new Error('Cannot approve a purchase: what is stored is not what was hashed');
  if (shown !== snapshotHash) {
    throw new OperationError('CONFLICT', 'This is not what the page shows: load it again, look at it, and decide anew');
  }
}

function assertBudget(
  budget: BudgetView,
  { accept_over_budget: accepted, accepted_over_by: by }: ApprovePurchaseInput,
) {
  if (!needsTick(budget) || (accepted && (by === undefined || isCovered(budget, by)))) return;
  const why = budget.over_by
    ? `it goes over the budget by ${inWords(budget.over_by)}`
    : 'nobody can tell what it does to the budget';
  throw new OperationError('CONFLICT', `Cannot approve this purchase yet: ${why}. Tick that you want it all the same`, {
    details: { field: 'accept_over_budget', policy: 'budget' },
  });
}
