import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SearchApprovalsInput, SupportApproval } from '#libs/contracts';
import type { Place } from '../approvals/approval-cursor.rules.ts';
import { STATUS_AT } from '../approvals/approvals.repository.ts';

/** What support sees of an approval. */
export interface SupportRow {
  readonly approval_id: string;
  readonly status: SupportApproval['status'];
  readonly client_id: string;
  readonly asked_at: Date;
  readonly decided_at: Date | null;
  readonly ended_at: Date | null;
  readonly pieces: number;
  readonly snapshot_hash: string;
  readonly shops: SupportApproval['shops'];
}

@Injectable()
export class SupportRepository {
  /** One more than a page, newest first. */
  search(
    em: EntityManager,
    { approval_id: id, user_id: userId, merchant, status }: SearchApprovalsInput,
    page: { now: Date; after: Place | null; limit: number },
  ): Promise<SupportRow[]> {
    const values: unknown[] = [page.now];
    const given = (value: unknown): string => `$${values.push(value)}`;
    const conditions = ['true'];
    if (id !== undefined) conditions.push(`approval_id = ${given(id)}`);
    if (userId !== undefined) conditions.push(`user_id = ${given(userId)}`);
    if (merchant !== undefined) {
      conditions.push(`approval_id IN (SELECT approval_id FROM approval_shops WHERE merchant = ${given(merchant)})`);
    }
    // By the stored status, for the index; whose time is over but is not yet written down is left to the page that follows.
    if (status !== undefined) conditions.push(`status = ${given(status)} AND ${STATUS_AT} = status`);
    if (page.after) {
      conditions.push(`(asked_at, approval_id) < (${given(page.after.askedAt)}, ${given(page.after.approvalId)})`);
    }
    return em.query<SupportRow[]>(
      `SELECT approval_id, ${STATUS_AT} AS status, client_id, asked_at, decided_at, coalesce(ended_at, CASE WHEN expires_at <= $1 THEN expires_at END) AS ended_at,
         pieces, snapshot_hash, (SELECT json_agg(json_build_object('merchant', s.merchant, 'state', s.state) ORDER BY s.position)
           FROM approval_shops s WHERE s.approval_id = a.approval_id) AS shops
       FROM approvals a WHERE ${conditions.join(' AND ')} ORDER BY asked_at DESC, approval_id DESC LIMIT ${given(page.limit + 1)}`,
      values,
    );
  }
}
