import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { approvals, type ApprovalStatus, type Total } from '#libs/contracts';
import { advisoryLock } from '#libs/database';
import { forgetRepeats } from '#libs/outbox';
import { monthBounds } from '../budget/budget.rules.ts';
import type { Place } from './approval-cursor.rules.ts';
import { OPEN_MS } from './approval.rules.ts';
import { Approval } from './approval.entity.ts';
import { ApprovalShopRow } from './approval-shop.entity.ts';

/** An approval with its shops in the order they were asked for. */
export interface Kept {
  readonly approval: Approval;
  readonly shops: ApprovalShopRow[];
}

/** How it stands at a moment, `$1`: what is stored, unless its time is over. */
export const STATUS_AT = `CASE WHEN status IN ('pending', 'approved') AND expires_at <= $1 THEN 'expired' ELSE status END`;

@Injectable()
export class ApprovalsRepository {
  constructor(private readonly database: DataSource) {}

  /** Until the end of the transaction, nobody else asks for this person: what counts in their budget stays. */
  async lockPerson(em: EntityManager, userId: string): Promise<void> {
    await em.query('SELECT pg_advisory_xact_lock($1)', [advisoryLock(`commerce.approvals:${userId}`)]);
  }

  find(userId: string, approvalId: string, em: EntityManager = this.database.manager): Promise<Kept | null> {
    return this.withShops(em, em.findOneBy(Approval, { userId, approvalId }));
  }

  /** Under a row lock: two tabs, or two replicas, act in turn. */
  lock(em: EntityManager, userId: string, approvalId: string): Promise<Kept | null> {
    const where = { userId, approvalId };
    return this.withShops(em, em.findOne(Approval, { where, lock: { mode: 'pessimistic_write' } }));
  }

  async add(em: EntityManager, { approval, shops }: Kept): Promise<void> {
    await em.insert(Approval, approval);
    await em.insert(ApprovalShopRow, shops);
  }

  /** What ended may be asked for anew at once: with the first answer, the person would be sent to a page where nothing can be done. */
  async change(em: EntityManager, { approvalId, userId }: Approval, to: Partial<Approval>): Promise<void> {
    await em.update(Approval, { approvalId }, to);
    if (!to.endedAt) return;
    await forgetRepeats(em, approvals.requestPurchaseApproval, userId, { field: 'approval_id', value: approvalId });
  }

  async changeShop(
    em: EntityManager,
    { approvalId, merchant }: ApprovalShopRow,
    to: Partial<ApprovalShopRow>,
  ): Promise<void> {
    await em.update(ApprovalShopRow, { approvalId, merchant }, to);
  }

  async countOpen(em: EntityManager, userId: string, now: Date): Promise<number> {
    const [row] = await em.query<{ open: number }[]>(
      `SELECT count(*)::integer AS open FROM approvals WHERE user_id = $1 AND status IN ('pending', 'approved') AND expires_at > $2`,
      [userId, now],
    );
    return row?.open ?? 0;
  }

  /**
   * What counts in the budget of the month, by currency, leaving one approval out: what is open and not yet opened, and of what was
   * opened this month all but what was not bought.
   */
  async counted(em: EntityManager, userId: string, except: string | null, now: Date): Promise<Total[]> {
    const { from, to } = monthBounds(now);
    // What was opened in the month was asked for at most so long before.
    const since = new Date(from.getTime() - 2 * OPEN_MS);
    const rows = await em.query<{ currency: string; amount: string }[]>(
      `SELECT s.currency, sum(s.total_minor) AS amount FROM approvals a JOIN approval_shops s USING (approval_id)
       WHERE a.user_id = $1 AND a.asked_at >= $2 AND a.approval_id IS DISTINCT FROM $3
         AND ((s.state = 'unopened' AND a.status IN ('pending', 'approved') AND a.expires_at > $4)
           OR (s.state IN ('opened', 'bought') AND s.opened_at >= $5 AND s.opened_at < $6))
       GROUP BY s.currency ORDER BY s.currency`,
      [userId, since, except, now, from, to],
    );
    return rows.map(({ currency, amount }) => ({ amount_minor: Number(amount), currency }));
  }

  /** One more than a page, newest first. */
  async list(
    em: EntityManager,
    userId: string,
    page: { now: Date; statuses?: readonly ApprovalStatus[] | undefined; after: Place | null; limit: number },
  ): Promise<Kept[]> {
    const ids = await em.query<{ approval_id: string }[]>(
      `SELECT approval_id FROM approvals WHERE user_id = $2 AND ($3::text[] IS NULL OR ${STATUS_AT} = ANY ($3))
         AND ($4::timestamptz IS NULL OR (asked_at, approval_id) < ($4, $5)) ORDER BY asked_at DESC, approval_id DESC LIMIT $6`,
      [
        page.now,
        userId,
        page.statuses ?? null,
        page.after?.askedAt ?? null,
        page.after?.approvalId ?? null,
        page.limit + 1,
      ],
    );
    return this.byIds(
      em,
      ids.map(({ approval_id: id }) => id),
    );
  }

  private async byIds(em: EntityManager, ids: readonly string[]): Promise<Kept[]> {
    if (ids.length === 0) return [];
    const [found, shops] = await Promise.all([
      em.find(Approval, {
        where: { approvalId: In([...ids]) },
        order: { askedAt: 'DESC', approvalId: 'DESC' },
      }),
      em.find(ApprovalShopRow, { where: { approvalId: In([...ids]) }, order: { position: 'ASC' } }),
    ]);
    return found.map((approval) => ({
      approval,
      shops: shops.filter(({ approvalId }) => approvalId === approval.approvalId),
    }));
  }

  /** Writes down that their time is over; others are doing the same with other rows. @returns those it was */
  async expire(em: EntityManager, now: Date, limit: number): Promise<Approval[]> {
    const [rows] = await em.query<[{ approval_id: string }[], number]>(
      `UPDATE approvals SET status = 'expired', ended_at = expires_at WHERE approval_id IN (
         SELECT approval_id FROM approvals WHERE status IN ('pending', 'approved') AND expires_at <= $1
         ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED) RETURNING approval_id`,
      [now, limit],
    );
    const ids = rows.map(({ approval_id: id }) => id);
    return ids.length === 0 ? [] : em.findBy(Approval, { approvalId: In(ids) });
  }

  private async withShops(em: EntityManager, found: Promise<Approval | null>): Promise<Kept | null> {
    const approval = await found;
    if (!approval) return null;
    const { approvalId } = approval;
    return { approval, shops: await em.find(ApprovalShopRow, { where: { approvalId }, order: { position: 'ASC' } }) };
  }
}
