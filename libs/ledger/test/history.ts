import {
  checkpointLine,
  endLine,
  entryLine,
  FIRST_PREV,
  headerLine,
  leafHash,
  type LedgerEntry,
  newNoteKey,
} from '../src/index.ts';
import { noteSigner, type NoteSigner, signCheckpoint, TreeFrontier } from '../src/index.ts';

export const ORIGIN = 'atelier.example/ledger';

/** What a test says of an entry; the rest is filled in. */
export type Draft = Pick<LedgerEntry, 'source'> & Partial<LedgerEntry>;

/** A ledger in memory: its entries, and its signed checkpoints by size. */
export interface History {
  readonly entries: readonly LedgerEntry[];
  readonly checkpoints: ReadonlyMap<number, string>;
}

export const newSigner = (name = ORIGIN): NoteSigner => noteSigner(newNoteKey(name).signer);

/** An entry as its source would record it, before its place and links are known. */
export function draft(number: number, source: string): Draft {
  const at = new Date(Date.UTC(2026, 0, 1) + number * 1_000).toISOString();
  const digest = (letter: string): string => (letter + number.toString(16)).padStart(64, '0');
  return {
    source,
    event_id: `event-${number}`,
    at,
    recorded_at: at,
    type: `${source.replace('-', '_')}.changed`,
    operation: 'profile.set_budget_and_goals',
    decision: number % 5 === 0 ? 'denied' : 'allowed',
    count: number % 7 === 0 ? number + 1 : 1,
    entity: number % 3 === 0 ? null : { type: 'profile', id: digest('e') },
    actor: digest('a'),
    client: 'https://client.example/metadata.json',
    args: number % 2 === 0 ? null : digest('b'),
    request_id: `req-${number}`,
    trace_id: number.toString(16).padStart(32, '0'),
    contract: '1.4.0',
  };
}

/** What an owner of the database makes anew after a change. */
export interface Remake {
  readonly index: boolean;
  readonly seq: boolean;
  readonly prev: boolean;
}

/** Fills in places, numbers and links, all or only some of them. */
export function linked(
  drafts: readonly Draft[],
  remake: Remake = { index: true, seq: true, prev: true },
): LedgerEntry[] {
  const last = new Map<string, { seq: number; prev: string }>();
  return drafts.map((one, index) => {
    const before = last.get(one.source) ?? { seq: 0, prev: FIRST_PREV };
    const entry = {
      ...one,
      v: 1,
      index: remake.index ? index : one.index,
      seq: remake.seq ? before.seq + 1 : one.seq,
      prev: remake.prev ? before.prev : one.prev,
    } as LedgerEntry;
    last.set(one.source, { seq: entry.seq, prev: leafHash(entry).toString('hex') });
    return entry;
  });
}

/** Signed checkpoints at these sizes, each once. */
export function signedAt(
  entries: readonly LedgerEntry[],
  sizes: Iterable<number>,
  ...signers: [NoteSigner, ...NoteSigner[]]
): Map<number, string> {
  const wanted = new Set(sizes);
  const notes = new Map<number, string>();
  const tree = new TreeFrontier();
  for (let size = 0; size <= entries.length; size += 1) {
    if (wanted.has(size)) notes.set(size, signCheckpoint({ origin: ORIGIN, size, root: tree.root() }, ...signers));
    const entry = entries[size];
    if (entry) tree.append(leafHash(entry));
  }
  return notes;
}

/** The lines of an export, with their newlines; checkpoints beyond its size are left out. */
export function exportLines({ entries, checkpoints }: History, from = 0): string[] {
  const lines = [headerLine(ORIGIN, from)];
  for (let size = from; size <= entries.length; size += 1) {
    const note = checkpoints.get(size);
    if (note !== undefined && (size > from || from === 0)) lines.push(checkpointLine(note));
    const entry = entries[size];
    if (entry) lines.push(entryLine(entry));
  }
  return [...lines, endLine(entries.length)];
}

/** Whole sizes up to `size`, in steps, and always `size` itself. */
export const every = (step: number, size: number): number[] => [
  ...new Set([...Array.from({ length: Math.floor(size / step) }, (_, number) => (number + 1) * step), size]),
];
