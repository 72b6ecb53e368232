import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { committedSubject } from '#libs/outbox';
import { parseEntry } from '#libs/ledger';
import { ask, type Caller } from '#libs/testing';
import { AuditBed, until } from './audit-bed.ts';
import { entriesOf, sendRaw, untilEntries } from './events.ts';
import { untilSigned, verdictOn } from './exported.ts';
import { Source } from './sequence.ts';

let bed: AuditBed;
let caller: Caller;
let opsUrl: string;
let profile: Source;
let catalog: Source;
beforeAll(async () => {
  bed = await AuditBed.make();
  ({ opsUrl } = await bed.startAudit());
  caller = await bed.caller();
  [profile, catalog] = [await Source.of(bed, 'profile'), await Source.of(bed, 'catalog')];
});
afterAll(() => bed.stop());

const idsOf = (rows: readonly { event_id: string }[]): string[] => rows.map(({ event_id: id }) => id);

describe('taking in', () => {
  test('events, sent in order by two services at once, are there once each, in the order of each', async () => {
    const [ofProfile, ofCatalog] = [profile.make(700), catalog.make(300)];
    await Promise.all([profile.send(ofProfile), catalog.send(ofCatalog)]);
    expect(idsOf(await untilEntries(bed, 'profile', 700))).toEqual(idsOf(ofProfile));
    expect(idsOf(await untilEntries(bed, 'catalog', 300))).toEqual(idsOf(ofCatalog));
    const all = await entriesOf(bed);
    expect(all.map(({ index }) => Number(index))).toEqual(all.map((_, i) => i));
  });

  test('events, delivered again within and beyond JetStream’s memory of ids, are there once', async () => {
    const events = profile.make(3);
    await profile.send(events);
    await profile.send(events);
    await untilEntries(bed, 'profile', profile.seq);
    // Without the id of the message JetStream takes it for another: as it does after its window of two minutes.
    for (const event of events) await sendRaw(profile.connection, 'profile', JSON.stringify(event));
    const [last] = profile.make(1);
    if (last) await profile.send([last]);
    await untilEntries(bed, 'profile', profile.seq);
    await sleep(500);
    const entries = await entriesOf(bed, 'profile');
    expect(entries).toHaveLength(profile.seq);
    expect(new Set(idsOf(entries)).size).toBe(profile.seq);
    expect(await bed.query('SELECT FROM audit.dead_letters')).toEqual([]);
  });

  test('events, sent in any order, are there in the order of their numbers', async () => {
    const before = profile.seq;
    const events = profile.make(40);
    for (const event of [...events].reverse()) await profile.send([event]);
    const entries = await untilEntries(bed, 'profile', profile.seq);
    expect(idsOf(entries).slice(before)).toEqual(idsOf(events));
  });

  test('events, one of which is missing, wait for it, and the log names it once', async () => {
    const before = catalog.seq;
    const missing = async (): Promise<string | undefined> =>
      /^atelier_ledger_missing_events\{source="catalog",.*\} (\d+)$/m.exec((await ask(`${opsUrl}/metrics`)).text)?.[1];
    const [late, ...rest] = catalog.make(20);
    await catalog.send(rest);
    await until(
      () => Promise.resolve(bed.logs().includes('events are missing')),
      () => Promise.resolve('no warning'),
    );
    expect(await entriesOf(bed, 'catalog')).toHaveLength(before);
    expect(await missing()).toBe('1');
    expect((await ask(`${opsUrl}/ready`)).status).toBe(200);
    await profile.send(profile.make(1));
    await untilEntries(bed, 'profile', profile.seq);
    await sleep(1_500);
    const told = bed
      .logs()
      .split('\n')
      .filter((line) => line.includes('events are missing'));
    expect(told).toHaveLength(1);
    expect(JSON.parse(told[0] ?? '')).toMatchObject({ source: 'catalog', missing_from: before + 1 });
    if (late) await catalog.send([late]);
    expect(idsOf(await untilEntries(bed, 'catalog', catalog.seq)).slice(before)).toEqual(
      idsOf([...(late ? [late] : []), ...rest]),
    );
    await until(async () => (await missing()) === '0', missing);
  });

  test('entries, of two people, hold hashes of who, what and which, and none of the names', async () => {
    const [anna, again, berta] = [
      ...profile.make(2, { user_id: 'auth0|canary-anna', entity_id: 'auth0|canary-anna' }),
      ...profile.make(1, { user_id: 'auth0|canary-berta', entity_id: 'auth0|canary-anna' }),
    ];
    if (anna && again && berta) await profile.send([anna, again, berta]);
    const entries = (await untilEntries(bed, 'profile', profile.seq)).slice(-3);
    const [one, two, three] = entries.map(({ canonical }) => parseEntry(canonical));
    expect(one?.actor).toBe(two?.actor);
    expect(one?.entity?.id).toBe(two?.entity?.id);
    expect(three?.actor).not.toBe(one?.actor);
    expect(three?.entity?.id).not.toBe(one?.entity?.id);
    expect(one?.actor).not.toBe(one?.entity?.id);
    for (const hash of [one?.actor, one?.args, one?.entity?.id]) expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(entries.map(({ canonical }) => canonical).join()).not.toMatch(/canary|aaaaaaaa/);
    expect(bed.logs()).not.toMatch(/canary/);
  });

  test('sources, whoever listens, hear what is committed, and hear it again every five seconds', async () => {
    const heard: number[] = [];
    profile.connection.subscribe(committedSubject('profile', 'audit'), {
      callback: (_, message) => void heard.push(message.json<{ seq: number }>().seq),
    });
    await profile.connection.flush();
    const events = profile.make(2);
    await profile.send(events);
    await until(
      () => Promise.resolve(heard.includes(profile.seq)),
      () => Promise.resolve(heard),
      3_000,
    );
    const told = heard.length;
    await until(
      () => Promise.resolve(heard.length > told && heard.at(-1) === profile.seq),
      () => Promise.resolve(heard),
      7_000,
    );
  });

  test('ledger, of all that, is good in the eyes of the verifier', async () => {
    const size = await untilSigned(bed);
    const verdict = await verdictOn(bed, caller);
    expect(verdict.problems).toEqual([]);
    expect(verdict).toMatchObject({ ok: true, sources: { profile: profile.seq, catalog: catalog.seq } });
    expect(verdict.proven).toBeGreaterThanOrEqual(size);
  });
});
