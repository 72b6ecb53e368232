import { setTimeout as sleep } from 'node:timers/promises';
import type { Operation } from '#libs/contracts';
import type { TestDatabase } from '#libs/testing';
import { patient } from '#libs/testing';

/** Tables that are not what a service is about, but how it gets there; and who was seen when, which every call changes. The ledger signs at its own pace. */
const MACHINERY = ['requests', 'outbox', 'outbox_state', 'outbox_consumers', 'connected_clients', 'checkpoints'];
const QUIET_MS = 700;
const SETTLED_WITHIN_MS = 20_000;

/** What writes left behind, as the database has it. */
export class Effects {
  readonly #database: TestDatabase;
  readonly #outboxes: readonly string[];

  private constructor(database: TestDatabase, outboxes: readonly string[]) {
    this.#database = database;
    this.#outboxes = outboxes;
  }

  static async of(database: TestDatabase): Promise<Effects> {
    const found = await database.query<{ schema: string }>(
      `SELECT table_schema AS schema FROM information_schema.tables WHERE table_name = 'outbox' ORDER BY 1`,
    );
    return new Effects(
      database,
      found.map(({ schema }) => schema),
    );
  }

  /** Types of the events of one operation and client: those still in an outbox and those in the ledger, in one snapshot. */
  async events({ name }: Operation, client: string): Promise<string[]> {
    const waiting = this.#outboxes.map(
      (schema) =>
        `SELECT event->>'event_id', event->>'type' FROM ${schema}.outbox WHERE event->>'operation' = $1 AND event->>'client_id' = $2`,
    );
    const rows = await this.#database.query<{ type: string }>(
      `SELECT type FROM (${[
        'SELECT event_id, type FROM audit.entries WHERE operation = $1 AND client = $2',
        ...waiting,
      ].join(' UNION ')}) AS known (event_id, type) ORDER BY 1`,
      [name, client],
    );
    return rows.map(({ type }) => type);
  }

  /** Digest of every table of a service, once nothing moves in it any more and all its events are in the ledger. */
  async settled(service: string): Promise<Record<string, string>> {
    const deadline = performance.now() + patient(SETTLED_WITHIN_MS);
    for (let before = await this.#state(service); ;) {
      await sleep(QUIET_MS);
      const [now, waiting] = [await this.#state(service), await this.#waiting()];
      if (waiting === 0 && JSON.stringify(now) === JSON.stringify(before)) return now;
      if (performance.now() > deadline) throw new Error(`${service} does not come to rest: ${waiting} events wait`);
      before = now;
    }
  }

  async #waiting(): Promise<number> {
    const counts = this.#outboxes.map(
      (schema) =>
        `(SELECT count(*) FROM ${schema}.outbox WHERE event->>'event_id' NOT IN (SELECT event_id FROM audit.entries))`,
    );
    const rows = await this.#database.query<{ waiting: string }>(`SELECT ${counts.join(' + ')} AS waiting`);
    return Number(rows[0]?.waiting);
  }

  async #state(service: string): Promise<Record<string, string>> {
    const schema = service.replaceAll('-', '_');
    const tables = await this.#database.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables
       WHERE table_schema = $1 AND table_type = 'BASE TABLE' AND table_name <> ALL ($2) ORDER BY 1`,
      [schema, MACHINERY],
    );
    const digests = tables.map(
      ({ name }) =>
        `SELECT '${name}' AS name, count(*) || ' rows ' || md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS digest FROM ${schema}.${name} t`,
    );
    const rows = await this.#database.query<{ name: string; digest: string }>(digests.join(' UNION ALL '));
    return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
  }
}
