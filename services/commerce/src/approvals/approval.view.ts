import {
  type ApprovalPageView,
  type ApprovalShop,
  type ApprovalStatus,
  type ApprovalSummary,
  type ApprovalView,
  type BudgetView,
  OperationError,
  type PolicyNote,
  type ShopStanding,
  type SnapshotShop,
} from '#libs/contracts';
import { needsTick } from '../budget/budget.rules.ts';
import { isOpen, nextStep, statusAt } from './approval.rules.ts';
import type { Approval } from './approval.entity.ts';
import type { ApprovalShopRow } from './approval-shop.entity.ts';
import type { Kept } from './approvals.repository.ts';
import { toldToClients } from './drift.rules.ts';
import type { PageLinks } from './page-links.ts';

/** Missing and not yours answer alike. @throws OperationError `NOT_FOUND` */
export function known(kept: Kept | null): Kept {
  if (kept) return kept;
  throw new OperationError('NOT_FOUND', 'There is no such approval: list_approvals lists those there are');
}

export function shopOf({ shops }: Kept, merchant: string): ApprovalShopRow {
  const shop = shops.find((one) => one.merchant === merchant);
  if (shop) return shop;
  throw new OperationError('NOT_FOUND', 'There is no such shop in this approval: take merchant from its shops');
}

/** What an event is about: what was shown. Whoever knows the hash of the page finds every step of it in the ledger. */
export const aboutOf = ({ snapshotHash }: Approval) => ({ entityType: 'approval', entityId: snapshotHash });

export function toApprovalView(kept: Kept, now: Date, links: PageLinks): ApprovalView {
  const { approval } = kept;
  const status = statusAt(approval, now);
  return {
    approval_id: approval.approvalId,
    status,
    url: urlOf(kept, status, links),
    expires_at: isOpen(status) ? approval.expiresAt.toISOString() : null,
    asked_at: approval.askedAt.toISOString(),
    shops: approval.snapshot.shops.map((shop) => toShop(shop, kept)),
    totals: approval.snapshot.totals,
    budget: approval.snapshot.budget.effect,
    differences: toldToClients(approval.differences),
    pictures: approval.pictures,
    snapshot_hash: approval.snapshotHash,
    next_step: nextStep(
      status,
      kept.shops.map(({ state }) => state),
    ),
  };
}

export function toSummary(kept: Kept, now: Date, links: PageLinks): ApprovalSummary {
  const { approval } = kept;
  const status = statusAt(approval, now);
  return {
    approval_id: approval.approvalId,
    status,
    url: urlOf(kept, status, links),
    asked_at: approval.askedAt.toISOString(),
    expires_at: isOpen(status) ? approval.expiresAt.toISOString() : null,
    pieces: approval.pieces,
    shops: approval.snapshot.shops.map((shop) => {
      const { merchant, name, state, total } = toShop(shop, kept);
      return { merchant, name, state, total };
    }),
  };
}

interface PageFacts {
  readonly budget: BudgetView;
  readonly policies: PolicyNote[];
  /** By merchant, of the shops that can be opened. */
  readonly tokens: ReadonlyMap<string, string>;
}

export function toPageView(kept: Kept, now: Date, { budget, policies, tokens }: PageFacts): ApprovalPageView {
  const { approval, shops } = kept;
  const status = statusAt(approval, now);
  const ended = approval.endedAt ?? (status === 'expired' ? approval.expiresAt : null);
  return {
    approval_id: approval.approvalId,
    status,
    snapshot: approval.snapshot,
    snapshot_hash: approval.snapshotHash,
    pictures: approval.pictures,
    budget_now: budget,
    needs_budget_tick: status === 'pending' && needsTick(budget),
    shops: shops.map((shop) => toStanding(shop, tokens.get(shop.merchant) ?? null)),
    differences: approval.differences,
    policies,
    decided_at: approval.decidedAt?.toISOString() ?? null,
    over_budget_accepted: approval.overBudgetAccepted,
    expires_at: isOpen(status) ? approval.expiresAt.toISOString() : null,
    ended_at: ended?.toISOString() ?? null,
  };
}

const toStanding = (shop: ApprovalShopRow, token: string | null): ShopStanding => ({
  merchant: shop.merchant,
  state: shop.state,
  opened_at: shop.openedAt?.toISOString() ?? null,
  outcome_at: shop.outcomeAt?.toISOString() ?? null,
  token,
  can_answer: shop.state === 'opened',
});

function toShop({ merchant, name, total, lines }: SnapshotShop, kept: Kept): ApprovalShop {
  return { merchant, name, state: shopOf(kept, merchant).state, total, lines };
}

/** Something can be done on the page while it is open, and while a shop was opened and nothing was said of it. */
const urlOf = ({ approval, shops }: Kept, status: ApprovalStatus, links: PageLinks): string | null =>
  isOpen(status) || shops.some(({ state }) => state === 'opened') ? links.approval(approval.approvalId) : null;
