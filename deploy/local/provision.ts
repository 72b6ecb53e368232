import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { DATABASE, databaseUrl } from './database-url.ts';
import type { Secrets } from './secrets.ts';
import { databaseServices, schemaOf } from './services.ts';
import { StartError } from './start-error.ts';

const OLDEST_SERVER = 17;
/** Any number, as long as everybody who provisions uses the same. */
const LOCK_KEY = 727_001;

export interface ProvisionOptions {
  /** Connects as an administrator to any existing database of the server. */
  readonly adminUrl: string;
  readonly secrets: Secrets;
  /** Which database to make; roles belong to the whole server, so several databases share them. */
  readonly database?: string;
  /** False only in tests, whose server may lose data in a crash. */
  readonly durable?: boolean;
}

/** Makes the database, and for each service a schema, two roles and their rights. Idempotent; two at a time wait for each other. */
export async function provision({
  adminUrl,
  secrets,
  database = DATABASE,
  durable = true,
}: ProvisionOptions): Promise<void> {
  await withClient(adminUrl, async (admin) => {
    await requireServer(admin, durable);
    await admin.query('SELECT pg_advisory_lock($1)', [LOCK_KEY]); // ends with the session
    const found = await admin.query('SELECT FROM pg_database WHERE datname = $1', [database]);
    if (found.rowCount === 0) {
      // The built-in locale sorts and folds alike on every system, whatever the server's own default is.
      await admin.query(
        `CREATE DATABASE ${admin.escapeIdentifier(database)} TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'`,
      );
    }
    await withClient(databaseUrl(adminUrl, { database }), (client) => inDatabase(client, secrets));
  });
}

async function inDatabase(client: Client, secrets: Secrets): Promise<void> {
  await client.query('BEGIN');
  await client.query(sql('database.sql'));
  for (const { name } of databaseServices) {
    const schema = schemaOf(name);
    const { [`${schema}_owner`]: owner, [`${schema}_app`]: app } = secrets.databaseRoles;
    await client.query(
      `SELECT set_config('atelier.schema', $1, true), set_config('atelier.owner_password', $2, true), set_config('atelier.app_password', $3, true)`,
      [schema, owner, app],
    );
    await client.query(sql('service.sql'));
  }
  await client.query('COMMIT');
}

async function requireServer(admin: Client, durable: boolean): Promise<void> {
  const { rows } = await admin.query<{ version: string; unsafe: string | null }>(
    `SELECT current_setting('server_version_num') AS version,
            (SELECT string_agg(name, ', ') FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes') AND setting = 'off') AS unsafe`,
  );
  const version = Math.floor(Number(rows[0]?.version) / 10_000);
  if (version < OLDEST_SERVER)
    throw new StartError(
      `Cannot use this PostgreSQL: it is version ${version}, and ${OLDEST_SERVER} or newer is needed. Unset DATABASE_URL to use the embedded one`,
    );
  const unsafe = rows[0]?.unsafe;
  if (durable && unsafe)
    throw new StartError(
      `Cannot use this PostgreSQL: ${unsafe} is off, so a crash could lose what was committed. Turn it on`,
    );
}

function sql(file: string): string {
  return readFileSync(new URL(`../postgres/${file}`, import.meta.url), 'utf8');
}

async function withClient(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'atelier-provision',
  });
  client.on('error', () => undefined); // the failing query reports it too
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
