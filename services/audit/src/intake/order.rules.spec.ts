import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { arranged, type Candidate, MAX_TRIES, type Verdict, waitBefore } from './order.rules.ts';

const SOURCES = ['catalog', 'profile'];

const event = (seq: number, eventId: string | null = `e${seq}`, source = 'profile'): Candidate => ({
  place: { source, seq },
  eventId,
  isLastTry: false,
});

type Stored = ReadonlyMap<string, { readonly source: string; readonly seq: number }>;

/** Verdicts in the order of the candidates, with a ledger that ends at `head` for every source. */
function verdicts(candidates: readonly Candidate[], head = 0, stored: Stored = new Map()): Verdict[] {
  const plan = arranged(
    candidates,
    () => head,
    (id) => stored.get(id),
  );
  return candidates.flatMap((one) => plan.flatMap(({ candidate, verdict }) => (candidate === one ? [verdict] : [])));
}

const kinds = (...given: Parameters<typeof verdicts>): string[] => verdicts(...given).map(({ kind }) => kind);

describe('arranged', () => {
  test('arranged, the next numbers in any order, appends all in order', () => {
    const candidates = [event(3), event(1), event(2)];
    expect(kinds(candidates)).toEqual(['append', 'append', 'append']);
    const plan = arranged(
      candidates,
      () => 0,
      () => undefined,
    );
    expect(plan.map(({ candidate }) => candidate.place?.seq)).toEqual([1, 2, 3]);
  });

  test('arranged, a number missing, lets those after it wait and nobody of another source', () => {
    expect(kinds([event(1), event(3), event(4), event(1, 'other', 'catalog')])).toEqual([
      'append',
      'gap',
      'gap',
      'append',
    ]);
  });

  test('arranged, an event once more, in the batch or in the ledger, is known', () => {
    const stored = new Map([['e1', { source: 'profile', seq: 1 }]]);
    expect(kinds([event(1), event(2), event(2)], 1, stored)).toEqual(['known', 'append', 'known']);
  });

  test('arranged, a number that another event has, is tried again and named, and never known', () => {
    const reason = 'another event has the number 2 of profile already';
    expect(verdicts([event(2, 'impostor')], 5)).toEqual([{ kind: 'retry', reason }]);
    expect(verdicts([{ ...event(2, 'impostor'), isLastTry: true }], 5)).toEqual([
      { kind: 'bury', inPlace: false, reason },
    ]);
  });

  test('arranged, an id that stands elsewhere in the ledger, is buried in its place so that the next go on', () => {
    const stored = new Map([['e1', { source: 'profile', seq: 1 }]]);
    const [twice, next] = verdicts([{ ...event(2, 'e1'), isLastTry: true }, event(3)], 1, stored);
    expect(twice).toMatchObject({ kind: 'bury', inPlace: true, reason: expect.stringContaining('as profile 1') });
    expect(next).toEqual({ kind: 'append' });
  });

  test('arranged, the same id under two numbers of one batch, appends it once', () => {
    expect(kinds([event(1, 'same'), event(2, 'same'), event(3)])).toEqual(['append', 'retry', 'gap']);
  });

  test('arranged, poison with a place, keeps those after it waiting until its last try', () => {
    expect(kinds([event(1, null), event(2)])).toEqual(['retry', 'gap']);
    expect(verdicts([{ ...event(1, null), isLastTry: true }, event(2)])).toEqual([
      { kind: 'bury', inPlace: true, reason: null },
      { kind: 'append' },
    ]);
  });

  test('arranged, poison without a place, takes nobody’s place', () => {
    const nowhere: Candidate = { place: null, eventId: null, isLastTry: true };
    expect(verdicts([nowhere, event(1), { ...nowhere, isLastTry: false }])).toEqual([
      { kind: 'bury', inPlace: false, reason: null },
      { kind: 'append' },
      { kind: 'retry', reason: null },
    ]);
  });

  test('arranged, any batch on any ledger, fills each source number by number, no id twice, and judges everyone once', () => {
    const candidate = fc.record({
      place: fc.option(fc.record({ source: fc.constantFrom(...SOURCES), seq: fc.integer({ min: 1, max: 12 }) })),
      eventId: fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g')),
      isLastTry: fc.boolean(),
    });
    const heads = fc.record({ catalog: fc.nat(6), profile: fc.nat(6) });
    fc.assert(
      fc.property(fc.array(candidate, { maxLength: 20 }), heads, (candidates, before) => {
        const stored = new Map([['a', { source: 'profile', seq: Math.max(1, before.profile) }]]);
        const headOf = (source: string): number => (source === 'profile' ? before.profile : before.catalog);
        const plan = arranged(candidates, headOf, (id) => stored.get(id));
        expect(new Set(plan.map((one) => one.candidate))).toEqual(new Set(candidates));
        expect(plan).toHaveLength(candidates.length);
        const filled = plan.filter(
          ({ verdict }) => verdict.kind === 'append' || (verdict.kind === 'bury' && verdict.inPlace),
        );
        for (const source of SOURCES) {
          const seqs = filled.flatMap(({ candidate: { place } }) => (place?.source === source ? [place.seq] : []));
          expect(seqs).toEqual(seqs.map((_, i) => headOf(source) + 1 + i));
        }
        const appended = plan.filter(({ verdict }) => verdict.kind === 'append').map((one) => one.candidate.eventId);
        expect(new Set(appended).size).toBe(appended.length);
        expect(appended).not.toContain('a');
        expect(appended).not.toContain(null);
        const buried = plan.filter(({ verdict }) => verdict.kind === 'bury');
        expect(buried.every((one) => one.candidate.isLastTry)).toBe(true);
      }),
    );
  });
});

describe('waitBefore', () => {
  test('waitBefore, try after try, doubles from 200 ms and is done with poison in about three seconds', () => {
    const waits = Array.from({ length: MAX_TRIES - 1 }, (_, i) => waitBefore(i + 1));
    expect(waits).toEqual([200, 400, 800, 1_600]);
  });

  test('waitBefore, however often, is at most 5 s', () => {
    expect(waitBefore(6)).toBe(5_000);
    expect(waitBefore(10_000)).toBe(5_000);
  });
});
