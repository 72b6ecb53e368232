import type { DataSourceOptions } from 'typeorm';
import { databaseOptions } from '#libs/database';
import { CreateLedger1763690400000 } from './migrations/1763690400000-create-ledger.ts';

/** With a pool size: the service. Without: the migrations. */
export const auditDatabase = (url: string, poolSize?: number): DataSourceOptions =>
  databaseOptions({
    url,
    schema: 'audit',
    entities: [],
    ...(poolSize ? { poolSize } : { migrations: [CreateLedger1763690400000] }),
  });
