import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { DynamicModule, INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { activity, deadLetters, type DeadLetterView } from '#libs/contracts';
import { parseEntry } from '#libs/ledger';
import { Clock, Ids, LOGGER, VERSION } from '#libs/service-kit';
import { createLogger } from '#libs/telemetry';
import type { Caller } from '#libs/testing';
import { ActivityModule } from '../src/activity/activity.module.ts';
import { ForgettingService } from '../src/activity/forgetting.service.ts';
import { auditDatabase } from '../src/audit.database.ts';
import { loadSigner } from '../src/checkpoints/signing-key.ts';
import { LedgerModule } from '../src/ledger/ledger.module.ts';
import { AuditBed, ORIGIN, until } from './audit-bed.ts';
import { entriesOf, eventOf, sendRaw, untilEntries } from './events.ts';
import { untilSigned, verdictOn } from './exported.ts';
import { Source } from './sequence.ts';

const OPERATOR = { user: 'auth0|operator' };
const ANNA = 'auth0|canary-anna';
const BERTA = 'auth0|berta';
const BY_ANNA = { user_id: ANNA, entity_id: ANNA };
const BY_BERTA = { user_id: BERTA, entity_id: BERTA };

let bed: AuditBed;
let caller: Caller;
let profile: Source;
let forgetting: ForgettingService;
let app: INestApplicationContext;
// The service takes events in as a process of its own; somebody is forgotten in another, as where several run.
beforeEach(async () => {
  bed = await AuditBed.make();
  await bed.startAudit();
  [caller, profile] = [await bed.caller(), await Source.of(bed, 'profile')];
  app = await NestFactory.createApplicationContext(
    {
      module: class Forgetting {},
      imports: [
        platform(),
        TypeOrmModule.forRoot(auditDatabase(bed.database.url('audit_app'), 2)),
        LedgerModule.with(loadSigner(join(bed.dir, 'signing-key.pem'), ORIGIN, false), bed.checkpointDir),
        ActivityModule,
      ],
    },
    { logger: false, abortOnError: false },
  );
  forgetting = app.get(ForgettingService, { strict: false });
});
afterEach(async () => {
  await app.close();
  await bed.stop();
});

function platform(): DynamicModule {
  const providers = [
    { provide: Clock, useValue: { now: () => new Date() } },
    { provide: Ids, useValue: { next: () => randomUUID() } },
    { provide: LOGGER, useValue: createLogger('test', 'silent') },
    { provide: VERSION, useValue: 'test' },
  ];
  return { module: class Platform {}, global: true, providers, exports: [Clock, Ids, LOGGER, VERSION] };
}

/** Sends events of profile, and waits for them. @returns who did each, as the ledger knows them. */
async function actorsAfter(...events: readonly object[]): Promise<(string | null | undefined)[]> {
  const before = profile.seq;
  await profile.send(events.flatMap((changes) => profile.make(1, changes)));
  const entries = await untilEntries(bed, 'profile', profile.seq);
  return entries.slice(before).map(({ canonical }) => parseEntry(canonical).actor);
}

const letters = async (): Promise<DeadLetterView[]> =>
  (await caller.call(deadLetters.listDeadLetters, { limit: 50 }, OPERATOR)).dead_letters;

async function expectWhole(): Promise<void> {
  await untilSigned(bed);
  expect((await verdictOn(bed, caller)).problems).toEqual([]);
}

describe('forget', () => {
  test('forget, a person who goes on, breaks every link from what they did to what they do, and to nobody else', async () => {
    const [anna, again, berta] = await actorsAfter(BY_ANNA, BY_ANNA, BY_BERTA);
    expect(anna).toBe(again);
    await forgetting.forget(ANNA);
    expect(await caller.call(activity.listMyActivity, {}, { user: ANNA })).toMatchObject({ activities: [] });

    const [later, bertaLater] = await actorsAfter(BY_ANNA, BY_BERTA);
    expect(later).not.toBe(anna);
    expect(bertaLater).toBe(berta);
    const mine = { activities: [{ what: 'Changed your sizes or measurements' }], next_cursor: null };
    expect(await caller.call(activity.listMyActivity, {}, { user: ANNA })).toMatchObject(mine);
    const hashes = (await entriesOf(bed, 'profile')).map(({ canonical }) => parseEntry(canonical));
    expect(new Set(hashes.map(({ entity }) => entity?.id)).size).toBe(3);
    await expectWhole();
  });

  test('forget, done, is an entry that says neither who nor in which request', async () => {
    await actorsAfter(BY_ANNA);
    await forgetting.forget(ANNA);
    const [own, ...others] = await entriesOf(bed, 'audit');
    expect(others).toEqual([]);
    const entry = parseEntry(own?.canonical ?? '');
    expect(entry).toMatchObject({
      type: 'ledger.person_forgotten',
      operation: 'audit.forget_person',
      decision: 'done',
    });
    expect(entry).toMatchObject({ entity: { type: 'user', id: null }, actor: null, client: null, args: null });
    expect(entry).toMatchObject({ request_id: null, trace_id: null });
    await expectWhole();
  });

  test('forget, somebody the ledger does not know or has forgotten, leaves it as it is', async () => {
    await actorsAfter(BY_ANNA, BY_BERTA);
    await forgetting.forget(ANNA);
    const before = await entriesOf(bed);
    await forgetting.forget(ANNA);
    await forgetting.forget('auth0|stranger');
    expect(await entriesOf(bed)).toEqual(before);
    expect(await bed.query('SELECT user_id FROM audit.actor_keys')).toEqual([{ user_id: BERTA }]);
  });

  test('forget, while events of the person stream in, never lets an old hash follow a new one', async () => {
    const send = async (): Promise<void> => {
      for (let i = 0; i < 6; i += 1) await profile.send(profile.make(20, BY_ANNA));
    };
    for (let round = 0; round < 5; round += 1) {
      const streaming = send();
      await untilEntries(bed, 'profile', round * 120 + 20);
      await forgetting.forget(ANNA);
      await streaming;
    }
    const actors = (await untilEntries(bed, 'profile', 600, 30_000)).map(
      ({ canonical }) => parseEntry(canonical).actor,
    );
    const runs = actors.filter((actor, i) => actor !== actors[i - 1]);
    expect(runs.length).toBeGreaterThan(1);
    expect(new Set(runs).size).toBe(runs.length);
    await expectWhole();
  });

  test('a key, deleted past the service while it runs, is used no more', async () => {
    const [before] = await actorsAfter(BY_ANNA);
    await bed.database.query('DELETE FROM audit.actor_keys', [], 'audit_owner');
    const [after, again] = await actorsAfter(BY_ANNA, BY_ANNA);
    expect(after).not.toBe(before);
    expect(again).toBe(after);
    await expectWhole();
  });
});

describe('dead letters', () => {
  /** One of Anna in place, one of Berta in place, one of Anna that is not even JSON. */
  async function bury(): Promise<void> {
    for (const by of [BY_ANNA, BY_BERTA]) {
      const [event] = profile.make(1, by);
      await sendRaw(
        profile.connection,
        'profile',
        JSON.stringify(eventOf('profile', event?.seq ?? 0, { ...by, v: 2 })),
      );
    }
    await sendRaw(profile.connection, 'profile', `{"user_id":"${ANNA}",`);
    await until(async () => (await letters()).length === 3, letters, 20_000);
  }

  test('forget, a person with dead letters, erases what came and keeps that it came', async () => {
    await bury();
    const before = await letters();
    await forgetting.forget(ANNA);
    const after = await letters();
    expect(after.map(({ payload, ...rest }) => [payload !== '', rest])).toEqual(
      before.map(({ payload, ...rest }) => [Buffer.from(payload, 'base64').includes(BERTA), rest]),
    );
    const kept = await bed.query<{ person: string }>('SELECT person FROM audit.dead_letter_payloads');
    expect(kept).toEqual([{ person: BERTA }]);
    expect(JSON.stringify(await bed.query('SELECT * FROM audit.dead_letters'))).not.toContain('canary');
    expect(bed.logs()).not.toContain('canary');
    await expectWhole();
  });

  test('replay_dead_letter, of one whose content was erased, is CONFLICT and says so', async () => {
    await bury();
    await forgetting.forget(ANNA);
    const erased = (await letters()).filter(({ payload }) => payload === '');
    expect(erased).toHaveLength(2);
    for (const { dead_letter_id } of erased) {
      await expect(caller.call(deadLetters.replayDeadLetter, { dead_letter_id }, OPERATOR)).rejects.toMatchObject({
        code: 'CONFLICT',
        message: expect.stringContaining('its content was erased'),
      });
    }
  });

  test('a dead letter whose content was erased, come once more, stays erased', async () => {
    await sendRaw(profile.connection, 'profile', `{"user_id":"${ANNA}",`);
    await until(async () => (await letters()).length === 1, letters, 20_000);
    await forgetting.forget(ANNA);
    await sendRaw(profile.connection, 'profile', `{"user_id":"${ANNA}",`);
    await sendRaw(profile.connection, 'profile', 'another');
    await until(async () => (await letters()).length === 2, letters, 20_000);
    expect((await letters()).map(({ payload }) => Buffer.from(payload, 'base64').toString())).toEqual(['another', '']);
  });
});
