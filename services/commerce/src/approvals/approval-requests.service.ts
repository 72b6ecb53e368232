import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Call } from '#libs/auth';
import {
  type ApprovalSnapshot,
  approvals,
  type ApprovalView,
  type RequestPurchaseApprovalInput,
} from '#libs/contracts';
import { UnitOfWork } from '#libs/outbox';
import { Clock } from '#libs/service-kit';
import { sums } from '../budget/amounts.rules.ts';
import { budgetOf } from '../budget/budget.rules.ts';
import { askingNotes, assertNoneBinds, personTerms } from '../policies/policy.rules.ts';
import { DECIDE_MS, noteOf } from './approval.rules.ts';
import { aboutOf, known, toApprovalView } from './approval.view.ts';
import { ApprovalsRepository, type Kept } from './approvals.repository.ts';
import { PageLinks } from './page-links.ts';
import { type Looked, type Now, PurchaseNow } from './purchase-now.ts';
import { assertBuyable, assertDistinct } from './snapshot.rules.ts';
import { hashOf } from './snapshot-hash.ts';

const HANDLE_BYTES = 24;

/** Puts a purchase before a person: as it is now, within the limits that apply. */
@Injectable()
export class ApprovalRequestsService {
  constructor(
    private readonly approvals: ApprovalsRepository,
    private readonly purchase: PurchaseNow,
    private readonly links: PageLinks,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async request(call: Call, input: RequestPurchaseApprovalInput): Promise<ApprovalView> {
    const { userId } = call.caller;
    const note = noteOf(input.note);
    assertDistinct(input.lines);
    const looked = await this.purchase.look(call, input.lines);
    const first = await this.uow.once(approvals.requestPurchaseApproval, call, input, async (em) => {
      await this.approvals.lockPerson(em, userId);
      const now = await this.purchase.hold(em, userId, input.lines, looked);
      assertBuyable(now.shops, now.missing);
      const at = this.clock.now();
      const open = await this.approvals.countOpen(em, userId, at);
      assertNoneBinds([...now.notes, ...askingNotes(now.person, open, at)]);
      const kept = keptOf(call, await this.snapshot(em, call, { now, looked, note, at }), looked, at);
      await this.approvals.add(em, kept);
      const answer = toApprovalView(kept, at, this.links);
      return { answer, event: { type: 'approval.requested', ...aboutOf(kept.approval) } };
    });
    if (!call.answer.isRepeated) return first;
    // It may be decided by now: what was asked for is the same, how it stands is not.
    return toApprovalView(known(await this.approvals.find(userId, first.approval_id)), this.clock.now(), this.links);
  }

  private async snapshot(
    em: EntityManager,
    { caller }: Call,
    { now, looked, note, at }: { now: Now; looked: Looked; note: string | null; at: Date },
  ): Promise<ApprovalSnapshot> {
    const shops = now.shops.map(({ shop }) => shop);
    const totals = sums(shops.map(({ total }) => total));
    const counted = await this.approvals.counted(em, caller.userId, null, at);
    return {
      approval_id: randomBytes(HANDLE_BYTES).toString('base64url'),
      client_id: caller.clientId,
      asked_at: at.toISOString(),
      decide_until: new Date(at.getTime() + DECIDE_MS).toISOString(),
      note,
      shops,
      totals,
      budget: budgetOf({ budget: looked.budget, counted, purchase: totals, rates: looked.rates, now: at }),
      terms: personTerms(now.person),
    };
  }
}

function keptOf({ caller, requestId }: Call, snapshot: ApprovalSnapshot, { offers }: Looked, at: Date): Kept {
  const { approval_id: approvalId } = snapshot;
  const lines = snapshot.shops.flatMap((shop) => shop.lines);
  const pictures = offers.flatMap(({ variant_id, picture: url }) => (url === null ? [] : [{ variant_id, url }]));
  return {
    approval: {
      approvalId,
      userId: caller.userId,
      clientId: caller.clientId,
      requestId,
      status: 'pending',
      snapshot,
      snapshotHash: hashOf(snapshot),
      pictures,
      pieces: lines.reduce((sum, { quantity }) => sum + quantity, 0),
      differences: [],
      askedAt: at,
      expiresAt: new Date(snapshot.decide_until),
      decidedAt: null,
      decidedSession: null,
      overBudgetAccepted: false,
      endedAt: null,
    },
    shops: snapshot.shops.map(({ merchant, total }, position) => ({
      approvalId,
      merchant,
      position,
      state: 'unopened',
      totalMinor: total.amount_minor,
      currency: total.currency,
      openedAt: null,
      openedSession: null,
      outcomeAt: null,
    })),
  };
}
