import type { DataSourceOptions } from 'typeorm';
import { databaseOptions } from '#libs/database';
import { Approval } from './approvals/approval.entity.ts';
import { ApprovalShopRow } from './approvals/approval-shop.entity.ts';
import { CreateOutbox1764460000000 } from './migrations/1764460000000-create-outbox.ts';
import { CreateApprovals1764460001000 } from './migrations/1764460001000-create-approvals.ts';
import { MerchantPolicy } from './policies/merchant-policy.entity.ts';
import { PersonPolicy } from './policies/person-policy.entity.ts';

const MIGRATIONS = [CreateOutbox1764460000000, CreateApprovals1764460001000];

/** With a pool size: the service. Without: the migrations. */
export const commerceDatabase = (url: string, poolSize?: number): DataSourceOptions =>
  databaseOptions({
    url,
    schema: 'commerce',
    entities: [Approval, ApprovalShopRow, PersonPolicy, MerchantPolicy],
    ...(poolSize ? { poolSize } : { migrations: MIGRATIONS }),
  });
