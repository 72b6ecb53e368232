import type { DynamicModule, Type } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PATIENCE } from '#libs/database';
import { outboxModule } from '#libs/outbox';
import type { ServiceConfig } from '#libs/service-kit';
import { ApprovalsModule } from './approvals/approvals.module.ts';
import { commerceDatabase } from './commerce.database.ts';
import { PoliciesModule } from './policies/policies.module.ts';
import { SupportModule } from './support/support.module.ts';

export const commerceModules = (config: ServiceConfig & { publicUrl: string }): (DynamicModule | Type)[] => [
  TypeOrmModule.forRoot({ ...commerceDatabase(config.databaseUrl, config.databasePool), ...PATIENCE }),
  outboxModule('commerce'),
  PoliciesModule,
  ApprovalsModule.at(config.publicUrl),
  SupportModule,
];
