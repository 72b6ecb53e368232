import type { DataSourceOptions, EntitySchema, MixedList } from 'typeorm';
import { QuerySpans } from './query-spans.ts';

type Classes = MixedList<string | (new () => object) | EntitySchema>;

interface Options {
  /** Address with the role to use: `<service>_app` at run time, `<service>_owner` for migrations. */
  url: string;
  /** Schema of the service; also its name. */
  schema: string;
  entities: Classes;
  migrations?: (new () => object)[];
  poolSize?: number;
  /** Settings of PostgreSQL for the service's sessions, such as what its planner reckons with. */
  settings?: Readonly<Record<string, string>>;
}

/** A query that takes longer has gone wrong; its caller gave up before. */
const STATEMENT_TIMEOUT_MS = 10_000;

/** How long a service that starts waits for its database: half a minute, looking twice a second. */
export const PATIENCE = { retryAttempts: 60, retryDelay: 500 } as const;

/**
 * TypeORM's settings for a service: its own schema, no automatic changes to it, no extensions created at run time, bounded
 * waits for a connection, a statement and an idle transaction.
 */
export function databaseOptions({
  url,
  schema,
  entities,
  migrations = [],
  poolSize = 10,
  settings = {},
}: Options): DataSourceOptions {
  const session = Object.entries({ search_path: `${schema},public`, ...settings });
  return {
    type: 'postgres',
    url,
    schema,
    entities,
    migrations,
    migrationsTableName: 'migrations',
    synchronize: false,
    installExtensions: false,
    poolSize,
    connectTimeoutMS: 5_000,
    applicationName: `atelier-${schema}`,
    subscribers: [QuerySpans],
    extra: {
      statement_timeout: migrations.length > 0 ? 0 : STATEMENT_TIMEOUT_MS,
      idle_in_transaction_session_timeout: 30_000,
      options: session.map(([name, value]) => `-c ${name}=${value}`).join(' '),
    },
  };
}
