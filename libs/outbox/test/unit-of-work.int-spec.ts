import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DataSource, type EntityManager } from 'typeorm';
import type { Call } from '#libs/auth';
import { defineContract, Field } from '#libs/contracts';
import { databaseOptions } from '#libs/database';
import { type Done, UnitOfWork, type EventDraft } from '#libs/outbox';
import { TestDatabase, readFacts } from '#libs/testing';

class Order {
  @Field.text({ max: 20, describe: 'what' })
  what!: string;
}
class Receipt {
  @Field.integer({ min: 0, max: 1_000_000, describe: 'which run of the work this was' })
  run!: number;
}
const contract = defineContract('shop', {
  addOrder: {
    input: Order,
    output: Receipt,
    scopes: ['x:write'],
    effect: 'write',
    repeat: { windowSeconds: 60 },
    errors: [],
  },
  setOrder: { input: Order, output: Receipt, scopes: ['x:write'], effect: 'write', repeat: 'natural', errors: [] },
});

let database: DataSource;
let now = new Date('2026-11-21T10:00:00Z');
let uow: UnitOfWork;
beforeAll(async () => {
  const fresh = await TestDatabase.make(readFacts());
  const options = databaseOptions({ url: fresh.url('profile_app'), schema: 'profile', entities: [], poolSize: 20 });
  database = await new DataSource(options).initialize();
  uow = new UnitOfWork({
    database,
    source: 'profile',
    contract: 'test',
    now: () => now,
    nextId: randomUUID,
    committed: () => undefined,
  });
});
afterAll(() => database.destroy());

const callOf = (extra: Partial<Call> = {}): Call => ({
  caller: { userId: `auth0|${randomUUID()}`, clientId: 'client', scopes: new Set() },
  service: 'gateway',
  requestId: 'request',
  deadline: 0,
  answer: { isRepeated: false },
  ...extra,
});

/** Work that counts its runs and leaves a row that tells of each. */
function counting(type: string) {
  let runs = 0;
  const work = async (em: EntityManager): Promise<Done<Receipt>> => {
    runs += 1;
    const run = runs;
    await em.query('SELECT pg_sleep(0.02)');
    return { answer: { run }, event: { type, entityType: 'order', entityId: type } };
  };
  return { work, runs: () => runs };
}
const eventsOf = async (type: string): Promise<number> =>
  (
    await database.query<{ count: number }[]>(`SELECT count(*)::int AS count FROM outbox WHERE event->>'type' = $1`, [
      type,
    ])
  )[0]?.count ?? 0;

describe('UnitOfWork.once', () => {
  test('once, the same key and arguments, gives the first answer and one event', async () => {
    const { work, runs } = counting('same.key');
    const call = callOf({ idempotencyKey: 'k1' });
    const answers = [
      await uow.once(contract.setOrder, call, { what: 'a' }, work),
      await uow.once(contract.setOrder, call, { what: 'a' }, work),
    ];
    expect(answers).toEqual([{ run: 1 }, { run: 1 }]);
    expect([runs(), await eventsOf('same.key'), call.answer.isRepeated]).toEqual([1, 1, true]);
  });

  test('once, the same key, its answer of an older form, is INTERNAL and says that it was done', async () => {
    const { work, runs } = counting('order.older');
    const call = callOf({ idempotencyKey: randomUUID() });
    await uow.once(contract.addOrder, call, { what: 'a' }, work);
    await database.query(`UPDATE requests SET answer = '{"old":1}' WHERE user_id = $1`, [call.caller.userId]);
    await expect(uow.once(contract.addOrder, call, { what: 'a' }, work)).rejects.toMatchObject({
      code: 'INTERNAL',
      message: expect.stringContaining('the request was done when it was first sent'),
    });
    expect(runs()).toBe(1);
  });

  test('once, the same key with other arguments, is CONFLICT and runs nothing', async () => {
    const { work, runs } = counting('other.arguments');
    const call = callOf({ idempotencyKey: 'k1' });
    await uow.once(contract.setOrder, call, { what: 'a' }, work);
    await expect(uow.once(contract.setOrder, call, { what: 'b' }, work)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(runs()).toBe(1);
  });

  test('once, the same key of another person, is another write', async () => {
    const { work, runs } = counting('two.people');
    await uow.once(contract.setOrder, callOf({ idempotencyKey: 'k' }), { what: 'a' }, work);
    await uow.once(contract.setOrder, callOf({ idempotencyKey: 'k' }), { what: 'a' }, work);
    expect(runs()).toBe(2);
  });

  test('once, twelve duplicates at once, runs once and answers all alike', async () => {
    const { work, runs } = counting('at.once');
    const call = callOf({ idempotencyKey: 'k1' });
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => uow.once(contract.addOrder, call, { what: 'a' }, work)),
    );
    expect(new Set(answers.map(({ run }) => run))).toEqual(new Set([1]));
    expect([runs(), await eventsOf('at.once')]).toEqual([1, 1]);
  });

  test('once, work that fails, leaves nothing and frees the key', async () => {
    const call = callOf({ idempotencyKey: 'k1' });
    const failing = async (em: EntityManager): Promise<Done<Receipt>> => {
      await em.query(`INSERT INTO outbox (event_id, event) VALUES (gen_random_uuid(), '{"type":"half.done"}')`);
      throw new Error('the work failed');
    };
    await expect(uow.once(contract.setOrder, call, { what: 'a' }, failing)).rejects.toThrow('the work failed');
    expect(await eventsOf('half.done')).toBe(0);
    const { work } = counting('after.failure');
    expect(await uow.once(contract.setOrder, call, { what: 'a' }, work)).toEqual({ run: 1 });
  });

  test('once, keyless repeat within the window, gives the first answer; after it, runs again', async () => {
    const { work, runs } = counting('a.window');
    const call = callOf();
    await uow.once(contract.addOrder, call, { what: 'a' }, work);
    await uow.once(contract.addOrder, call, { what: 'a' }, work);
    expect(runs()).toBe(1);
    now = new Date(now.getTime() + 61_000);
    expect(await uow.once(contract.addOrder, call, { what: 'a' }, work)).toEqual({ run: 2 });
  });

  test('once, keyless repeat with again, runs once more', async () => {
    const { work, runs } = counting('an.again');
    const call = callOf();
    await uow.once(contract.addOrder, call, { what: 'a' }, work);
    await uow.once(contract.addOrder, { ...call, again: true }, { what: 'a' }, work);
    expect(runs()).toBe(2);
  });

  test('once, keyless repeat of what is naturally idempotent, runs', async () => {
    const { work, runs } = counting('a.natural');
    const call = callOf();
    await uow.once(contract.setOrder, call, { what: 'a' }, work);
    await uow.once(contract.setOrder, call, { what: 'a' }, work);
    expect(runs()).toBe(2);
  });

  test('once, nothing changed, queues no event', async () => {
    const call = callOf();
    const before = await database.query<{ count: string }[]>('SELECT count(*) FROM outbox');
    await uow.once(contract.setOrder, call, { what: 'a' }, () => Promise.resolve({ answer: { run: 0 }, event: null }));
    expect(await database.query('SELECT count(*) FROM outbox')).toEqual(before);
  });

  test.each<[string, Partial<EventDraft>, Partial<Call['caller']>]>([
    ['a type that is none', { type: 'Sizes Set!' }, {}],
    ['a decision of two words', { decision: 'half done' }, {}],
    ['no entity', { entityId: '' }, {}],
    ['a person with a line break', {}, { userId: 'auth0|a\nb' }],
    ['a client that is empty', {}, { clientId: '' }],
  ])('once, an event the ledger would refuse (%s), undoes the write', async (_, wrong, who) => {
    const call = callOf({ idempotencyKey: 'k1' });
    const before = await eventsOf('trace.left');
    const work = async (em: EntityManager): Promise<Done<Receipt>> => {
      await em.query(`INSERT INTO outbox (event_id, event) VALUES (gen_random_uuid(), '{"type":"trace.left"}')`);
      return { answer: { run: 1 }, event: { type: 'order.set', entityType: 'order', entityId: 'a', ...wrong } };
    };
    const as = { ...call, caller: { ...call.caller, ...who } };
    await expect(uow.once(contract.setOrder, as, { what: 'a' }, work)).rejects.toThrow();
    expect(await eventsOf('trace.left')).toBe(before);
  });

  test('once, a duplicate while the first still works, says in progress and when to come back', async () => {
    const call = callOf({ idempotencyKey: 'slow' });
    const slow = async (): Promise<Done<Receipt>> => {
      await sleep(4_500);
      return { answer: { run: 1 }, event: null };
    };
    const first = uow.once(contract.setOrder, call, { what: 'a' }, slow);
    await sleep(200);
    const second = uow.once(contract.setOrder, call, { what: 'a' }, slow);
    await expect(second).rejects.toMatchObject({ code: 'UNAVAILABLE', details: { retry_after_seconds: 3 } });
    expect(await first).toEqual({ run: 1 });
  });
});
