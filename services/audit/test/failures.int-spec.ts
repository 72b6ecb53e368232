import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { cpSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { Client } from 'pg';
import { ledger } from '#libs/contracts';
import { EVENT_STREAM } from '#libs/outbox';
import { ask, type Caller, readFacts } from '#libs/testing';
import { AuditBed, type AuditProcess, until } from './audit-bed.ts';
import { entriesOf, untilEntries } from './events.ts';
import { untilSigned, verdictOn } from './exported.ts';
import { outboxSource, type OutboxSource } from './outbox-source.ts';
import { Source } from './sequence.ts';

let bed: AuditBed;
let caller: Caller;
const sources: OutboxSource[] = [];
beforeEach(async () => {
  bed = await AuditBed.make();
  caller = await bed.caller();
});
afterEach(async () => {
  await Promise.all(sources.splice(0).map((source) => source.stop()));
  await bed.stop();
});

async function outboxOf(name: string): Promise<OutboxSource> {
  const source = await outboxSource(bed, name);
  sources.push(source);
  return source;
}

/** Every event once, in order, nothing waiting any more, and the verifier content. */
async function expectWhole(count: number, source: OutboxSource): Promise<void> {
  const entries = await untilEntries(bed, 'profile', count, 40_000);
  expect(entries.map(({ seq }) => Number(seq))).toEqual(Array.from({ length: count }, (_, i) => i + 1));
  await until(async () => (await source.waiting()) === 0, source.waiting, 15_000);
  await untilSigned(bed);
  const verdict = await verdictOn(bed, caller);
  expect(verdict.problems).toEqual([]);
  expect(await bed.database.query('SELECT FROM audit.dead_letters')).toEqual([]);
}

describe('the process', () => {
  test('audit, killed in the middle of a batch that is not committed, takes it in whole afterwards', async () => {
    const audit = await bed.startAudit();
    const profile = await Source.of(bed, 'profile');
    const admin = new Client({ connectionString: bed.database.url() });
    await admin.connect();
    try {
      await admin.query('BEGIN; LOCK TABLE audit.nodes IN ACCESS EXCLUSIVE MODE');
      const events = profile.make(100);
      await profile.send(events);
      const blocked = async (): Promise<unknown[]> =>
        (
          await admin.query(
            `SELECT wait_event_type, query FROM pg_stat_activity WHERE usename = 'audit_app' AND wait_event_type = 'Lock'`,
          )
        ).rows;
      await until(async () => (await blocked()).length === 1, blocked);
      await audit.part.kill();
      await admin.query('ROLLBACK');
    } finally {
      await admin.end();
    }
    await sleep(500);
    expect(await entriesOf(bed)).toEqual([]);
    await audit.part.start();
    const entries = await untilEntries(bed, 'profile', 100, 20_000);
    expect(entries.map(({ seq }) => Number(seq))).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
    await untilSigned(bed);
    expect((await verdictOn(bed, caller)).problems).toEqual([]);
  });

  test('audit, killed again and again while events stream in, has each once in order', async () => {
    const audit = await bed.startAudit();
    const source = await outboxOf('profile');
    const recording = source.record(3_000);
    for (let i = 0; i < 6; i += 1) {
      await sleep(200 + 130 * i);
      await audit.part.kill();
      await audit.part.start();
    }
    await recording;
    await expectWhole(3_000, source);
  }, 90_000);

  test('audit, a second process, waits, and takes over within five seconds of the death of the first', async () => {
    const first = await bed.startAudit();
    const source = await outboxOf('profile');
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
    await first.part.kill();
    const killedAt = performance.now();
    await source.record(50);
    await untilEntries(bed, 'profile', 100, 5_000 - (performance.now() - killedAt));
    await first.part.start();
    await second.part.stop();
    await source.record(50);
    await expectWhole(150, source);
  }, 60_000);

  test('audit, both processes asked by auditors while events stream in, never fork the ledger', async () => {
    const processes: AuditProcess[] = [await bed.startAudit(), await bed.startAudit()];
    const source = await outboxOf('profile');
    const recording = source.record(1_000);

    const reads = Array.from({ length: 200 }, () =>
      caller.call(ledger.searchLedger, { limit: 1 }, { user: 'auth0|auditor' }),
    );
    await Promise.all([recording, ...reads]);
    expect(processes).toHaveLength(2);
    await expectWhole(1_000, source);
    expect(await entriesOf(bed, 'audit')).toHaveLength(201);
  }, 60_000);
});

describe('JetStream', () => {
  /** As an administrator of the broker would. */
  async function deleteConsumer(): Promise<void> {
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

  test('audit, its consumer deleted while it fetches, makes it again and goes on', async () => {
    await bed.startAudit();
    const source = await outboxOf('profile');
    await source.record(100);
    await untilEntries(bed, 'profile', 100);
    await deleteConsumer();
    await source.record(100);
    await expectWhole(200, source);
  }, 60_000);

  test('audit, the store of JetStream lost with events in it, gets them again from the outbox', async () => {
    await bed.startAudit();
    const source = await outboxOf('profile');
    await source.record(200);
    await untilEntries(bed, 'profile', 200);
    const recording = source.record(1_000);
    await sleep(300);
    await bed.stopBroker();
    rmSync(bed.storeDir, { recursive: true, force: true });
    await recording;
    await bed.startBroker();
    await source.record(100);
    await expectWhole(1_300, source);
  }, 90_000);

  test('audit, the store of JetStream set back to an older copy, takes nothing in twice and misses nothing', async () => {
    await bed.startAudit();
    const source = await outboxOf('profile');
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
    await expectWhole(650, source);
  }, 90_000);
});

describe('PostgreSQL', () => {
  test('audit, its sessions cut off, has everything and is ready again', async () => {
    const audit = await bed.startAudit();
    const source = await outboxOf('profile');
    const recording = source.record(600);
    for (let i = 0; i < 4; i += 1) {
      await sleep(200);
      await bed.database.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'audit_app'`,
      );
    }
    await recording;
    await expectWhole(600, source);
    expect((await ask(`${audit.opsUrl}/ready`)).status).toBe(200);
  }, 60_000);
});
