import type { DataSourceOptions } from 'typeorm';
import { databaseOptions } from '#libs/database';
import { CreateOutbox1763686800000 } from './migrations/1763686800000-create-outbox.ts';
import { CreateAccess1763708400000 } from './migrations/1763708400000-create-access.ts';
import { CreateConnectedClients1763733600000 } from './migrations/1763733600000-create-connected-clients.ts';
import { CreateUsedStates1763737200000 } from './migrations/1763737200000-create-used-states.ts';
import { CreateWebSessions1764288000000 } from './migrations/1764288000000-create-web-sessions.ts';

const MIGRATIONS = [
  CreateOutbox1763686800000,
  CreateAccess1763708400000,
  CreateConnectedClients1763733600000,
  CreateUsedStates1763737200000,
  CreateWebSessions1764288000000,
];

/** With a pool size: the gateway. Without: the migrations. */
export const gatewayDatabase = (url: string, poolSize?: number): DataSourceOptions =>
  databaseOptions({
    url,
    schema: 'gateway',
    entities: [],
    ...(poolSize ? { poolSize } : { migrations: MIGRATIONS }),
  });
