import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** Page views whose links work at the same time; with the next one the oldest stops to. */
const TOKENS_PER_SHOP = 20;

/** The shop of an approval that a token stands for. */
export interface Linked {
  readonly approvalId: string;
  readonly merchant: string;
}

@Injectable()
export class PurchaseLinksRepository {
  constructor(private readonly database: DataSource) {}

  /** Whose token it is; of another person's nothing is known. */
  async find(userId: string, tokenSha256: string): Promise<Linked | null> {
    const [row] = await this.database.query<Linked[]>(
      `SELECT l.approval_id AS "approvalId", l.merchant FROM purchase_links l JOIN approvals a USING (approval_id)
       WHERE l.token_sha256 = $1 AND a.user_id = $2`,
      [tokenSha256, userId],
    );
    return row ?? null;
  }

  /** Under the row lock of the approval. */
  async add(em: EntityManager, { approvalId, merchant }: Linked, tokenSha256: string, now: Date): Promise<void> {
    await em.query(
      'INSERT INTO purchase_links (token_sha256, approval_id, merchant, made_at) VALUES ($1, $2, $3, $4)',
      [tokenSha256, approvalId, merchant, now],
    );
    await em.query(
      `DELETE FROM purchase_links WHERE token_sha256 IN (
         SELECT token_sha256 FROM purchase_links WHERE approval_id = $1 AND merchant = $2 AND token_sha256 <> $3
         ORDER BY made_at DESC OFFSET ${TOKENS_PER_SHOP - 1})`,
      [approvalId, merchant, tokenSha256],
    );
  }
}
