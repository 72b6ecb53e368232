import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Call } from '#libs/auth';
import {
  approvals,
  type OpenedLinkView,
  type OpenPurchaseLinkInput,
  OperationError,
  type PurchaseLinkView,
  type ReadPurchaseLinkInput,
} from '#libs/contracts';
import { UnitOfWork } from '#libs/outbox';
import { Clock } from '#libs/service-kit';
import { mayMoveShop, REOPEN_MS, statusAt } from '../approvals/approval.rules.ts';
import type { ApprovalShopRow } from '../approvals/approval-shop.entity.ts';
import { aboutOf, known, shopOf } from '../approvals/approval.view.ts';
import { ApprovalsRepository, type Kept } from '../approvals/approvals.repository.ts';
import { PurchaseNow } from '../approvals/purchase-now.ts';
import { Staleness, wantedOf } from '../approvals/staleness.ts';
import { tokenHash } from './link-token.ts';
import type { ShopLink } from './link.rules.ts';
import { type Linked, PurchaseLinksRepository } from './purchase-links.repository.ts';

/** The way to a shop: one time for each shop of an approved purchase, by the person who approved it. */
@Injectable()
export class PurchaseLinksService {
  constructor(
    private readonly tokens: PurchaseLinksRepository,
    private readonly approvals: ApprovalsRepository,
    private readonly purchase: PurchaseNow,
    private readonly staleness: Staleness,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** What a link is, without opening it: for whoever loads its address. */
  async read(call: Call, input: ReadPurchaseLinkInput): Promise<PurchaseLinkView> {
    const linked = await this.linked(call, input.token);
    return this.uow.once(approvals.readPurchaseLink, call, input, async (em) => {
      const kept = known(await this.approvals.find(call.caller.userId, linked.approvalId, em));
      const status = statusAt(kept.approval, this.clock.now());
      const { state } = shopOf(kept, linked.merchant);
      const { name, host } = shown(kept, linked.merchant);
      return {
        answer: { approval_id: linked.approvalId, status, merchant: linked.merchant, name, host, state },
        event: { type: 'approval.link_read', decision: status, ...aboutOf(kept.approval) },
      };
    });
  }

  /** Checks everything once more, and then tells where to go. */
  async open(call: Call, input: OpenPurchaseLinkInput): Promise<OpenedLinkView> {
    const { userId } = call.caller;
    const { approvalId, merchant } = await this.linked(call, input.token);
    const asked = known(await this.approvals.find(userId, approvalId));
    const looked = await this.purchase.look(call, wantedOf(asked.approval));
    return this.uow.once(approvals.openPurchaseLink, call, input, async (em) => {
      const kept = known(await this.approvals.lock(em, userId, approvalId));
      const shop = shopOf(kept, merchant);
      const at = this.clock.now();
      const about = aboutOf(kept.approval);
      const status = statusAt(kept.approval, at);
      const { session } = call.caller;
      const again = shop.openedSession === session && isJustOpened(shop, at);
      if (status !== 'approved' || !(again || mayMoveShop(shop.state, 'opened'))) {
        const decision = status === 'approved' ? 'used' : status;
        return { answer: answerOf(kept, merchant, at), event: { type: 'approval.link_refused', decision, ...about } };
      }
      const merchants = kept.shops.filter((one) => one === shop || one.state === 'unopened').map((one) => one.merchant);
      const now = await this.purchase.hold(em, userId, wantedOf(kept.approval, merchants), looked);
      const differs = this.staleness.differences(kept.approval, now, merchants);
      const link = now.shops.find((one) => one.shop.merchant === merchant)?.link;
      if (differs.length > 0 || !link) {
        const stale = await this.staleness.end(em, kept, differs, at);
        return { answer: answerOf(stale, merchant, at), event: { type: 'approval.stale', ...about } };
      }
      if (!again) await this.markOpened(em, shop, at, session);
      const decision = again ? 'again' : 'opened';
      return {
        answer: answerOf(kept, merchant, at, link),
        event: { type: 'approval.link_opened', decision, ...about },
      };
    });
  }

  private async markOpened(em: EntityManager, shop: ApprovalShopRow, at: Date, session: string | undefined) {
    await this.approvals.changeShop(em, shop, { state: 'opened', openedAt: at, openedSession: session ?? null });
  }

  private async linked({ caller }: Call, token: string): Promise<Linked> {
    const linked = await this.tokens.find(caller.userId, tokenHash(token));
    if (linked) return linked;
    throw new OperationError('NOT_FOUND', 'There is no such link (any more): open the page of the approval again');
  }
}

/** In either direction: clocks of replicas differ, and may be set back. */
const isJustOpened = ({ state, openedAt }: ApprovalShopRow, at: Date): boolean =>
  state === 'opened' && openedAt !== null && Math.abs(at.getTime() - openedAt.getTime()) < REOPEN_MS;

function shown({ approval }: Kept, merchant: string) {
  const shop = approval.snapshot.shops.find((one) => one.merchant === merchant);
  if (!shop) throw new Error('A shop of an approval is in its snapshot');
  return shop;
}

function answerOf(kept: Kept, merchant: string, at: Date, link?: ShopLink): OpenedLinkView {
  const { name, lines } = shown(kept, merchant);
  const { approvalId } = kept.approval;
  const status = statusAt(kept.approval, at);
  return {
    approval_id: approvalId,
    status,
    merchant,
    name,
    kind: link?.kind ?? null,
    targets: link?.targets ?? [],
    lines,
  };
}
