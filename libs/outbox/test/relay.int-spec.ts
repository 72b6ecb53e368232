import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { DataSource } from 'typeorm';
import { databaseOptions } from '#libs/database';
import { askedSubject, committedSubject, ensureStream, EVENT_STREAM, Relay } from '#libs/outbox';
import { createLogger } from '#libs/telemetry';
import { msUntil, readFacts, TestBed } from '#libs/testing';

const SOURCE = 'profile';
let bed: TestBed;
let database: DataSource;
let profile: NatsConnection;
let audit: NatsConnection;
let relays: Relay[];

beforeEach(async () => {
  const facts = readFacts();
  bed = await TestBed.make(facts);
  const options = databaseOptions({
    url: bed.database.url('profile_app'),
    schema: 'profile',
    entities: [],
    poolSize: 10,
  });
  database = await new DataSource(options).initialize();
  const as = (user: string): Promise<NatsConnection> =>
    connect({ servers: bed.natsUrl, user, pass: facts.secrets.natsUsers[user] ?? '', inboxPrefix: `_INBOX.${user}` });
  [profile, audit] = await Promise.all([as(SOURCE), as('audit')]);
  await ensureStream(await jetstreamManager(audit, { checkAPI: false }));
  relays = [];
});
afterEach(async () => {
  await Promise.all(relays.map((relay) => relay.stop()));
  await Promise.all([database.destroy(), profile.close(), audit.close()]);
});

function start(): Relay {
  const relay = new Relay({
    database,
    connection: profile,
    source: SOURCE,
    consumers: ['audit'],
    logger: createLogger('test', 'silent'),
  });
  relays.push(relay);
  relay.start();
  return relay;
}

const queue = (count: number): Promise<unknown> =>
  database.query(
    `INSERT INTO outbox (event_id, event) SELECT gen_random_uuid(), jsonb_build_object('n', n) FROM generate_series(1, $1::int) n`,
    [count],
  );

const rows = (): Promise<{ seq: number | null; n: number; sent: boolean }[]> =>
  database.query(`SELECT seq::int, (event->>'n')::int AS n, sent_at IS NOT NULL AS sent FROM outbox ORDER BY id`);
const untilSeqs = (...seqs: number[]): Promise<unknown> =>
  msUntil(async () => {
    const found = await rows();
    return found.every(({ sent }) => sent) && JSON.stringify(found.map(({ seq }) => seq)) === JSON.stringify(seqs);
  });
const stored = async (): Promise<number> =>
  (await (await jetstreamManager(audit, { checkAPI: false })).streams.info(EVENT_STREAM)).state.messages;
const announce = (seq: unknown): void => audit.publish(committedSubject(SOURCE, 'audit'), JSON.stringify({ seq }));
/** The ledger, answering whoever asks with a number. */
function ledgerAt(seq: number): void {
  audit.subscribe(askedSubject(SOURCE), { callback: () => announce(seq) });
}
const age = (by: string): Promise<unknown> =>
  database.query(`UPDATE outbox SET created_at = created_at - $1::interval, sent_at = sent_at - $1::interval`, [by]);

describe('Relay', () => {
  test('relay, rows with gaps in their ids, numbers them without gaps and sends them in order', async () => {
    ledgerAt(0);
    await queue(3);
    await expect(
      database.transaction(async (em) => {
        await em.query(`INSERT INTO outbox (event_id, event) VALUES ('${randomUUID()}', '{}')`);
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    await queue(2);
    start();
    await untilSeqs(1, 2, 3, 4, 5);
    expect(await stored()).toBe(5);
  });

  test('relay, its consumer silent, numbers and sends nothing; once it speaks, it does', async () => {
    await queue(2);
    start();
    await sleep(1_200);
    expect(await rows()).toEqual([
      { seq: null, n: 1, sent: false },
      { seq: null, n: 2, sent: false },
    ]);
    announce(0);
    await untilSeqs(1, 2);
  });

  test('relay, its consumer silent, looks for answers to forget once a minute, not at every look', async () => {
    const expired = (key: string): Promise<unknown> =>
      database.query(
        `INSERT INTO requests (user_id, operation, key, digest, expires_at) VALUES ('u', 'o', $1, 'd', now() - interval '1 day')`,
        [key],
      );
    const keys = (): Promise<{ key: string }[]> => database.query('SELECT key FROM requests');
    await expired('before');
    start();
    await msUntil(async () => (await keys()).length === 0);
    await expired('after');
    await sleep(1_200);
    expect(await keys()).toEqual([{ key: 'after' }]);
  });

  test('relay, something else than a number announced, goes on as if nothing had been said', async () => {
    start();
    await sleep(300);
    audit.publish(committedSubject(SOURCE, 'audit'), '{"seq":');
    for (const nonsense of ['3', -1, 1.5, null, 1e300]) announce(nonsense);
    audit.publish(committedSubject(SOURCE, 'somebody'), '{"seq":7}');
    await queue(1);
    announce(0);
    await untilSeqs(1);
  });

  test('relay, events announced as committed, does not send them again, and forgets them after a week', async () => {
    ledgerAt(3);
    await database.query('UPDATE outbox_state SET last_seq = 4');
    await database.query(
      `INSERT INTO outbox (event_id, event, seq, sent_at, created_at)
       SELECT gen_random_uuid(), jsonb_build_object('n', n), n, now() - interval '1 hour',
         now() - CASE WHEN n = 3 THEN interval '6 days' ELSE interval '8 days' END FROM generate_series(1, 4) n`,
    );
    start();
    await msUntil(async () => (await rows()).length === 2);
    expect((await rows()).map(({ seq }) => seq)).toEqual([3, 4]);
    await msUntil(async () => (await stored()) === 1);
    // Kept beside the forgetting, in a statement of its own.
    const kept = () => database.query<object[]>('SELECT consumer, committed::int FROM outbox_consumers');
    await msUntil(async () => (await kept()).length > 0);
    expect(await kept()).toEqual([{ consumer: 'audit', committed: 3 }]);
  });

  test('relay, restarted after everything was forgotten, goes on counting where it was', async () => {
    ledgerAt(2);
    await database.query('UPDATE outbox_state SET last_seq = 2');
    await queue(1);
    start();
    await untilSeqs(3);
  });

  test('relay, a second one, waits; when the first stops, it takes over within 5 seconds', async () => {
    ledgerAt(0);
    const first = start();
    await sleep(300);
    start();
    await queue(1);
    await untilSeqs(1);
    await first.stop();
    await queue(1);
    await msUntil(async () => (await stored()) === 2, 5_000);
  });

  test('relay, its database session ended by the server, leads again with another', async () => {
    ledgerAt(0);
    start();
    await queue(1);
    await untilSeqs(1);
    const holders = `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND classid = 7240114
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
    expect(await bed.database.query(holders)).toHaveLength(1);
    await queue(1);
    await untilSeqs(1, 2);
  });

  test('relay, events nobody announced in time, sends them again', async () => {
    ledgerAt(0);
    await queue(2);
    start();
    await untilSeqs(1, 2);
    await age('1 minute');
    const fresh = `SELECT FROM outbox WHERE sent_at > now() - interval '30 seconds'`;
    await msUntil(async () => (await database.query<unknown[]>(fresh)).length === 2);
  });
});

describe('a database set back', () => {
  test('relay, the ledger further than the last number, goes on after the ledger’s and gives no number twice', async () => {
    ledgerAt(1_000);
    await database.query('UPDATE outbox_state SET last_seq = 100');
    await queue(2);
    start();
    await untilSeqs(1_001, 1_002);
  });

  test('relay, what it numbered before it learnt of that, gets other numbers and is sent anew', async () => {
    announce(0);
    start();
    await sleep(200);
    announce(0);
    await queue(2);
    await untilSeqs(1, 2);
    announce(50);
    await untilSeqs(51, 52);
  });

  test('relay, a ledger set back, sends again what the ledger has lost', async () => {
    ledgerAt(3);
    await database.query('UPDATE outbox_state SET last_seq = 3');
    await database.query(
      `INSERT INTO outbox (event_id, event, seq, sent_at) SELECT gen_random_uuid(), '{}', n, now() - interval '2 days' FROM generate_series(1, 3) n`,
    );
    start();
    await sleep(1_000);
    expect(await stored()).toBe(0);
    announce(1);
    await msUntil(async () => (await stored()) === 2);
  });
});
