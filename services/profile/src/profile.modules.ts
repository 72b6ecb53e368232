import type { DynamicModule, Type } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PATIENCE } from '#libs/database';
import { outboxModule } from '#libs/outbox';
import type { ServiceConfig } from '#libs/service-kit';
import { AccountModule } from './account/account.module.ts';
import { AddressModule } from './address/address.module.ts';
import { BudgetModule } from './budget/budget.module.ts';
import { ConsentsModule } from './consents/consents.module.ts';
import { profileDatabase } from './profile.database.ts';
import { ProfileModule } from './profile/profile.module.ts';

export const profileModules = (config: ServiceConfig & { publicUrl: string }): (DynamicModule | Type)[] => [
  TypeOrmModule.forRoot({ ...profileDatabase(config.databaseUrl, config.databasePool), ...PATIENCE }),
  outboxModule('profile'),
  ProfileModule,
  AccountModule.at(config.publicUrl),
  ConsentsModule,
  AddressModule,
  BudgetModule,
];
