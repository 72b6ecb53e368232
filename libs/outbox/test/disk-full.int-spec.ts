import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { defineContract, Field } from '#libs/contracts';
import { databaseOptions } from '#libs/database';
import { UnitOfWork } from '#libs/outbox';
import { readFacts, TestDatabase } from '#libs/testing';

class Order {
  @Field.integer({ min: 0, max: 1_000_000, describe: 'Which' })
  number!: number;
}

const shop = defineContract('shop', {
  setOrder: { input: Order, output: Order, scopes: ['shop:write'], effect: 'write', repeat: 'natural', errors: [] },
});

const DISK_MB = 1;
const MOST_WRITES = 20_000;
const folder = mkdtempSync(join(tmpdir(), 'atelier-small-disk-'));
let database: TestDatabase;
let connections: DataSource;
let isMounted = false;

beforeAll(async () => {
  database = await TestDatabase.make(readFacts());
  await database.query('CREATE TABLE profile.orders (number integer)');
  await database.query('GRANT SELECT, INSERT ON profile.orders TO profile_app');
  isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'tmpfs', folder]).status === 0;
  await (isMounted ? moveToSmallDisk() : pretendItIsFull());
  const url = database.url('profile_app');
  connections = await new DataSource(
    databaseOptions({ url, schema: 'profile', entities: [], poolSize: 2 }),
  ).initialize();
});

afterAll(async () => {
  await connections.destroy();
  await database.query('DROP TABLE profile.outbox');
  if (isMounted) {
    await database.query('DROP TABLESPACE small_disk');
    spawnSync('umount', ['--lazy', folder]);
  }
  rmSync(folder, { recursive: true, force: true });
});

async function moveToSmallDisk(): Promise<void> {
  const [server] = await database.query<{ dir: string }>(`SELECT current_setting('data_directory') AS dir`);
  spawnSync('chown', [`--reference=${server?.dir}`, folder]);
  await database.query(`CREATE TABLESPACE small_disk LOCATION '${folder}'`);
  await database.query('ALTER TABLE profile.outbox SET TABLESPACE small_disk');
}

/** Where nobody may mount a disk, PostgreSQL says what it would say. */
async function pretendItIsFull(): Promise<void> {
  await database.query(
    `CREATE FUNCTION profile.full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       IF (SELECT count(*) FROM profile.outbox) > 500 THEN RAISE EXCEPTION 'no space' USING ERRCODE = 'disk_full'; END IF;
       RETURN NEW;
     END $$`,
  );
  await database.query(
    'CREATE TRIGGER full_disk BEFORE INSERT ON profile.outbox FOR EACH ROW EXECUTE FUNCTION profile.full_disk()',
  );
}

test('once, the disk of the outbox full, is refused before it changes anything; every write before has its event', async () => {
  const uow = new UnitOfWork({
    database: connections,
    source: 'profile',
    contract: 'test',
    now: () => new Date(),
    nextId: () => randomUUID(),
    committed: () => undefined,
  });
  const order = (number: number): Promise<Order> => {
    const call = {
      caller: { userId: 'auth0|anna', clientId: 'a-client', scopes: new Set<string>() },
      service: 'gateway',
      requestId: `request-${number}`,
      deadline: Infinity,
      answer: { isRepeated: false },
    };
    return uow.once(shop.setOrder, call, { number }, async (em) => {
      await em.query('INSERT INTO profile.orders VALUES ($1)', [number]);
      const event = { type: 'order.set', entityType: 'order', entityId: String(number) };
      return { answer: { number }, event };
    });
  };
  let done = 0;
  const fill = async (): Promise<void> => {
    while (done < MOST_WRITES) {
      await order(done);
      done += 1;
    }
  };
  await expect(fill()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await expect(order(MOST_WRITES)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  const numbers = Array.from({ length: done }, (_, number) => ({ number }));
  expect(done).toBeGreaterThan(100);
  expect(await connections.query('SELECT number FROM profile.orders ORDER BY number')).toEqual(numbers);
  const events = `SELECT (event->>'entity_id')::integer AS number FROM profile.outbox ORDER BY id`;
  expect(await connections.query(events)).toEqual(numbers);
});
