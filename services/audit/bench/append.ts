import { createSecretKey, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { databaseUrl } from '../../../deploy/local/database-url.ts';
import { startInfra } from '../../../deploy/local/infra.ts';
import { provision } from '../../../deploy/local/provision.ts';

const HELP = `Usage: npm run build && node services/audit/bench/append.ts [--rounds 7] [--batches 40] [--batch 256]

Appends events to the ledger as the service does (read, checked, ordered, hashed, stored), and beside it, in turns and in another
database of the same server, inserts rows of the same form: with the ledger's own statement, and into "entries" alone. PostgreSQL
is durable (fsync on), one connection, a commit for each batch. Prints medians of the rounds, and bytes for each event.
`;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    batches: { type: 'string', default: '40' },
    batch: { type: 'string', default: '256' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  process.stdout.write(HELP);
  process.exit(0);
}
const [rounds, batches, batch] = [Number(values.rounds), Number(values.batches), Number(values.batch)];

/** The service as it was built: its classes have decorators, which Node does not run from source. */
const built = <T>(path: string): Promise<T> =>
  import(new URL(`../../../dist/services/audit/src/${path}.js`, import.meta.url).href) as Promise<T>;
const { auditDatabase } = await built<typeof import('../src/audit.database.ts')>('audit.database');
const { ActorKeys } = await built<typeof import('../src/ledger/actor-keys.ts')>('ledger/actor-keys');
const { Ledger } = await built<typeof import('../src/ledger/ledger.ts')>('ledger/ledger');
const { LedgerState } = await built<typeof import('../src/ledger/ledger-state.ts')>('ledger/ledger-state');
const { draftOf } = await built<typeof import('../src/ledger/entry-draft.ts')>('ledger/entry-draft');
const { INSERT, insertValues } =
  await built<typeof import('../src/ledger/ledger-transaction.ts')>('ledger/ledger-transaction');
const { Intake } = await built<typeof import('../src/intake/intake.ts')>('intake/intake');
const { DeadLetterBox } =
  await built<typeof import('../src/dead-letters/dead-letter-box.ts')>('dead-letters/dead-letter-box');
const { CheckpointGuard } =
  await built<typeof import('../src/checkpoints/checkpoint-guard.ts')>('checkpoints/checkpoint-guard');
const { OutsideCheckpoints } = await built<typeof import('../src/checkpoints/outside-checkpoints.ts')>(
  'checkpoints/outside-checkpoints',
);
const { migrate } = await import('#libs/database');
const { newNoteKey, noteVerifier, TreeFrontier } = await import('#libs/ledger');
const { createLogger } = await import('#libs/telemetry');

const USERS = Array.from({ length: 500 }, () => `auth0|${randomUUID()}`);

/** An event as it comes on the stream. */
const arrivalOf = (seq: number) => ({
  subject: 'events.profile',
  deliveries: 1,
  payload: Buffer.from(JSON.stringify(eventOf(seq))),
});
const eventOf = (seq: number) => {
  const user = USERS[seq % USERS.length] ?? '';
  return {
    v: 1 as const,
    event_id: randomUUID(),
    source: 'profile',
    seq,
    at: new Date().toISOString(),
    type: 'profile.sizes_set',
    operation: 'profile.set_sizes',
    decision: 'done',
    entity_type: 'profile',
    entity_id: user,
    user_id: user,
    client_id: 'https://chatgpt.com/oauth/client.json',
    args_digest: 'a'.repeat(64),
    request_id: randomUUID(),
    trace_id: randomUUID().replaceAll('-', ''),
    contract: '0.1.0',
  };
};

const dir = mkdtempSync(join(tmpdir(), 'atelier-bench-'));
const infra = await startInfra({ dir, durable: true });
try {
  const { adminUrl } = infra.postgres;
  const { secrets } = infra;
  const urlOf = (role: string, database: string): string =>
    databaseUrl(adminUrl, { role, password: secrets.databaseRoles[role], database });
  for (const database of ['ledger', 'raw', 'entries']) {
    await provision({ adminUrl, secrets, database });
    await migrate(auditDatabase(urlOf('audit_owner', database)));
  }

  const source = await new DataSource(auditDatabase(urlOf('audit_app', 'ledger'), 2)).initialize();
  const session = source.createQueryRunner();
  const logger = createLogger('bench', 'silent');
  const key = noteVerifier(newNoteKey('bench.example/ledger').verifier);
  const guard = new CheckpointGuard(new OutsideCheckpoints(join(dir, 'checkpoints'), key), logger);
  const ledger = new Ledger(source, new ActorKeys(source), guard, { now: () => new Date() });
  const intake = new Intake(ledger, new DeadLetterBox({ next: () => randomUUID() }, 'bench'), logger);

  const raw = new Client({ connectionString: urlOf('audit_app', 'raw') });
  const entries = new Client({ connectionString: urlOf('audit_app', 'entries') });
  await Promise.all([raw.connect(), entries.connect()]);
  const rawState = new LedgerState({
    frontier: new TreeFrontier(),
    heads: new Map(),
    lastEventId: null,
    lastRecordedAt: 0,
  });
  const rawKey = createSecretKey(Buffer.alloc(32, 1));
  let seq = 0;
  let rawSeq = 0;

  /** Seconds it takes to run every step, without making them. */
  async function timed(steps: readonly (() => Promise<unknown>)[]): Promise<number> {
    const started = performance.now();
    for (const step of steps) await step();
    return (performance.now() - started) / 1_000;
  }
  const appends = () =>
    Array.from({ length: batches }, () => {
      const arrivals = Array.from({ length: batch }, () => arrivalOf((seq += 1)));
      return () => intake.take(arrivals, session);
    });
  const committed = (client: Client, text: string, given: unknown[]) => async () => {
    await client.query('BEGIN');
    await client.query(text, given);
    await client.query('COMMIT');
  };
  const rows = () =>
    Array.from({ length: batches }, () => {
      const at = new Date();
      return insertValues(
        Array.from({ length: batch }, () => rawState.add(draftOf(eventOf((rawSeq += 1)), rawKey), at)),
        at,
      );
    });
  const ENTRIES_ONLY = `INSERT INTO entries (index, source, seq, event_id, at, type, operation, decision, actor, client, entity_type,
    request_id, canonical, leaf, recorded_at) SELECT t.*, $15::timestamptz FROM unnest($1::bigint[], $2::text[], $3::bigint[],
    $4::text[], $5::timestamptz[], $6::text[], $7::text[], $8::text[], $9::bytea[], $10::text[], $11::text[], $12::text[],
    $13::text[], $14::bytea[]) AS t`;

  const rates: Record<'appender' | 'same rows' | 'entries only', number[]> = {
    appender: [],
    'same rows': [],
    'entries only': [],
  };
  await timed(appends());
  const warm = rows();
  await timed(warm.map((given) => committed(raw, INSERT, given)));
  await timed(warm.map((given) => committed(entries, ENTRIES_ONLY, given.slice(0, 15))));
  for (let round = 0; round < rounds; round += 1) {
    const [some, others] = [appends(), rows()];
    rates.appender.push((batch * batches) / (await timed(some)));
    rates['same rows'].push((batch * batches) / (await timed(others.map((given) => committed(raw, INSERT, given)))));
    rates['entries only'].push(
      (batch * batches) / (await timed(others.map((given) => committed(entries, ENTRIES_ONLY, given.slice(0, 15))))),
    );
  }
  const median = (numbers: number[]): number =>
    numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
  const [appender, same, only] = [median(rates.appender), median(rates['same rows']), median(rates['entries only'])];
  console.log(`rounds ${rounds}, batches ${batches} of ${batch}, fsync on`);
  console.log(`appender            ${appender.toFixed(0)} events/s`);
  console.log(`raw, same rows      ${same.toFixed(0)} events/s   appender / raw = ${(appender / same).toFixed(2)}`);
  console.log(`raw, entries alone  ${only.toFixed(0)} events/s   appender / raw = ${(appender / only).toFixed(2)}`);

  const sizes = await source.query<{ part: string; bytes: string }[]>(
    `SELECT CASE WHEN relname LIKE 'entries%' THEN 'entries' ELSE relname END AS part, sum(pg_total_relation_size(oid)) AS bytes
     FROM pg_class WHERE relnamespace = 'audit'::regnamespace AND relkind = 'r' GROUP BY 1 HAVING sum(pg_total_relation_size(oid)) / $1 >= 1 ORDER BY 2 DESC`,
    [seq],
  );
  const total = sizes.reduce((sum, { bytes }) => sum + Number(bytes), 0);
  const parts = sizes.map(({ part, bytes }) => `${part} ${(Number(bytes) / seq).toFixed(0)}`).join(', ');
  console.log(`bytes for each event  ${(total / seq).toFixed(0)} (${parts})`);
  await session.release();
  await Promise.all([source.destroy(), raw.end(), entries.end()]);
} finally {
  await infra.stop();
  rmSync(dir, { recursive: true, force: true });
}
