import { type DynamicModule, Module } from '@nestjs/common';
import { PurchaseLinksRepository } from '../links/purchase-links.repository.ts';
import { PurchaseLinksService } from '../links/purchase-links.service.ts';
import { MarketModule } from '../market/market.module.ts';
import { PoliciesModule } from '../policies/policies.module.ts';
import { ApprovalDecisionsService } from './approval-decisions.service.ts';
import { ApprovalPagesService } from './approval-pages.service.ts';
import { ApprovalRequestsService } from './approval-requests.service.ts';
import { ApprovalsController } from './approvals.controller.ts';
import { ApprovalsRepository } from './approvals.repository.ts';
import { ApprovalsService } from './approvals.service.ts';
import { ExpirySweeper } from './expiry-sweeper.ts';
import { PageLinks } from './page-links.ts';
import { PurchaseNow } from './purchase-now.ts';
import { Staleness } from './staleness.ts';

@Module({
  imports: [MarketModule, PoliciesModule],
  controllers: [ApprovalsController],
  providers: [
    PurchaseNow,
    Staleness,
    ApprovalsRepository,
    ApprovalRequestsService,
    ApprovalsService,
    ApprovalDecisionsService,
    ApprovalPagesService,
    PurchaseLinksRepository,
    PurchaseLinksService,
    ExpirySweeper,
  ],
})
export class ApprovalsModule {
  /** @param publicUrl origin of the gateway's pages */
  static at(publicUrl: string): DynamicModule {
    return { module: ApprovalsModule, providers: [{ provide: PageLinks, useValue: new PageLinks(publicUrl) }] };
  }
}
