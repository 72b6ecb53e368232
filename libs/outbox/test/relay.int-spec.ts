import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { DataSource } from 'typeorm';
import { databaseOptions } from '#libs/database';
import { committedSubject, EVENT_STREAM, Relay } from '#libs/outbox';
import { createLogger } from '#libs/telemetry';
import { readFacts, TestBed } from '#libs/testing';

const SOURCE = 'profile';
let bed: TestBed;
let database: DataSource;
let profile: NatsConnection;
let audit: NatsConnection;
let relays: Relay[];

beforeEach(async () => {
  const facts = readFacts();
  bed = await TestBed.make(facts);
  const options = databaseOptions({ url: bed.database.url('profile_app'), schema: 'profile', entities: [], poolSize: 10 });
  database = await new DataSource(options).initialize();
  const as = (user: string): Promise<NatsConnection> =>
    connect({ servers: bed.natsUrl, user, pass: facts.secrets.natsUsers[user] ?? '', inboxPrefix: `_INBOX.${user}` });
  [profile, audit] = await Promise.all([as(SOURCE), as('audit')]);
  relays = [];
});
afterEach(async () => {
  await Promise.all(relays.map((relay) => relay.stop()));
  await Promise.all([database.destroy(), profile.close(), audit.close()]);
});

function start(): Relay {
  const relay = new Relay({ database, connection: profile, source: SOURCE, consumers: ['audit'], logger: createLogger('test', 'silent') });
  relays.push(relay);
  relay.start();
  return relay;
}

const queue = (count: number): Promise<unknown> =>
  database.query(`INSERT INTO outbox (event_id, event) SELECT gen_random_uuid(), jsonb_build_object('n', n) FROM generate_series(1, $1::int) n`, [count]);

async function until(what: () => Promise<boolean>, ms = 8_000): Promise<void> {
  const end = Date.now() + ms;
  while (!(await what())) {
    if (Date.now() > end) throw new Error('it did not come to that in time');
    await sleep(50);
  }
}
const left = async (): Promise<number> => (await database.query<{ n: number }[]>('SELECT count(*)::int AS n FROM outbox'))[0]?.n ?? -1;
const stored = async (): Promise<number> => (await (await jetstreamManager(audit, { checkAPI: false })).streams.info(EVENT_STREAM)).state.messages;
const announce = (seq: number): void => audit.publish(committedSubject(SOURCE, 'audit'), JSON.stringify({ seq }));

describe('Relay', () => {
  test('relay, rows with gaps in their ids, numbers them without gaps and sends them in order', async () => {
    await queue(3);
    await expect(database.transaction(async (em) => {
      await em.query(`INSERT INTO outbox (event_id, event) VALUES ('${randomUUID()}', '{}')`);
      throw new Error('rolled back');
    })).rejects.toThrow('rolled back');
    await queue(2);
    start();
    await until(async () => (await database.query<{ n: number }[]>('SELECT count(*)::int AS n FROM outbox WHERE sent_at IS NOT NULL'))[0]?.n === 5);
    expect(await database.query('SELECT seq::int FROM outbox ORDER BY id')).toEqual([1, 2, 3, 4, 5].map((seq) => ({ seq })));
    const first = await (await jetstreamManager(audit, { checkAPI: false })).streams.info(EVENT_STREAM);
    expect(first.state.messages).toBe(5);
  });

  test('relay, events announced as committed, lets go of those and keeps the rest', async () => {
    await queue(4);
    start();
    await until(async () => (await stored().catch(() => 0)) === 4);
    announce(3);
    await until(async () => (await left()) === 1);
    expect(await database.query('SELECT seq::int FROM outbox')).toEqual([{ seq: 4 }]);
  });

  test('relay, restarted after everything was let go, goes on counting where it was', async () => {
    await queue(2);
    const relay = start();
    await until(async () => (await stored().catch(() => 0)) === 2);
    announce(2);
    await until(async () => (await left()) === 0);
    await relay.stop();
    await queue(1);
    start();
    await until(async () => (await database.query<{ seq: string | null }[]>('SELECT seq FROM outbox'))[0]?.seq === '3');
  });

  test('relay, a second one, waits; when the first stops, it takes over within 5 seconds', async () => {
    const first = start();
    await sleep(300);
    start();
    await queue(1);
    await until(async () => (await stored().catch(() => 0)) === 1);
    await first.stop();
    await queue(1);
    await until(async () => (await stored()) === 2, 5_000);
  });

  test('relay, events nobody announced in time, sends them again', async () => {
    await queue(2);
    start();
    await until(async () => (await stored().catch(() => 0)) === 2);
    await database.query(`UPDATE outbox SET sent_at = now() - interval '1 minute'`);
    const fresh = `SELECT count(*)::int AS n FROM outbox WHERE sent_at > now() - interval '30 seconds'`;
    await until(async () => (await database.query<{ n: number }[]>(fresh))[0]?.n === 2);
  });
});
