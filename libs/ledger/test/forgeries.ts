import fc from 'fast-check';
import type { LedgerEntry, NoteSigner, ProblemKind } from '../src/index.ts';
import { checkpointLine, endLine, entryLine, leafHash } from '../src/index.ts';
import { draft, exportLines, type History, linked, type Remake, signedAt } from './history.ts';

const SOURCES = ['profile', 'catalog', 'try-on', 'commerce'];

/** A change made to the entries, as somebody with rights on the database would make it. */
export interface Change {
  readonly what: string;
  readonly entries: readonly LedgerEntry[];
  /** What an auditor may call it when nothing was made anew. */
  readonly kinds: readonly ProblemKind[];
  /** After how many entries a checkpoint then stands that stood after so many. */
  readonly moved: (size: number) => number;
}

/** A ledger of several sources with checkpoints after batches of random size, the last of them at its end. */
export const histories = (signer: NoteSigner): fc.Arbitrary<History> =>
  fc
    .record({
      sources: fc.array(fc.constantFrom(...SOURCES), { minLength: 4, maxLength: 40 }),
      batches: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 10 }),
    })
    .map(({ sources, batches }) => {
      const entries = linked(sources.map((source, number) => draft(number, source)));
      const sizes = batches.reduce<number[]>((all, batch) => [...all, (all.at(-1) ?? 0) + batch], []);
      return { entries, checkpoints: signedAt(entries, [...sizes, entries.length], signer) };
    });

const stay = (size: number): number => size;

const MEMBERS: readonly Partial<LedgerEntry>[] = [
  { decision: 'forged' },
  { at: '2030-01-01T00:00:00Z' },
  { recorded_at: '2030-01-01T00:00:00Z' },
  { type: 'profile.forged' },
  { operation: 'profile.forge' },
  { event_id: 'forged' },
  { actor: 'f'.repeat(64) },
  { args: 'f'.repeat(64) },
  { client: 'forged' },
  { contract: 'forged' },
  { request_id: null },
  { trace_id: null },
  { entity: { type: 'forged', id: null } },
];

/** Places in a list. */
const place = (size: number): fc.Arbitrary<number> => fc.nat(size - 1);

/** Every plain way to change a history; none leaves it as it was. */
export const changes = ({ entries }: History): fc.Arbitrary<Change> => {
  const size = entries.length;
  const at = (index: number): LedgerEntry => entries[index % size] as LedgerEntry;
  return fc.oneof(
    fc.tuple(place(size), fc.constantFrom(...MEMBERS)).map(([index, member]): Change => ({
      what: `entry ${index} modified: ${JSON.stringify(member)}`,
      entries: entries.with(index, { ...at(index), ...member }),
      kinds: ['modified', 'rechained'],
      moved: stay,
    })),
    fc.tuple(place(size), fc.integer({ min: 1, max: 5 })).map(([index, count]): Change => ({
      what: `entry ${index} and up to ${count} deleted`,
      entries: entries.toSpliced(index, count),
      kinds: ['deleted', 'truncated'],
      moved: (before) => (before <= index ? before : Math.max(index, before - count)),
    })),
    fc.tuple(place(size), fc.constantFrom(...SOURCES), fc.boolean()).map(([index, source, isFitting]): Change => {
      const before = entries.slice(0, index).findLast((entry) => entry.source === source);
      const fitting = { seq: (before?.seq ?? 0) + 1, prev: before ? leafHash(before).toString('hex') : '0'.repeat(64) };
      const made = {
        ...at(index),
        ...draft(1_000 + index, source),
        index,
        ...(isFitting ? fitting : { seq: 77, prev: 'f'.repeat(64) }),
      };
      return {
        what: `made up inserted at ${index}`,
        entries: entries.toSpliced(index, 0, made as LedgerEntry),
        kinds: ['inserted', 'modified', 'gap'],
        moved: (before) => before + (before > index ? 1 : 0),
      };
    }),
    fc.tuple(place(size), place(size)).map(([index, other]): Change => ({
      what: `copy of ${other} inserted at ${index}`,
      entries: entries.toSpliced(index, 0, at(other)),
      kinds: ['inserted', 'modified', 'reordered', 'gap'],
      moved: (before) => before + (before > index ? 1 : 0),
    })),
    fc.tuple(place(size), fc.nat(size - 2)).map(([index, step]): Change => {
      const other = (index + 1 + step) % size;
      return {
        what: `entries ${index} and ${other} changed over`,
        entries: entries.with(index, at(other)).with(other, at(index)),
        kinds: ['reordered'],
        moved: stay,
      };
    }),
    fc.tuple(place(size), fc.integer({ min: 1, max: 50 })).map(([index, by]): Change => ({
      what: `entry ${index} has another seq`,
      entries: entries.with(index, { ...at(index), seq: at(index).seq + by }),
      kinds: ['modified', 'gap', 'reordered', 'rechained'],
      moved: stay,
    })),
    fc.tuple(place(size), fc.integer({ min: 1, max: 50 })).map(([index, by]): Change => ({
      what: `entry ${index} has another index`,
      entries: entries.with(index, { ...at(index), index: at(index).index + by }),
      kinds: ['modified', 'deleted', 'reordered'],
      moved: stay,
    })),
    place(size).map((index): Change => ({
      what: `entry ${index} has another prev`,
      entries: entries.with(index, { ...at(index), prev: 'f'.repeat(64) }),
      kinds: ['modified', 'prev_mismatch'],
      moved: stay,
    })),
    fc.tuple(place(size), fc.constantFrom(...SOURCES, 'forged')).map(([index, source]): Change => ({
      what: `entry ${index} has the source ${source}`,
      entries: entries.with(index, { ...at(index), source: at(index).source === source ? 'other' : source }),
      kinds: ['gap', 'inserted', 'modified', 'prev_mismatch', 'rechained'],
      moved: stay,
    })),
  );
};

/** What the database's owner makes anew besides: the further down, the better the forgery hides. */
export const REMAKES: readonly [string, Remake][] = [
  ['nothing', { index: false, seq: false, prev: false }],
  ['index', { index: true, seq: false, prev: false }],
  ['prev', { index: false, seq: false, prev: true }],
  ['index and prev', { index: true, seq: false, prev: true }],
  ['index, seq and prev', { index: true, seq: true, prev: true }],
];

/** What the owner does about the checkpoints after the change: keeps them, drops them, or makes new ones without having the key. */
export type Cover = 'kept' | 'dropped' | 'badly signed' | 'signed by own key';

export function covered(
  cover: Cover,
  history: History,
  entries: readonly LedgerEntry[],
  first: number,
  own: NoteSigner,
): History {
  const kept = [...history.checkpoints].filter(([size]) => cover === 'kept' || size <= first);
  if (cover === 'kept' || cover === 'dropped') return { entries, checkpoints: new Map(kept) };
  const sizes = [...history.checkpoints.keys(), entries.length].filter((size) => size > first);
  const made = signedAt(entries, sizes, own);
  if (cover === 'signed by own key') return { entries, checkpoints: new Map([...made, ...kept]) };
  const [genuine = ''] = history.checkpoints.values();
  const signature = genuine.slice(genuine.lastIndexOf('\n\n') + 1);
  const bad = [...made].map(([size, note]): [number, string] => [
    size,
    note.slice(0, note.lastIndexOf('\n\n') + 1) + signature,
  ]);
  return { entries, checkpoints: new Map([...bad, ...kept]) };
}

/** The first place where two histories differ: what the verifier has to find. Undefined when they do not. */
export function firstDifference(one: readonly LedgerEntry[], other: readonly LedgerEntry[]): number | undefined {
  const size = Math.max(one.length, other.length);
  for (let index = 0; index < size; index += 1) {
    const [a, b] = [one[index], other[index]];
    if (!a || !b || entryLine(a) !== entryLine(b)) return index;
  }
  return undefined;
}

/** The export with its lines changed by hand: every checkpoint is still there, and still after the entry it came after. */
export function editedLines(history: History, { entries, moved }: Change): string[] {
  const lines = exportLines({ entries, checkpoints: new Map() });
  const edited = lines.slice(0, 1);
  for (let size = 0; size <= entries.length; size += 1) {
    for (const [before, note] of history.checkpoints) if (moved(before) === size) edited.push(checkpointLine(note));
    edited.push(...lines.slice(size + 1, size + 2));
  }
  return edited.with(-1, endLine(history.entries.length));
}

/** A second history by the same key: the same up to `from`, then other events, with checkpoints at these sizes. */
export function fork(history: History, from: number, sizes: Iterable<number>, signer: NoteSigner): History {
  const entries = linked(
    history.entries.map((entry, index) => (index < from ? entry : { ...entry, event_id: `other-${index}` })),
  );
  return { entries, checkpoints: signedAt(entries, sizes, signer) };
}
