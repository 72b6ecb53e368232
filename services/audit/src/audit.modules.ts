import type { DynamicModule, Type } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PATIENCE } from '#libs/database';
import type { ConfigOf } from '#libs/config';
import { ActivityModule } from './activity/activity.module.ts';
import { AdminModule } from './admin/admin.module.ts';
import type { auditVariables } from './audit.config.ts';
import { auditDatabase } from './audit.database.ts';
import { loadSigner } from './checkpoints/signing-key.ts';
import { DeadLettersModule } from './dead-letters/dead-letters.module.ts';
import { IntakeModule } from './intake/intake.module.ts';
import { LedgerModule } from './ledger/ledger.module.ts';

export const auditModules = (config: ConfigOf<typeof auditVariables>): (DynamicModule | Type)[] => [
  TypeOrmModule.forRoot({ ...auditDatabase(config.databaseUrl, config.databasePool), ...PATIENCE }),
  LedgerModule.with(
    loadSigner(config.signingKeyFile, config.origin, config.environment !== 'production'),
    config.checkpointDir,
  ),
  IntakeModule,
  DeadLettersModule,
  ActivityModule,
  AdminModule,
];
