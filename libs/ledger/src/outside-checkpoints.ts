import { type Checkpoint, openCheckpoint } from './checkpoint.ts';
import type { NoteVerifier } from './note-key.ts';
import { NoteSignatureError } from './note.ts';
import type { Problem } from './problem.ts';

/** A checkpoint kept where the ledger's owner cannot reach it. */
export interface OutsideCheckpoint {
  /** Where it was kept, such as a file's name. */
  readonly from: string;
  readonly note: string;
}

/** An opened one. */
export interface KnownCheckpoint extends Checkpoint {
  readonly from: string;
}

/** Opens checkpoints of the ledger `origin`, the smallest first; of those that are no good, and of two that contradict each other, it tells. */
export function openOutside(
  outside: readonly OutsideCheckpoint[],
  keys: readonly NoteVerifier[],
  origin: string,
): { known: KnownCheckpoint[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const known: KnownCheckpoint[] = [];
  for (const { from, note } of outside) {
    try {
      known.push({ ...openCheckpoint(note, keys, origin), from });
    } catch (error) {
      const message = `The checkpoint ${from}, given from outside, is of no use. ${messageOf(error)}`;
      problems.push({ ...NOWHERE, kind: kindOf(error), message });
    }
  }
  known.sort((a, b) => a.size - b.size);
  for (const [index, one] of known.entries()) {
    const before = known[index - 1];
    if (before?.size === one.size && !before.root.equals(one.root)) {
      const message = `The checkpoints ${before.from} and ${one.from}, both signed, have different roots for size ${one.size}.`;
      problems.push({ ...NOWHERE, kind: 'forked', message });
    }
  }
  return { known, problems };
}

/** Of no entry. */
export const NOWHERE = { index: null, until: null, source: null, seq: null } as const;

/** Which problem an error of `openCheckpoint` is. */
export const kindOf = (error: unknown): 'bad_signature' | 'unknown_key' | 'malformed' =>
  error instanceof NoteSignatureError ? error.reason : 'malformed';

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
