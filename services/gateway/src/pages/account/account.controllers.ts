import type { Type } from '@nestjs/common';
import { ConsentRequestController } from '../consents/consent-request.controller.ts';
import { ApprovalController } from '../approvals/approval.controller.ts';
import { ApprovalsController } from '../approvals/approvals.controller.ts';
import { GoController } from '../approvals/go.controller.ts';
import { ActivityController } from './activity.controller.ts';
import { AddressController } from './address.controller.ts';
import { ClientsController } from './clients.controller.ts';
import { ConsentsController } from './consents.controller.ts';
import { OverviewController } from './overview.controller.ts';
import { ProfileController } from './profile.controller.ts';
import { TasteController } from './taste.controller.ts';
import { PurchasesController } from './purchases.controller.ts';
import type { Section } from './section.ts';

const SECTIONS: Readonly<Record<Section, Type>> = {
  profile: ProfileController,
  taste: TasteController,
  address: AddressController,
  consents: ConsentsController,
  purchases: PurchasesController,
  activity: ActivityController,
  clients: ClientsController,
};

/** Every page a person signs in to. */
export const ACCOUNT_CONTROLLERS = [
  OverviewController,
  ...Object.values(SECTIONS),
  ConsentRequestController,
  ApprovalsController,
  ApprovalController,
  GoController,
];
