import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { activity, ledger, type LedgerEntryView } from '#libs/contracts';
import { noteVerifier, openCheckpoint, parseEntry, verifyConsistency, verifyInclusion } from '#libs/ledger';
import type { Caller } from '#libs/testing';
import { AuditBed, ORIGIN } from './audit-bed.ts';
import { entriesOf, untilEntries } from './events.ts';
import { untilSigned } from './exported.ts';
import { Source } from './sequence.ts';

const ANNA = 'auth0|canary-anna';
const BERTA = 'auth0|canary-berta';
const AUDITOR = { user: 'auth0|canary-auditor' };

let bed: AuditBed;
let caller: Caller;
let profile: Source;
let catalog: Source;
beforeAll(async () => {
  bed = await AuditBed.make();
  await bed.startAudit();
  caller = await bed.caller();
  [profile, catalog] = [await Source.of(bed, 'profile'), await Source.of(bed, 'catalog')];
  const import_ = {
    type: 'feed_import.finished',
    operation: 'catalog.start_feed_import',
    entity_type: 'feed_import',
    entity_id: 'i1',
  };
  await profile.send([
    ...profile.make(30, { user_id: ANNA, entity_id: ANNA }),
    ...profile.make(5, {
      user_id: BERTA,
      entity_id: BERTA,
      type: 'profile.goals_set',
      operation: 'profile.set_budget_and_goals',
    }),
  ]);
  await catalog.send([
    ...catalog.make(1, {
      ...import_,
      user_id: ANNA,
      at: '2026-11-21T10:00:00.000Z',
      decision: 'failed',
      client_id: 'catalog-import-worker',
    }),
    ...catalog.make(1, { ...import_, user_id: BERTA, at: '2026-11-21T11:00:00.000Z', client_id: 'k3Jh4xYz9' }),
  ]);
  await Promise.all([untilEntries(bed, 'profile', 35), untilEntries(bed, 'catalog', 2)]);
});
afterAll(() => bed.stop());

describe('list_my_activity', () => {
  test('list_my_activity, page by page, gives the caller’s own acts and no others, newest first', async () => {
    const seen: { at: string; what: string; app: string | null }[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await caller.call(
        activity.listMyActivity,
        { limit: 7, ...(cursor ? { cursor } : {}) },
        { user: ANNA },
      );
      expect(page.activities.length).toBeLessThanOrEqual(7);
      seen.push(...page.activities);
      cursor = page.next_cursor;
    }
    expect(seen).toHaveLength(31);
    const failed = {
      at: '2026-11-21T10:00:00.000Z',
      what: 'Could not import a merchant’s products',
      app: 'catalog-import-worker',
    };
    expect(seen).toContainEqual(failed);
    const others = seen.filter(({ what }) => what !== failed.what);
    expect(others).toHaveLength(30);
    expect(new Set(others.map((one) => JSON.stringify(one)))).toEqual(
      new Set([
        JSON.stringify({
          at: '2026-11-21T09:30:00.000Z',
          what: 'Changed your sizes or measurements',
          app: 'chatgpt.com',
        }),
      ]),
    );
    expect(JSON.stringify(seen)).not.toMatch(/canary|[0-9a-f]{16}/);
  });

  test('list_my_activity, of somebody the ledger never heard of, is empty and makes no key', async () => {
    expect(await caller.call(activity.listMyActivity, {}, { user: 'auth0|stranger' })).toEqual({
      activities: [],
      next_cursor: null,
    });
    expect(await bed.query(`SELECT FROM audit.actor_keys WHERE user_id = 'auth0|stranger'`)).toEqual([]);
  });

  test('list_my_activity, with the cursor of another person or of nobody, is INVALID_INPUT', async () => {
    const { next_cursor: cursor } = await caller.call(activity.listMyActivity, { limit: 1 }, { user: ANNA });
    for (const bad of [cursor ?? '', 'rubbish', Buffer.from('["x",-1]').toString('base64url')]) {
      await expect(caller.call(activity.listMyActivity, { cursor: bad }, { user: BERTA })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
      });
    }
  });

  test('list_my_activity, looked at, is not recorded: it is nobody else’s', async () => {
    const before = (await entriesOf(bed)).length;
    await caller.call(activity.listMyActivity, {}, { user: BERTA });
    expect(await entriesOf(bed)).toHaveLength(before);
  });
});

describe('search_ledger', () => {
  const search = (input: object): Promise<LedgerEntryView[]> =>
    caller.call(ledger.searchLedger, { limit: 100, ...input }, AUDITOR).then(({ entries }) => entries);

  test.each<[string, object, number]>([
    ['a person', { user_id: ANNA }, 31],
    ['a person and a kind of thing', { user_id: ANNA, entity_type: 'feed_import' }, 1],
    ['a person and a thing', { user_id: ANNA, entity_type: 'profile', entity_id: ANNA }, 30],
    ['a person and a thing of another', { user_id: ANNA, entity_type: 'profile', entity_id: BERTA }, 0],
    ['a kind of thing', { entity_type: 'feed_import' }, 2],
    ['an operation', { operation: 'profile.set_budget_and_goals' }, 5],
    ['a type', { type: 'profile.sizes_set' }, 30],
    ['a source', { source: 'catalog' }, 2],
    ['a time and later', { from: '2026-11-21T10:00:00Z', source: 'catalog' }, 2],
    ['before a time', { to: '2026-11-21T11:00:00Z', source: 'catalog' }, 1],
    ['two things that exclude each other', { source: 'catalog', type: 'profile.sizes_set' }, 0],
    ['somebody unknown', { user_id: 'auth0|stranger' }, 0],
    ['what looks like SQL', { type: `x' OR '1'='1` }, 0],
  ])('search_ledger, by %s, finds what fits, newest first', async (_, input, count) => {
    const entries = await search(input);
    expect(entries).toHaveLength(count);
    expect(entries.map(({ index }) => index)).toEqual([...entries.map(({ index }) => index)].sort((a, b) => b - a));
  });

  test('search_ledger, page by page, gives each once', async () => {
    const seen: number[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await caller.call(
        ledger.searchLedger,
        { source: 'profile', limit: 8, ...(cursor ? { cursor } : {}) },
        AUDITOR,
      );
      seen.push(...page.entries.map(({ seq }) => seq));
      cursor = page.next_cursor;
    }
    expect(seen).toEqual(Array.from({ length: 35 }, (_, i) => 35 - i));
  });

  test('search_ledger, for a thing without whose, is INVALID_INPUT and nothing is recorded', async () => {
    const before = (await entriesOf(bed)).length;
    await expect(search({ entity_type: 'profile', entity_id: ANNA })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { field: 'entity_id' },
    });
    expect(await entriesOf(bed)).toHaveLength(before);
  });

  test.each([{ from: '2026-02-45T00:00:00Z' }, { from: '2026-02-30T00:00:00Z' }, { to: '0000-01-01T00:00:00Z' }])(
    'search_ledger, at a time there is not (%j), is INVALID_INPUT',
    async (times) => {
      await expect(search(times)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    },
  );

  test('search_ledger, columns beside the hashed text changed, shows what was hashed', async () => {
    await bed.query('ALTER TABLE audit.entries_2026_11 DISABLE TRIGGER append_only');
    await bed.query('ALTER TABLE audit.entries DISABLE TRIGGER append_only');
    await bed.query(`UPDATE audit.entries SET client = 'forged' WHERE source = 'catalog' AND seq = 1`);
    expect((await search({ source: 'catalog' })).map(({ client }) => client)).not.toContain('forged');
  });

  test('search_ledger, done, is recorded before it answers: who looked, for whom, hashed', async () => {
    const requestId = randomUUID();
    await caller.call(ledger.searchLedger, { user_id: ANNA }, { ...AUDITOR, requestId });
    await caller.call(ledger.searchLedger, { user_id: ANNA }, { ...AUDITOR, requestId });
    const recorded = (await entriesOf(bed, 'audit'))
      .map(({ canonical }) => parseEntry(canonical))
      .filter((entry) => entry.request_id === requestId);
    expect(recorded).toHaveLength(1);
    expect(recorded[0]).toMatchObject({
      type: 'ledger.read',
      operation: 'audit.search_ledger',
      decision: 'done',
      entity: { type: 'user' },
      client: 'a-client',
    });
    expect((await entriesOf(bed)).map(({ canonical }) => canonical).join()).not.toContain('canary');
    expect(await caller.call(activity.listMyActivity, { limit: 1 }, AUDITOR)).toMatchObject({
      activities: [{ what: 'Read the audit ledger' }],
    });
  });
});

describe('proofs', () => {
  test('get_inclusion_proof, of every entry at several sizes, convinces somebody who has only the checkpoint', async () => {
    const size = await untilSigned(bed);
    const view = await caller.call(ledger.getLedgerCheckpoint, {});
    expect(view.size).toBe(size);
    const { root } = openCheckpoint(view.checkpoint, [noteVerifier(view.verifier_key)], ORIGIN);
    for (let index = 0; index < size; index += 1) {
      const proof = await caller.call(ledger.getInclusionProof, { index });
      const [leaf, hashes] = [
        Buffer.from(proof.leaf_hash, 'base64'),
        proof.hashes.map((hash) => Buffer.from(hash, 'base64')),
      ];
      expect(verifyInclusion(hashes, index, proof.size, leaf, root)).toBe(true);
      expect(proof.size).toBe(size);
    }
  });

  test('get_consistency_proof, between any two checkpoints, convinces', async () => {
    for (let i = 0; i < 2; i += 1) {
      await untilSigned(bed);
      await catalog.send(catalog.make(1));
      await untilEntries(bed, 'catalog', catalog.seq);
    }
    await untilSigned(bed);
    const notes = await bed.query<{ size: string; note: string }>(
      'SELECT size, note FROM audit.checkpoints ORDER BY size',
    );
    const { verifier_key: key } = await caller.call(ledger.getLedgerCheckpoint, {});
    const opened = notes.map(({ note }) => openCheckpoint(note, [noteVerifier(key)], ORIGIN));
    expect(opened.length).toBeGreaterThan(2);
    for (const from of opened) {
      for (const to of opened.filter(({ size }) => size >= from.size)) {
        const proof = await caller.call(ledger.getConsistencyProof, { from: from.size, to: to.size });
        const hashes = proof.hashes.map((hash) => Buffer.from(hash, 'base64'));
        expect(verifyConsistency(hashes, from.size, to.size, from.root, to.root)).toBe(true);
      }
    }
  });

  test.each<[string, () => Promise<unknown>]>([
    ['of an entry beyond the ledger', () => caller.call(ledger.getInclusionProof, { index: 1_000_000 })],
    ['for a size beyond the ledger', () => caller.call(ledger.getInclusionProof, { index: 0, size: 1_000_000 })],
    ['from the larger size to the smaller', () => caller.call(ledger.getConsistencyProof, { from: 3, to: 2 })],
    ['up to a size beyond the ledger', () => caller.call(ledger.getConsistencyProof, { from: 1, to: 1_000_000 })],
    ['of lines beyond the ledger', () => caller.call(ledger.readLedgerLines, { from_index: 1_000_000 }, AUDITOR)],
    [
      'of lines up to a size nobody signed',
      () => caller.call(ledger.readLedgerLines, { from_index: 0, size: 3 }, AUDITOR),
    ],
  ])('a question %s, is INVALID_INPUT', async (_, ask) => {
    await expect(ask()).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});
