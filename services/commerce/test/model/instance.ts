import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import type { Call } from '#libs/auth';
import { UnitOfWork } from '#libs/outbox';
import type { TestDatabase } from '#libs/testing';
import { createLogger } from '#libs/telemetry';
import { ApprovalDecisionsService } from '../../src/approvals/approval-decisions.service.ts';
import { ApprovalPagesService } from '../../src/approvals/approval-pages.service.ts';
import { ApprovalRequestsService } from '../../src/approvals/approval-requests.service.ts';
import { ApprovalsRepository } from '../../src/approvals/approvals.repository.ts';
import { ApprovalsService } from '../../src/approvals/approvals.service.ts';
import { ExpirySweeper } from '../../src/approvals/expiry-sweeper.ts';
import { PageLinks } from '../../src/approvals/page-links.ts';
import { PurchaseNow } from '../../src/approvals/purchase-now.ts';
import { Staleness } from '../../src/approvals/staleness.ts';
import { commerceDatabase } from '../../src/commerce.database.ts';
import { PurchaseLinksRepository } from '../../src/links/purchase-links.repository.ts';
import { PurchaseLinksService } from '../../src/links/purchase-links.service.ts';
import { PoliciesRepository } from '../../src/policies/policies.repository.ts';
import { PoliciesService } from '../../src/policies/policies.service.ts';
import type { World } from './world.ts';

/** The services as one process has them, on a real database, in a world of the test's. A new one is what comes after a crash. */
export class Instance {
  readonly requests: ApprovalRequestsService;
  readonly approvals: ApprovalsService;
  readonly pages: ApprovalPagesService;
  readonly decisions: ApprovalDecisionsService;
  readonly links: PurchaseLinksService;
  readonly policies: PoliciesService;
  readonly sweeper: ExpirySweeper;

  private constructor(
    private readonly database: DataSource,
    world: World,
  ) {
    const { clock } = world;
    const uow = new UnitOfWork({
      database,
      source: 'commerce',
      contract: 'test',
      now: () => clock.now(),
      nextId: () => {
        world.beforeEvent();
        return randomUUID();
      },
      committed: () => world.afterCommit(),
    });
    const rows = new ApprovalsRepository(database);
    const limits = new PoliciesRepository(database);
    const tokens = new PurchaseLinksRepository(database);
    const pages = new PageLinks('https://atelier.example');
    const now = new PurchaseNow(world, limits, pages);
    const staleness = new Staleness(rows);
    this.requests = new ApprovalRequestsService(rows, now, pages, uow, clock);
    this.approvals = new ApprovalsService(rows, pages, uow, clock);
    this.decisions = new ApprovalDecisionsService(rows, now, staleness, pages, uow, clock);
    this.pages = new ApprovalPagesService(rows, tokens, now, staleness, this.decisions, uow, clock);
    this.links = new PurchaseLinksService(tokens, rows, now, staleness, uow, clock);
    this.policies = new PoliciesService(limits, world, uow, clock);
    this.sweeper = new ExpirySweeper(rows, database, uow, clock, createLogger('test', 'silent'));
  }

  static async start(database: TestDatabase, world: World): Promise<Instance> {
    const source = new DataSource(commerceDatabase(database.url('commerce_app'), 3));
    await source.initialize();
    return new Instance(source, world);
  }

  async end(): Promise<void> {
    await this.database.destroy();
  }
}

export const callOf = (userId: string, session = 'session-1'): Call => ({
  caller: { userId, clientId: 'an-app', scopes: new Set(), session },
  service: 'gateway',
  requestId: 'a-request',
  deadline: Number.MAX_SAFE_INTEGER,
  again: true,
  answer: { isRepeated: false },
});
