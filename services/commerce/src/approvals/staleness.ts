import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ApprovalDifference, WantedLine } from '#libs/contracts';
import { personTerms } from '../policies/policy.rules.ts';
import type { Approval } from './approval.entity.ts';
import { ApprovalsRepository, type Kept } from './approvals.repository.ts';
import { differences } from './drift.rules.ts';
import type { Now } from './purchase-now.ts';

/** What a purchase is for: of the shops given, of all unless given. */
export const wantedOf = ({ snapshot }: Approval, merchants?: readonly string[]): WantedLine[] =>
  snapshot.shops
    .filter(({ merchant }) => merchants?.includes(merchant) ?? true)
    .flatMap(({ lines }) => lines.map(({ variant_id, quantity }) => ({ variant_id, quantity })));

/** Holds what was shown against what is true, and ends what no longer is. */
@Injectable()
export class Staleness {
  constructor(private readonly approvals: ApprovalsRepository) {}

  differences({ snapshot }: Approval, now: Now, merchants?: readonly string[]): ApprovalDifference[] {
    const shown = snapshot.shops.filter(({ merchant }) => merchants?.includes(merchant) ?? true);
    const shops = now.shops.map(({ shop }) => shop);
    return differences(shown, shops, { shown: snapshot.terms, now: personTerms(now.person) });
  }

  /** Under the approval's row lock. @returns the approval as it is then */
  async end(em: EntityManager, kept: Kept, differs: ApprovalDifference[], at: Date): Promise<Kept> {
    const to: Partial<Approval> = { status: 'stale', endedAt: at, differences: differs };
    await this.approvals.change(em, kept.approval, to);
    return { ...kept, approval: { ...kept.approval, ...to } };
  }
}
