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
import { cpuOf } from '../../../libs/testing/bench/cpu.ts';

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

type State = InstanceType<typeof LedgerState>;
const newState = (): State =>
  new LedgerState({ frontier: new TreeFrontier(), heads: new Map(), lastEventId: null, lastRecordedAt: 0 });

/** The process that serves a connection. */
const pidOf = async (query: (text: string) => Promise<unknown>): Promise<number> =>
  ((await query('SELECT pg_backend_pid() AS pid')) as { pid: number }[])[0]?.pid ?? 0;

/** The rows as somebody would insert them who has them as columns. */
const PLAIN_INSERT = `
  WITH given AS (
    SELECT * FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::text[], $5::timestamptz[], $6::text[], $7::text[], $8::text[],
      $9::bytea[], $10::text[], $11::text[], $12::text[], $13::text[], $14::bytea[])
      AS t (index, source, seq, event_id, at, type, operation, decision, actor, client, entity_type, request_id, canonical, leaf)
  ), stored AS (
    INSERT INTO entries (index, source, seq, event_id, at, type, operation, decision, actor, client, entity_type, request_id,
      canonical, leaf, recorded_at) SELECT *, $15::timestamptz FROM given
  ), keyed AS (
    INSERT INTO entry_keys (source, seq, event_id, index) SELECT source, seq, event_id, index FROM given
  )
  INSERT INTO nodes (level, number, hash) SELECT * FROM unnest($16::smallint[], $17::bigint[], $18::bytea[])`;

const plainValues: typeof insertValues = (rows, recordedAt) => {
  const nodes = rows.flatMap((row) => row.nodes);
  return [
    rows.map(({ index }) => index),
    rows.map(({ draft }) => draft.source),
    rows.map(({ draft }) => draft.seq),
    rows.map(({ draft }) => draft.event_id),
    rows.map(({ draft }) => draft.at),
    rows.map(({ draft }) => draft.type),
    rows.map(({ draft }) => draft.operation),
    rows.map(({ draft }) => draft.decision),
    rows.map(({ draft }) => Buffer.from(draft.actor ?? '', 'hex')),
    rows.map(({ draft }) => draft.client),
    rows.map(({ draft }) => draft.entity?.type),
    rows.map(({ draft }) => draft.request_id),
    rows.map(({ canonical }) => canonical),
    rows.map(({ leaf }) => leaf),
    recordedAt,
    nodes.map(({ level }) => level),
    nodes.map(({ index }) => index),
    nodes.map(({ hash }) => hash),
  ];
};

const dir = mkdtempSync(join(tmpdir(), 'atelier-bench-'));
const infra = await startInfra({ dir, durable: true });
try {
  const { adminUrl } = infra.postgres;
  const { secrets } = infra;
  const urlOf = (role: string, database: string): string =>
    databaseUrl(adminUrl, { role, password: secrets.databaseRoles[role], database });
  for (const database of ['ledger', 'raw', 'plain']) {
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
  const plain = new Client({ connectionString: urlOf('audit_app', 'plain') });
  await Promise.all([raw.connect(), plain.connect()]);
  const rawKey = createSecretKey(Buffer.alloc(32, 1));
  let seq = 0;

  type Steps = readonly (() => Promise<unknown>)[];
  const appends = (): Steps =>
    Array.from({ length: batches }, () => {
      const arrivals = Array.from({ length: batch }, () => arrivalOf((seq += 1)));
      return () => intake.take(arrivals, session);
    });
  const inserts = (client: Client, statement: string, valuesOf: typeof insertValues, state: State): Steps =>
    Array.from({ length: batches }, () => {
      const at = new Date();
      const rows = Array.from({ length: batch }, () => state.add(draftOf(eventOf(state.size + 1), rawKey), at));
      const given = valuesOf(rows, at);
      return async () => {
        await client.query('BEGIN');
        await client.query({ name: 'insert', text: statement, values: given });
        await client.query('COMMIT');
      };
    });
  const contestants = [
    { name: 'appender', prepare: appends, pid: await pidOf((text) => session.query(text)) },
    {
      name: 'raw, its statement',
      prepare: (
        (state) => () =>
          inserts(raw, INSERT, insertValues, state)
      )(newState()),
      pid: await pidOf((text) => raw.query(text).then(({ rows }) => rows)),
    },
    {
      name: 'raw, plain columns',
      prepare: (
        (state) => () =>
          inserts(plain, PLAIN_INSERT, plainValues, state)
      )(newState()),
      pid: await pidOf((text) => plain.query(text).then(({ rows }) => rows)),
    },
  ].map((contestant) => ({ ...contestant, rates: [] as number[], ours: [] as number[], database: [] as number[] }));
  for (let round = -1; round < rounds; round += 1) {
    for (const { prepare, pid, rates, ours, database } of contestants) {
      const steps = prepare();
      const [started, cpu, databaseCpu] = [performance.now(), process.cpuUsage(), cpuOf(pid) ?? Number.NaN];
      for (const step of steps) await step();
      if (round < 0) continue;
      const { user, system } = process.cpuUsage(cpu);
      rates.push((batch * batches * 1_000) / (performance.now() - started));
      ours.push((user + system) / (batch * batches));
      database.push(((cpuOf(pid) ?? Number.NaN) - databaseCpu) / (batch * batches));
    }
  }
  const median = (numbers: number[]): number =>
    numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
  console.log(
    `rounds ${rounds}, batches ${batches} of ${batch}, fsync on; medians, processor time for each event in µs`,
  );
  const [first] = contestants;
  for (const { name, rates, ours, database } of contestants) {
    const ratio = median(first?.rates ?? []) / median(rates);
    console.log(
      `${name.padEnd(20)} ${median(rates).toFixed(0).padStart(6)} events/s   appender/this ${ratio.toFixed(2)}   client ${median(ours).toFixed(0)} µs   PostgreSQL ${median(database).toFixed(0)} µs`,
    );
  }

  const sizes = await source.query<{ part: string; bytes: string }[]>(
    `SELECT CASE WHEN relname LIKE 'entries%' THEN 'entries' ELSE relname END AS part, sum(pg_total_relation_size(oid)) AS bytes
     FROM pg_class WHERE relnamespace = 'audit'::regnamespace AND relkind = 'r' GROUP BY 1 HAVING sum(pg_total_relation_size(oid)) / $1 >= 1 ORDER BY 2 DESC`,
    [seq],
  );
  const total = sizes.reduce((sum, { bytes }) => sum + Number(bytes), 0);
  const parts = sizes.map(({ part, bytes }) => `${part} ${(Number(bytes) / seq).toFixed(0)}`).join(', ');
  console.log(`bytes for each event  ${(total / seq).toFixed(0)} (${parts})`);
  await session.release();
  await Promise.all([source.destroy(), raw.end(), plain.end()]);
} finally {
  await infra.stop();
  rmSync(dir, { recursive: true, force: true });
}
