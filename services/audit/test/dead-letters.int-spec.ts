import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { deadLetters, type DeadLetterView } from '#libs/contracts';
import { parseEntry } from '#libs/ledger';
import type { RecordedEvent } from '#libs/outbox';
import type { Caller } from '#libs/testing';
import { AuditBed, until } from './audit-bed.ts';
import { entriesOf, eventOf, sendRaw, untilEntries } from './events.ts';
import { untilSigned, verdictOn } from './exported.ts';
import { Source } from './sequence.ts';

const OPERATOR = { user: 'auth0|canary-operator' };
const CARLA = { user_id: 'auth0|canary-carla', entity_id: 'auth0|canary-carla' };

/** What is no event, at a place among those of its source, and why it is refused. */
const IN_PLACE: readonly [string, (source: string, seq: number) => object, RegExp][] = [
  ['of a version nobody knows', (source, seq) => eventOf(source, seq, { v: 2 }), /version 2/],
  ['without a field', (source, seq) => ({ ...eventOf(source, seq), type: undefined }), /"type" is missing/],
  ['of a type no entry can have', (source, seq) => eventOf(source, seq, { type: 'Sizes Set!' }), /"type"/],
  ['that says it is another’s', (_, seq) => eventOf('try-on', seq), /says it is from try-on, but came from/],
  ['whose person cannot be stored', (source, seq) => eventOf(source, seq, { user_id: 'a\u0000b' }), /user_id/],
  [
    'at a time PostgreSQL refuses',
    (source, seq) => eventOf(source, seq, { at: '0000-01-01T00:00:00Z' }),
    /the database refuses it/,
  ],
];
/** What has no place. */
const NOWHERE: readonly [string, string | Uint8Array][] = [
  ['that is no JSON', '{"v":1,'],
  ['that is no text', Buffer.from([0xff, 0xfe, 0x00])],
  ['that is JSON but no object', '[]'],
  ['without a number', JSON.stringify({ ...eventOf('profile', 1), seq: 'first' })],
  ['of 200 kB', `"${'x'.repeat(200_000)}"`],
];

interface Sown {
  readonly source: Source;
  readonly seq: number;
  readonly payload: string;
  /** Good events that come after it. */
  readonly later: readonly RecordedEvent[];
}

let bed: AuditBed;
let caller: Caller;
let profile: Source;
const sown = new Map<string, Sown>();
/** Has the number of another event. */
let impostor: RecordedEvent;

// All at once, because each is tried for three seconds before it is given up; those of one source one after the other.
beforeAll(async () => {
  bed = await AuditBed.make();
  await bed.startAudit();
  caller = await bed.caller();
  const sources = await Promise.all(['profile', 'catalog', 'gateway'].map((name) => Source.of(bed, name)));
  for (const source of sources) {
    await source.send(source.make(3));
    await untilEntries(bed, source.name, 3);
  }
  const [first, second] = sources;
  if (!first || !second) throw new Error('no sources');
  profile = first;
  for (const [, payload] of [...NOWHERE, ['', 'twice'] as const]) await sendRaw(profile.connection, 'profile', payload);
  impostor = eventOf('profile', 2, CARLA);
  await profile.send([impostor]);
  for (const [i, [what, make]] of IN_PLACE.entries()) {
    const source = sources[i % sources.length] ?? profile;
    await sow(what, source, make);
  }
  const [known] = second.make(1);
  await second.send(known ? [known] : []);
  await sow('in the ledger already', second, (source, seq) => eventOf(source, seq, { event_id: known?.event_id }));
});
afterAll(() => bed.stop());

async function sow(what: string, source: Source, make: (source: string, seq: number) => object): Promise<void> {
  const [bad, ...later] = source.make(4);
  const seq = bad?.seq ?? 0;
  const payload = JSON.stringify(make(source.name, seq));
  sown.set(what, { source, seq, payload, later });
  await sendRaw(source.connection, source.name, payload);
  await source.send(later);
}

const letters = async (): Promise<DeadLetterView[]> =>
  (await caller.call(deadLetters.listDeadLetters, { limit: 50 }, OPERATOR)).dead_letters;
const replay = (letter: DeadLetterView | undefined): Promise<DeadLetterView> =>
  caller.call(deadLetters.replayDeadLetter, { dead_letter_id: letter?.dead_letter_id ?? 'nothing' }, OPERATOR);

/** The dead letters with such content, once there is one. */
async function untilBuried(payload: string | Uint8Array): Promise<DeadLetterView[]> {
  const start = Buffer.from(payload).subarray(0, 3_000);
  const buried = (): Promise<unknown[]> =>
    bed.query('SELECT FROM audit.dead_letter_payloads WHERE substr(payload, 1, $2) = $1', [start, start.length]);
  await until(async () => (await buried()).length > 0, letters, 20_000);
  return (await letters()).filter((letter) => Buffer.from(letter.payload, 'base64').subarray(0, 3_000).equals(start));
}

describe('poison', () => {
  test('the same poison, sent again, is no second dead letter', async () => {
    expect(await untilBuried('twice')).toHaveLength(1);
    await sendRaw(profile.connection, 'profile', 'twice');
    await sendRaw(profile.connection, 'profile', 'once');
    await untilBuried('once');
    expect(await untilBuried('twice')).toHaveLength(1);
  });

  test.each<[string, RegExp]>([
    ...IN_PLACE.map(([what, , reason]): [string, RegExp] => [what, reason]),
    ['in the ledger already', /an event with its id is in the ledger already, as catalog \d+/],
  ])(
    'an event %s, after its tries, is a dead letter with an entry in its place, and those after it go on',
    async (what, reason) => {
      const { source, seq, payload, later } = sown.get(what) ?? { source: profile, seq: 0, payload: '', later: [] };
      const [letter, ...others] = await untilBuried(payload);
      expect(others).toEqual([]);
      expect(letter).toMatchObject({ source: source.name, seq, replayed_at: null });
      expect(letter?.reason).toMatch(reason);
      const entries = (await untilEntries(bed, source.name, seq + 3)).slice(seq - 1, seq + 3);
      expect(entries.map(({ type }) => type)).toEqual(['ledger.dead_letter', ...later.map(({ type }) => type)]);
      expect(entries.slice(1).map(({ event_id: id }) => id)).toEqual(later.map(({ event_id: id }) => id));
      await expect(replay(letter)).rejects.toMatchObject({ code: 'CONFLICT' });
      const last = (await entriesOf(bed, 'audit')).at(-1);
      expect(parseEntry(last?.canonical ?? '')).toMatchObject({
        type: 'ledger.dead_letter_replayed',
        decision: 'refused',
      });
    },
  );

  test.each(NOWHERE)('a message %s, is a dead letter, and takes nobody’s place', async (_, payload) => {
    const [letter, ...others] = await untilBuried(payload);
    expect(others).toEqual([]);
    expect(letter).toMatchObject({ seq: null, payload_bytes: Buffer.byteLength(payload) });
    const entry = `dead-letter:${letter?.dead_letter_id}`;
    expect((await entriesOf(bed)).map(({ event_id: id }) => id)).not.toContain(entry);
  });
});

describe('a source whose database was set back', () => {
  test('an event with a number that is taken, is not taken for a copy of the other; replayed, it is an entry of the ledger’s own, once', async () => {
    const [letter] = await untilBuried(JSON.stringify(impostor));
    expect(letter).toMatchObject({
      source: 'profile',
      seq: 2,
      reason: 'another event has the number 2 of profile already',
    });
    const own = (await entriesOf(bed, 'audit')).length;
    const replayed = await replay(letter);
    expect(replayed.replayed_at).not.toBeNull();
    expect(await replay(letter)).toEqual(replayed);
    const added = (await entriesOf(bed, 'audit')).slice(own);
    expect(added.map(({ type }) => type)).toEqual(['ledger.dead_letter_replayed', impostor.type]);
    const [act, entry] = added.map(({ canonical }) => parseEntry(canonical));
    expect(entry).toMatchObject({
      source: 'audit',
      event_id: `replay:profile:2:${impostor.event_id}`,
      at: impostor.at,
      index: replayed.replayed_as,
    });
    expect(entry?.actor).not.toBe(act?.actor);
    expect(act).toMatchObject({
      operation: 'audit.replay_dead_letter',
      decision: 'done',
      entity: { type: 'dead_letter' },
    });
    const waiting = await caller.call(deadLetters.listDeadLetters, { waiting: true, limit: 50 }, OPERATOR);
    expect(waiting.dead_letters.map(({ dead_letter_id: id }) => id)).not.toContain(letter?.dead_letter_id);
  });
});

describe('operators', () => {
  test('replay_dead_letter, of none there is, is NOT_FOUND', async () => {
    await expect(replay(undefined)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('list_dead_letters, page by page, gives each once, newest first, and reading is recorded', async () => {
    const all = await letters();
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await caller.call(
        deadLetters.listDeadLetters,
        { limit: 3, ...(cursor ? { cursor } : {}) },
        OPERATOR,
      );
      seen.push(...page.dead_letters.map(({ dead_letter_id: id }) => id));
      cursor = page.next_cursor;
    }
    expect(seen).toEqual(all.map(({ dead_letter_id: id }) => id));
    expect(parseEntry((await entriesOf(bed, 'audit')).at(-1)?.canonical ?? '')).toMatchObject({
      type: 'ledger.read',
      operation: 'audit.list_dead_letters',
    });
  });

  test('logs and ledger, after all that, carry no name, and the verifier finds nothing', async () => {
    expect(bed.logs()).not.toContain('canary');
    expect((await entriesOf(bed)).map(({ canonical }) => canonical).join()).not.toContain('canary');
    await untilSigned(bed);
    expect((await verdictOn(bed, caller)).problems).toEqual([]);
  });
});
