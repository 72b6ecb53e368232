import { Client } from 'pg';
import { cpuOf } from './cpu.ts';
import { eventOf, startAppender } from './ledger-appender.ts';
import { RawInserts, type Rows, rowsBetween } from './ledger-raw.ts';
import { median } from './ledger-figures.ts';

interface Options {
  readonly rounds: number;
  /** Transactions in a round. */
  readonly batches: number;
  /** Events in a transaction. */
  readonly batch: number;
  /** Address of a migrated database with that name, as `audit_app`. */
  readonly urlOf: (database: string) => string;
  readonly dir: string;
}

const WARM_ROUNDS = 3;
const LEDGER = 'appends to the ledger';
const RAW = 'raw inserts, all its rows';
const RAW_ENTRIES = 'raw inserts, entries only';

/** What a round cost somebody, by event. */
interface Sample {
  readonly rate: number;
  readonly ownMicros: number;
  readonly postgresMicros: number;
}

/** Appends beside raw inserts of the same rows, in turns within each round, each in a database of its own. */
export async function benchAppends({ rounds, batches, batch, urlOf, dir }: Options): Promise<void> {
  const appender = await startAppender(urlOf('ledger'), dir);
  const [raw, rawEntries] = [await RawInserts.connect(urlOf('raw')), await RawInserts.connect(urlOf('entries'))];
  const reader = new Client({ connectionString: urlOf('ledger') });
  await reader.connect();
  try {
    const empty = await sizes(reader);
    const samples = new Map<string, Sample[]>([RAW, LEDGER, RAW_ENTRIES].map((name) => [name, []]));
    let size = 0;
    for (let round = -WARM_ROUNDS; round < rounds; round += 1) {
      const payloads = Array.from({ length: batches }, (_, i) =>
        Array.from({ length: batch }, (_, j) => Buffer.from(JSON.stringify(eventOf(size + i * batch + j + 1)))),
      );
      const measured = async (name: string, pid: number, steps: readonly (() => Promise<void>)[]): Promise<void> => {
        const sample = await measure(pid, batches * batch, steps);
        if (round >= 0) samples.get(name)?.push(sample);
      };
      await measured(
        LEDGER,
        appender.postgresPid,
        payloads.map((events) => () => appender.append(events)),
      );
      const rows: Rows[] = [];
      for (let i = 0; i < batches; i += 1)
        rows.push(await rowsBetween(reader, size + i * batch, size + (i + 1) * batch));
      size += batches * batch;
      await measured(
        RAW,
        raw.postgresPid,
        rows.map((some) => () => raw.insert(some, 'all')),
      );
      await measured(
        RAW_ENTRIES,
        rawEntries.postgresPid,
        rows.map((some) => () => rawEntries.insert(some, 'entries')),
      );
    }
    console.log(`\nAppends: median of ${rounds} rounds of ${batches} transactions with ${batch} events, fsync on`);
    report(samples);
    console.log('\nBytes of an event in the ledger, tables and indexes');
    reportSizes(empty, await sizes(reader), size);
  } finally {
    await Promise.all([appender.close(), raw.close(), rawEntries.close(), reader.end()]);
  }
}

async function measure(pid: number, events: number, steps: readonly (() => Promise<void>)[]): Promise<Sample> {
  const [started, own, postgres] = [performance.now(), process.cpuUsage(), cpuOf(pid) ?? Number.NaN];
  for (const step of steps) await step();
  const seconds = (performance.now() - started) / 1_000;
  const { user, system } = process.cpuUsage(own);
  return {
    rate: events / seconds,
    ownMicros: (user + system) / events,
    postgresMicros: ((cpuOf(pid) ?? Number.NaN) - postgres) / events,
  };
}

function report(samples: ReadonlyMap<string, readonly Sample[]>): void {
  const raw = samples.get(RAW) ?? [];
  const rows = [...samples].map(([name, of]) => [
    name,
    {
      'events/s': Math.round(median(of.map(({ rate }) => rate))),
      // Paired by round, because neighbours in time share the machine's mood.
      'of raw': Number(median(of.map(({ rate }, round) => rate / (raw[round]?.rate ?? Number.NaN))).toFixed(2)),
      'client µs': Math.round(median(of.map(({ ownMicros }) => ownMicros))),
      'postgres µs': Math.round(median(of.map(({ postgresMicros }) => postgresMicros))),
    },
  ]);
  console.table(Object.fromEntries(rows));
}

/** Bytes by part of the ledger; the partitions of `entries` are one. */
async function sizes(client: Client): Promise<Map<string, number>> {
  const { rows } = await client.query<{ part: string; bytes: string }>(
    `SELECT kind || CASE WHEN owner LIKE 'entries%' THEN 'entries' ELSE owner END AS part, sum(pg_relation_size(oid)) AS bytes
     FROM (SELECT c.oid, CASE c.relkind WHEN 'i' THEN 'indexes of ' ELSE '' END AS kind, coalesce(t.relname, c.relname) AS owner
           FROM pg_class c LEFT JOIN pg_index i ON i.indexrelid = c.oid LEFT JOIN pg_class t ON t.oid = i.indrelid
           WHERE c.relnamespace = 'audit'::regnamespace AND c.relkind IN ('r', 'i')) AS parts GROUP BY 1`,
  );
  return new Map(rows.map(({ part, bytes }) => [part, Number(bytes)]));
}

function reportSizes(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>, events: number): void {
  const grown = [...after].map(([part, bytes]) => [part, (bytes - (before.get(part) ?? 0)) / events] as const);
  const shown = grown.filter(([, bytes]) => bytes >= 1).sort(([, a], [, b]) => b - a);
  const total = grown.reduce((sum, [, bytes]) => sum + bytes, 0);
  console.table(
    Object.fromEntries(
      [['all', total] as const, ...shown].map(([part, bytes]) => [part, { bytes: Math.round(bytes) }]),
    ),
  );
}
