/** What can be wrong with a ledger, as an auditor would call it. */
export type ProblemKind =
  /** A line that is no entry, checkpoint, beginning or end. */
  | 'malformed'
  /** An entry whose bytes are not its canonical form, though they say the same. */
  | 'not_canonical'
  /** An entry does not say what it said. */
  | 'modified'
  /** Entries are gone. */
  | 'deleted'
  /** There is an entry too many. */
  | 'inserted'
  /** Entries changed places. */
  | 'reordered'
  /** The end is gone. */
  | 'truncated'
  /** The ledger is smaller than a checkpoint kept outside says it once was. */
  | 'rolled_back'
  /** Its key signed two histories. */
  | 'forked'
  /** Every entry follows the one before, but together they are not what was signed: somebody hashed them anew. */
  | 'rechained'
  /** Numbers are missing in a source's sequence. */
  | 'gap'
  /** An entry, which is as it was signed, does not name the hash of its source's entry before. */
  | 'prev_mismatch'
  /** A checkpoint that its key did not sign as it is. */
  | 'bad_signature'
  /** A checkpoint that none of the given keys signed. */
  | 'unknown_key'
  /** Entries that no checkpoint covers. */
  | 'unsigned';

/** One thing that is wrong, and where. */
export interface Problem {
  readonly kind: ProblemKind;
  /** Index of the first entry it concerns, as far as can be told; null when it concerns no entry. */
  readonly index: number | null;
  /** The first bad entry is not after this one. */
  readonly until: number | null;
  readonly source: string | null;
  readonly seq: number | null;
  readonly message: string;
}

/** Something odd that is no evidence of tampering. */
export interface Warning {
  readonly kind: 'time_backwards';
  readonly index: number;
  readonly source: string;
  readonly seq: number;
  readonly message: string;
}

/** What the verifier found. */
export interface Verdict {
  /** Nothing is wrong, and every entry is covered by a signature. */
  readonly ok: boolean;
  readonly origin: string | null;
  /** Number of entries read. */
  readonly size: number;
  /** Merkle root over them in base64, as a checkpoint has it. */
  readonly root: string;
  /** So many entries, from the first, are proven to be as they were signed. */
  readonly proven: number;
  /** Good checkpoints: in the export, and of those given from outside. */
  readonly checkpoints: { readonly inside: number; readonly outside: number };
  /** Where the first entry is that is not as it was: within these two, both included. Null when none is known. */
  readonly damage: { readonly from: number; readonly to: number } | null;
  /** How many entries each source has, by name. */
  readonly sources: Readonly<Record<string, number>>;
  /** The worst first: the one with the first bad entry. */
  readonly problems: readonly Problem[];
  readonly warnings: readonly Warning[];
  /** Problems and warnings beyond those listed. */
  readonly omitted: number;
}

/** `from 5 to 7`, or `5` for one. */
export const span = (from: number, to: number): string => (from === to ? String(from) : `${from} to ${to}`);
