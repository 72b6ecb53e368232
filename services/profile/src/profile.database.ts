import type { DataSourceOptions } from 'typeorm';
import { databaseOptions } from '#libs/database';
import { CreateProfiles1763683200000 } from './migrations/1763683200000-create-profiles.ts';
import { CreateOutbox1763686800000 } from './migrations/1763686800000-create-outbox.ts';
import { Profile } from './profile/profile.entity.ts';

/** With a pool size: the service. Without: the migrations. */
export const profileDatabase = (url: string, poolSize?: number): DataSourceOptions =>
  databaseOptions({
    url,
    schema: 'profile',
    entities: [Profile],
    ...(poolSize ? { poolSize } : { migrations: [CreateProfiles1763683200000, CreateOutbox1763686800000] }),
  });
