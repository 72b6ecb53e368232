import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { deadLetters, type DeadLetterView, OperationError } from '#libs/contracts';
import { parseEntry } from '#libs/ledger';
import type { RecordedEvent } from '#libs/outbox';
import type { Caller } from '#libs/testing';
import { AuditBed, until } from './audit-bed.ts';
import { entriesOf, eventOf, sendRaw, untilEntries } from './events.ts';
import { untilSigned, verdictOn } from './exported.ts';
import { Source } from './sequence.ts';

let bed: AuditBed;
let caller: Caller;
let profile: Source;
beforeAll(async () => {
  bed = await AuditBed.make();
  await bed.startAudit();
  caller = await bed.caller();
  profile = await Source.of(bed, 'profile');
  await profile.send(profile.make(3));
  await untilEntries(bed, 'profile', 3);
});
afterAll(() => bed.stop());

const OPERATOR = { user: 'auth0|canary-operator' };
const letters = async (): Promise<DeadLetterView[]> =>
  (await caller.call(deadLetters.listDeadLetters, { limit: 50 }, OPERATOR)).dead_letters;
const replay = (id: string): Promise<DeadLetterView> =>
  caller.call(deadLetters.replayDeadLetter, { dead_letter_id: id }, OPERATOR);

async function untilLetters(count: number): Promise<DeadLetterView[]> {
  const stored = () => bed.database.query('SELECT FROM audit.dead_letters');
  await until(
    async () => (await stored()).length >= count,
    async () => (await stored()).length,
  );
  return letters();
}

describe('poison', () => {
  test.each<[string, (seq: number) => string, string]>([
    ['of a version nobody knows', (seq) => JSON.stringify(eventOf('profile', seq, { v: 2 })), 'version 2'],
    ['without a field', (seq) => JSON.stringify({ ...eventOf('profile', seq), type: undefined }), '"type" is missing'],
    ['of a type no entry can have', (seq) => JSON.stringify(eventOf('profile', seq, { type: 'Sizes Set!' })), '"type"'],
    ['that says it is another’s', (seq) => JSON.stringify(eventOf('catalog', seq)), 'came from profile'],
    [
      'whose person cannot be stored',
      (seq) => JSON.stringify(eventOf('profile', seq, { user_id: 'a\u0000b' })),
      'user_id',
    ],
    [
      'at a time PostgreSQL refuses',
      (seq) => JSON.stringify(eventOf('profile', seq, { at: '0000-01-01T00:00:00Z' })),
      'the database refuses it',
    ],
  ])(
    'an event %s, after its tries, is a dead letter with an entry in its place, and those after it go on',
    async (_, poison, reason) => {
      const before = (await letters()).length;
      const [bad, ...later] = profile.make(4);
      const sent = poison(bad?.seq ?? 0);
      await sendRaw(profile.connection, 'profile', sent);
      await profile.send(later);
      const entries = (await untilEntries(bed, 'profile', profile.seq)).slice(-4);
      expect(entries.map(({ type }) => type)).toEqual(['ledger.dead_letter', ...later.map(({ type }) => type)]);
      expect(entries.slice(1).map(({ event_id: id }) => id)).toEqual(later.map(({ event_id: id }) => id));
      const [letter, ...others] = await letters();
      expect(others).toHaveLength(before);
      expect(letter).toMatchObject({ source: 'profile', seq: bad?.seq, replayed_at: null });
      expect(letter?.reason).toContain(reason);
      expect(Buffer.from(letter?.payload ?? '', 'base64').toString()).toBe(sent);
      await expect(replay(letter?.dead_letter_id ?? '')).rejects.toMatchObject({ code: 'CONFLICT' });
    },
  );

  test.each<[string, string | Uint8Array]>([
    ['that is no JSON', '{"v":1,'],
    ['that is no text', Buffer.from([0xff, 0xfe, 0x00])],
    ['that is JSON but no object', '[]'],
    ['without a number', JSON.stringify({ ...eventOf('profile', 1), seq: 'first' })],
    ['of 200 kB', `"${'x'.repeat(200_000)}"`],
  ])('a message %s, is a dead letter, and takes nobody’s place', async (_, payload) => {
    const before = (await letters()).length;
    const entries = (await entriesOf(bed, 'profile')).length;
    await sendRaw(profile.connection, 'profile', payload);
    const [letter] = await untilLetters(before + 1);
    expect(letter).toMatchObject({ seq: null, payload_bytes: Buffer.byteLength(payload) });
    const [next] = profile.make(1);
    if (next) await profile.send([next]);
    expect((await untilEntries(bed, 'profile', entries + 1)).at(-1)?.event_id).toBe(next?.event_id);
  });

  test('the same poison, sent again, is no second dead letter', async () => {
    const before = (await letters()).length;
    await sendRaw(profile.connection, 'profile', 'twice');
    await untilLetters(before + 1);
    await sendRaw(profile.connection, 'profile', 'twice');
    await sendRaw(profile.connection, 'profile', 'once');
    await untilLetters(before + 2);
    expect(await letters()).toHaveLength(before + 2);
  });
});

describe('a source whose database was set back', () => {
  /** An event with a number that another has already, as a dead letter. */
  async function numberTaken(): Promise<{ event: RecordedEvent; letter: DeadLetterView }> {
    const event = eventOf('profile', 2, { user_id: 'auth0|canary-carla', entity_id: 'auth0|canary-carla' });
    const before = (await letters()).length;
    await profile.send([event]);
    const [letter] = await untilLetters(before + 1);
    if (!letter) throw new Error('no letter');
    return { event, letter };
  }

  test('an event with a number that is taken, is not taken for a copy of the other, but kept as a dead letter', async () => {
    const { letter } = await numberTaken();
    expect(letter).toMatchObject({
      source: 'profile',
      seq: 2,
      reason: 'another event has the number 2 of profile already',
    });
  });

  test('such a dead letter, replayed, is an entry of the ledger’s own that names its old place; twice is once', async () => {
    const { event, letter } = await numberTaken();
    const own = (await entriesOf(bed, 'audit')).length;
    const replayed = await replay(letter.dead_letter_id);
    expect(replayed.replayed_at).not.toBeNull();
    expect(await replay(letter.dead_letter_id)).toEqual(replayed);
    const added = (await entriesOf(bed, 'audit')).slice(own);
    expect(added.map(({ type }) => type)).toEqual(['ledger.dead_letter_replayed', event.type]);
    const [act, entry] = added.map(({ canonical }) => parseEntry(canonical));
    expect(entry).toMatchObject({
      source: 'audit',
      event_id: `replay:profile:2:${event.event_id}`,
      at: event.at,
      index: replayed.replayed_as,
    });
    expect(entry?.actor).not.toBe(act?.actor);
    expect(act).toMatchObject({
      operation: 'audit.replay_dead_letter',
      decision: 'done',
      entity: { type: 'dead_letter' },
    });
    expect(
      (await caller.call(deadLetters.listDeadLetters, { waiting: true, limit: 50 }, OPERATOR)).dead_letters.map(
        ({ dead_letter_id: id }) => id,
      ),
    ).not.toContain(letter.dead_letter_id);
  });

  test('an event that is in the ledger under another number, is a dead letter and cannot be replayed', async () => {
    const [known] = profile.make(1);
    const [other, after] = profile.make(2, { event_id: known?.event_id });
    if (!known || !other || !after) throw new Error('no events');
    const good = eventOf('profile', after.seq);
    await profile.send([known]);
    await untilEntries(bed, 'profile', known.seq);
    await sendRaw(profile.connection, 'profile', JSON.stringify(other));
    await profile.send([good]);
    const entries = await untilEntries(bed, 'profile', after.seq);
    expect(entries.slice(-2).map(({ type }) => type)).toEqual(['ledger.dead_letter', good.type]);
    const [letter] = await letters();
    expect(letter?.reason).toContain(`as profile ${known.seq}`);
    await expect(replay(letter?.dead_letter_id ?? '')).rejects.toThrow(OperationError);
    const last = (await entriesOf(bed, 'audit')).at(-1);
    expect(parseEntry(last?.canonical ?? '')).toMatchObject({
      type: 'ledger.dead_letter_replayed',
      decision: 'refused',
    });
  });
});

describe('operators', () => {
  test('replay_dead_letter, of none there is, is NOT_FOUND', async () => {
    await expect(replay('nothing')).rejects.toMatchObject({ code: 'NOT_FOUND' });
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
