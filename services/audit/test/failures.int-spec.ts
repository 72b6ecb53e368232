import { describe, expect, test } from '@jest/globals';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { Client } from 'pg';
import { ledger } from '#libs/contracts';
import { parseEntry } from '#libs/ledger';
import { EVENT_STREAM } from '#libs/outbox';
import { ask, readFacts } from '#libs/testing';
import { type AuditBed, inBed, until } from './audit-bed.ts';
import { entriesOf, untilEntries } from './events.ts';
import { untilSigned, verdictOn } from './exported.ts';
import { outboxSource, type OutboxSource } from './outbox-source.ts';
import { Source } from './sequence.ts';

/** Every event once, in order, nothing waiting any more, and the verifier content. */
async function expectWhole(bed: AuditBed, count: number, source: OutboxSource): Promise<void> {
  const entries = await untilEntries(bed, 'profile', count, 40_000);
  expect(entries.map(({ seq }) => Number(seq))).toEqual(Array.from({ length: count }, (_, i) => i + 1));
  await until(async () => (await source.waiting()) === 0, source.waiting, 15_000);
  await untilSigned(bed);
  const verdict = await verdictOn(bed, await bed.caller());
  expect(verdict.problems).toEqual([]);
  expect(await bed.query('SELECT FROM audit.dead_letters')).toEqual([]);
}

/** As an administrator of the broker would. */
async function deleteConsumer(bed: AuditBed): Promise<void> {
  const password = readFacts().secrets.natsUsers['audit'] ?? '';
  const connection = await connect({
    servers: bed.natsUrl,
    user: 'audit',
    pass: password,
    inboxPrefix: '_INBOX.audit',
  });
  const manager = await jetstreamManager(connection, { checkAPI: false });
  await manager.consumers.delete(EVENT_STREAM, 'audit');
  await connection.close();
}

// Those that take longest begin first. Jest runs those of one block at the same time, so there is one.
describe('audit', () => {
  test.concurrent(
    'audit, the store of JetStream set back to an older copy, takes nothing in twice and misses nothing',
    inBed(async (bed) => {
      await bed.startAudit();
      const source = await outboxSource(bed, 'profile');
      await source.record(200);
      await untilEntries(bed, 'profile', 200);
      await bed.stopBroker();
      const copy = `${bed.storeDir}.copy`;
      cpSync(bed.storeDir, copy, { recursive: true });
      await bed.startBroker();
      await source.record(300);
      await untilEntries(bed, 'profile', 500, 30_000);
      await bed.stopBroker();
      rmSync(bed.storeDir, { recursive: true, force: true });
      cpSync(copy, bed.storeDir, { recursive: true });
      await source.record(50);
      await bed.startBroker();
      await source.record(100);
      await expectWhole(bed, 650, source);
    }),
    90_000,
  );

  test.concurrent(
    'audit, only the messages of JetStream set back and not what its consumer remembers, is delivered new events again',
    inBed(async (bed) => {
      await bed.startAudit();
      const source = await outboxSource(bed, 'profile');
      await source.record(20);
      await untilEntries(bed, 'profile', 20);
      await bed.stopBroker();
      const messages = join(bed.storeDir, 'jetstream', '$G', 'streams', EVENT_STREAM, 'msgs');
      const copy = `${bed.storeDir}.messages`;
      cpSync(messages, copy, { recursive: true });
      await bed.startBroker();
      await source.record(1_000);
      await untilEntries(bed, 'profile', 1_020, 30_000);
      await until(async () => (await source.waiting()) === 0, source.waiting);
      await bed.stopBroker();
      rmSync(messages, { recursive: true });
      cpSync(copy, messages, { recursive: true });
      await bed.startBroker();
      await source.record(5);
      await expectWhole(bed, 1_025, source);
    }),
    90_000,
  );

  test.concurrent(
    'audit, killed again and again while events stream in, has each once in order',
    inBed(async (bed) => {
      const audit = await bed.startAudit();
      const source = await outboxSource(bed, 'profile');
      const recording = source.record(3_000);
      for (let i = 0; i < 6; i += 1) {
        await sleep(200 + 130 * i);
        await audit.part.kill();
        await audit.part.start();
      }
      await recording;
      await expectWhole(bed, 3_000, source);
    }),
    90_000,
  );

  test.concurrent(
    'audit, the store of JetStream lost with events in it, gets them again from the outbox',
    inBed(async (bed) => {
      await bed.startAudit();
      const source = await outboxSource(bed, 'profile');
      await source.record(200);
      await untilEntries(bed, 'profile', 200);
      const recording = source.record(1_000);
      await sleep(300);
      await bed.stopBroker();
      rmSync(bed.storeDir, { recursive: true, force: true });
      await recording;
      await bed.startBroker();
      await source.record(100);
      await expectWhole(bed, 1_300, source);
    }),
    90_000,
  );

  test.concurrent(
    'audit, a second process, waits, and takes over within five seconds of the death of the first',
    inBed(async (bed) => {
      const first = await bed.startAudit();
      const source = await outboxSource(bed, 'profile');
      await source.record(50);
      await untilEntries(bed, 'profile', 50);
      const second = await bed.startAudit();
      await sleep(1_500);
      expect(
        bed
          .logs()
          .split('\n')
          .filter((line) => line.includes('"writing the ledger"')),
      ).toHaveLength(1);
      const freed = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'SELECT pg_advisory_unlock(%'`;
      expect(await bed.query(freed)).toEqual([]);
      await first.part.kill();
      const killedAt = performance.now();
      await source.record(50);
      await untilEntries(bed, 'profile', 100, 5_000 - (performance.now() - killedAt));
      await first.part.start();
      await second.part.stop();
      await source.record(50);
      await expectWhole(bed, 150, source);
    }),
    90_000,
  );

  test.concurrent(
    'audit, both processes asked by auditors while events stream in, never fork the ledger',
    inBed(async (bed) => {
      await Promise.all([bed.startAudit(), bed.startAudit()]);
      const caller = await bed.caller();
      const source = await outboxSource(bed, 'profile');
      const recording = source.record(1_000);
      const auditor = async (): Promise<void> => {
        for (let i = 0; i < 20; i += 1) await caller.call(ledger.searchLedger, { limit: 1 }, { user: 'auth0|auditor' });
      };
      await Promise.all([recording, ...Array.from({ length: 10 }, auditor)]);
      await expectWhole(bed, 1_000, source);
      const own = (await entriesOf(bed, 'audit')).map(({ canonical }) => parseEntry(canonical).operation);
      expect(own.filter((operation) => operation === ledger.searchLedger.name)).toHaveLength(200);
    }),
    90_000,
  );

  test.concurrent(
    'audit, killed in the middle of a batch that is not committed, takes it in whole afterwards',
    inBed(async (bed) => {
      const audit = await bed.startAudit();
      const profile = await Source.of(bed, 'profile');
      const locker = new Client({ connectionString: bed.database.url() });
      await locker.connect();
      try {
        await locker.query('BEGIN; LOCK TABLE audit.nodes IN ACCESS EXCLUSIVE MODE');
        const events = profile.make(100);
        await profile.send(events);
        const blocked = (): Promise<unknown[]> =>
          bed.query(
            `SELECT query FROM pg_stat_activity WHERE datname = current_database() AND usename = 'audit_app' AND wait_event_type = 'Lock'`,
          );
        await until(async () => (await blocked()).length === 1, blocked);
        await audit.part.kill();
        await locker.query('ROLLBACK');
      } finally {
        await locker.end();
      }
      await sleep(500);
      expect(await entriesOf(bed)).toEqual([]);
      await audit.part.start();
      const entries = await untilEntries(bed, 'profile', 100, 20_000);
      expect(entries.map(({ seq }) => Number(seq))).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
      await untilSigned(bed);
      expect((await verdictOn(bed, await bed.caller())).problems).toEqual([]);
    }),
    90_000,
  );

  test.concurrent(
    'audit, its sessions cut off, has everything and is ready again',
    inBed(async (bed) => {
      const audit = await bed.startAudit();
      const source = await outboxSource(bed, 'profile');
      const recording = source.record(600);
      for (let i = 0; i < 4; i += 1) {
        await sleep(200);
        await bed.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'audit_app'`,
        );
      }
      await recording;
      await expectWhole(bed, 600, source);
      expect((await ask(`${audit.opsUrl}/ready`)).status).toBe(200);
    }),
    90_000,
  );

  test.concurrent(
    'audit, its consumer deleted while it fetches, makes it again and goes on',
    inBed(async (bed) => {
      await bed.startAudit();
      const source = await outboxSource(bed, 'profile');
      await source.record(100);
      await untilEntries(bed, 'profile', 100);
      await deleteConsumer(bed);
      await source.record(100);
      await expectWhole(bed, 200, source);
    }),
    90_000,
  );
});
