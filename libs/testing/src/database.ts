import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { QueryResultRow } from 'pg';
import { databaseUrl } from '../../../deploy/local/database-url.ts';
import { provision } from '../../../deploy/local/provision.ts';
import type { Facts } from './facts.ts';

/** The database that every test database is copied from: provisioned and migrated once. */
export const TEMPLATE = 'template_atelier';

/** A PostgreSQL database of a test's own, with the roles and rights of production. */
export class TestDatabase {
  readonly name: string;
  readonly #facts: Pick<Facts, 'adminUrl' | 'secrets'>;

  constructor(facts: Pick<Facts, 'adminUrl' | 'secrets'>, name: string) {
    this.#facts = facts;
    this.name = name;
  }

  /** A copy of the migrated template. */
  static async make(facts: Pick<Facts, 'adminUrl' | 'secrets'>): Promise<TestDatabase> {
    const name = freshName();
    await withClient(facts.adminUrl, (admin) => admin.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`));
    return TestDatabase.#provisioned(facts, name); // a copy has no rights on the database as such
  }

  /** Roles and schemas, and no migration has run. */
  static empty(facts: Pick<Facts, 'adminUrl' | 'secrets'>): Promise<TestDatabase> {
    return TestDatabase.#provisioned(facts, freshName());
  }

  static async #provisioned(facts: Pick<Facts, 'adminUrl' | 'secrets'>, name: string): Promise<TestDatabase> {
    await provision({ adminUrl: facts.adminUrl, secrets: facts.secrets, database: name, durable: false });
    return new TestDatabase(facts, name);
  }

  /** Address as a role (`profile_app`), or as the administrator. */
  url(role?: string): string {
    const { adminUrl, secrets } = this.#facts;
    if (role === undefined) return databaseUrl(adminUrl, { database: this.name });
    return databaseUrl(adminUrl, { role, password: secrets.databaseRoles[role], database: this.name });
  }

  /** Rows of one statement, as the administrator unless a role is named. */
  query<R extends QueryResultRow>(text: string, values: unknown[] = [], role?: string): Promise<R[]> {
    return withClient(this.url(role), async (client) => (await client.query<R>(text, values)).rows);
  }
}

const freshName = (): string => `test_${randomBytes(6).toString('hex')}`;

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined); // the failing query reports it too
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
