import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { readFacts, TestDatabase } from '#libs/testing';
import { auditDatabase } from '../src/audit.database.ts';
import { freeLock, takeLock } from '../src/intake/active-lock.ts';

let database: DataSource;
beforeEach(async () => {
  const fresh = await TestDatabase.make(readFacts());
  database = await new DataSource(auditDatabase(fresh.url('audit_app'), 4)).initialize();
});
afterEach(() => database.destroy());

test('takeLock, of two sessions, is given to one until it lets go', async () => {
  const [first, second] = [database.createQueryRunner(), database.createQueryRunner()];
  expect([await takeLock(first), await takeLock(second)]).toEqual([true, false]);
  await freeLock(first);
  expect(await takeLock(second)).toBe(true);
  await freeLock(second);
  await Promise.all([first.release(), second.release()]);
});

test('takeLock, taken, has the server look for a machine that vanished within 5 s', async () => {
  const session = database.createQueryRunner();
  await takeLock(session);
  const [row] = (await session.query(
    `SELECT current_setting('tcp_keepalives_idle') AS idle, current_setting('tcp_keepalives_interval') AS interval,
       current_setting('tcp_keepalives_count') AS count`,
  )) as object[];
  expect(row).toEqual({ idle: '2', interval: '1', count: '3' });
  await freeLock(session);
  await session.release();
});

test('freeLock, by who has it, leaves nothing for PostgreSQL to warn of', async () => {
  const session = database.createQueryRunner();
  const warnings: string[] = [];
  ((await session.connect()) as PoolClient).on('notice', ({ message }) => void warnings.push(message ?? ''));
  await takeLock(session);
  await freeLock(session);
  expect(warnings).toEqual([]);
  await freeLock(session);
  expect(warnings).toHaveLength(1);
  await session.release();
});
