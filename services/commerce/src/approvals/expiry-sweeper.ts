import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { approvals } from '#libs/contracts';
import { UnitOfWork } from '#libs/outbox';
import { Clock, LOGGER, WorkLoop } from '#libs/service-kit';
import type { Logger } from '#libs/telemetry';
import { aboutOf } from './approval.view.ts';
import { ApprovalsRepository } from './approvals.repository.ts';

const EVERY_MS = 5_000;
const AT_ONCE = 200;

/** Writes down, and records, that the time of an approval is over. Nobody waits for it: every answer looks at the clock itself. */
@Injectable()
export class ExpirySweeper extends WorkLoop {
  constructor(
    private readonly approvals: ApprovalsRepository,
    private readonly database: DataSource,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    super({
      afterErrorMs: EVERY_MS,
      interrupted: 'expired approvals were not written down, it will be tried again',
      logger,
    });
  }

  protected async next(): Promise<number> {
    return (await this.sweep()) < AT_ONCE ? EVERY_MS : 0;
  }

  /** @returns how many it was */
  sweep(): Promise<number> {
    return this.database.transaction(async (em) => {
      const expired = await this.approvals.expire(em, this.clock.now(), AT_ONCE);
      for (const approval of expired) {
        const { userId, clientId, requestId, snapshotHash: digest } = approval;
        const behalf = { operation: approvals.requestPurchaseApproval.name, userId, clientId, requestId, digest };
        await this.uow.record(em, behalf, { type: 'approval.expired', ...aboutOf(approval) });
      }
      return expired.length;
    });
  }
}
