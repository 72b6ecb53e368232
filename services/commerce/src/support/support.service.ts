import { Injectable } from '@nestjs/common';
import type { Call } from '#libs/auth';
import {
  approvalsSupport,
  type SearchApprovalsInput,
  type SupportApproval,
  type SupportApprovalsView,
} from '#libs/contracts';
import { UnitOfWork } from '#libs/outbox';
import { Clock } from '#libs/service-kit';
import { cursorOf, placeOf } from '../approvals/approval-cursor.rules.ts';
import { type SupportRow, SupportRepository } from './support.repository.ts';

const DEFAULT_LIMIT = 50;

/** For operators who help a person; that they looked is recorded. */
@Injectable()
export class SupportService {
  constructor(
    private readonly found: SupportRepository,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  search(call: Call, input: SearchApprovalsInput): Promise<SupportApprovalsView> {
    const { limit = DEFAULT_LIMIT, cursor } = input;
    const after = placeOf(cursor);
    return this.uow.once(approvalsSupport.searchApprovals, call, input, async (em) => {
      const rows = await this.found.search(em, input, { now: this.clock.now(), after, limit });
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      const next = last ? cursorOf({ askedAt: last.asked_at.toISOString(), approvalId: last.approval_id }) : null;
      return {
        answer: { approvals: shown.map(toSupportView), next_cursor: next },
        event: { type: 'approval.searched', entityType: 'approvals', entityId: input.approval_id ?? 'several' },
      };
    });
  }
}

const toSupportView = ({ asked_at, decided_at, ended_at, ...row }: SupportRow): SupportApproval => ({
  ...row,
  asked_at: asked_at.toISOString(),
  decided_at: decided_at?.toISOString() ?? null,
  ended_at: ended_at?.toISOString() ?? null,
});
