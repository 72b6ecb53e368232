import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Call } from '#libs/auth';
import { type ApprovalPageView, approvals, type ReadApprovalInput } from '#libs/contracts';
import { UnitOfWork } from '#libs/outbox';
import { Clock } from '#libs/service-kit';
import { newToken, tokenHash } from '../links/link-token.ts';
import { PurchaseLinksRepository } from '../links/purchase-links.repository.ts';
import { ApprovalDecisionsService } from './approval-decisions.service.ts';
import { isOpen, statusAt } from './approval.rules.ts';
import { aboutOf, known, toPageView } from './approval.view.ts';
import { ApprovalsRepository, type Kept } from './approvals.repository.ts';
import { PurchaseNow } from './purchase-now.ts';
import { Staleness, wantedOf } from './staleness.ts';

/** The page of an approval: what is decided on, how it stands, and the links once it was approved. */
@Injectable()
export class ApprovalPagesService {
  constructor(
    private readonly approvals: ApprovalsRepository,
    private readonly tokens: PurchaseLinksRepository,
    private readonly purchase: PurchaseNow,
    private readonly staleness: Staleness,
    private readonly decisions: ApprovalDecisionsService,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** What can still be decided or opened is held against what is true now, and becomes stale before the person is misled. */
  async read(call: Call, input: ReadApprovalInput): Promise<ApprovalPageView> {
    const { userId } = call.caller;
    const asked = known(await this.approvals.find(userId, input.approval_id));
    const merchants = unopened(asked);
    const isLive = isOpen(statusAt(asked.approval, this.clock.now())) && merchants.length > 0;
    const wanted = wantedOf(asked.approval, merchants);
    const looked = isLive ? await this.purchase.look(call, wanted) : null;
    return this.uow.once(approvals.readApproval, call, input, async (em) => {
      const kept = known(await this.approvals.lock(em, userId, input.approval_id));
      const at = this.clock.now();
      const status = statusAt(kept.approval, at);
      const about = aboutOf(kept.approval);
      const read = { type: 'approval.read', decision: status, ...about };
      const { budget: then } = kept.approval.snapshot;
      if (!looked || !isOpen(status)) {
        return { answer: toPageView(kept, at, { budget: then, policies: [], tokens: new Map() }), event: read };
      }
      const now = await this.purchase.hold(em, userId, wanted, looked);
      const budget = await this.decisions.budget(em, kept.approval, looked);
      const differs = this.staleness.differences(kept.approval, now, merchants);
      if (differs.length > 0) {
        const stale = await this.staleness.end(em, kept, differs, at);
        const answer = toPageView(stale, at, { budget, policies: now.notes, tokens: new Map() });
        return { answer, event: { type: 'approval.stale', ...about } };
      }
      const tokens = status === 'approved' ? await this.newTokens(em, kept, at) : new Map<string, string>();
      return { answer: toPageView(kept, at, { budget, policies: now.notes, tokens }), event: read };
    });
  }

  private async newTokens(em: EntityManager, kept: Kept, at: Date): Promise<Map<string, string>> {
    const { approvalId } = kept.approval;
    const tokens = new Map<string, string>();
    for (const merchant of unopened(kept)) {
      const token = newToken();
      await this.tokens.add(em, { approvalId, merchant }, tokenHash(token), at);
      tokens.set(merchant, token);
    }
    return tokens;
  }
}

const unopened = ({ shops }: Kept): string[] =>
  shops.filter(({ state }) => state === 'unopened').map(({ merchant }) => merchant);
