import { fromBase64 } from './base64.ts';
import { LedgerFormatError } from './format-error.ts';
import { HASH_BYTES, isSize } from './merkle.ts';
import type { NoteSigner, NoteVerifier } from './note-key.ts';
import { openNote, signNote } from './note.ts';

/** What a ledger says of itself at one size (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** Name of the ledger, such as `atelier.example/ledger`: also the name of its key. */
  readonly origin: string;
  /** Number of entries. */
  readonly size: number;
  /** Merkle tree hash over them (RFC 9162 section 2.1.1). */
  readonly root: Buffer;
  /** Further lines. We write none, and leave those of others aside: nobody can audit them. */
  readonly extensions?: readonly string[];
}

/** The text a checkpoint's keys sign: origin, size, base64 of the root, further lines (C2SP tlog-checkpoint). */
export function checkpointText({ origin, size, root, extensions = [] }: Checkpoint): string {
  const text = [origin, String(size), root.toString('base64'), ...extensions, ''].join('\n');
  parseCheckpointText(text);
  return text;
}

/**
 * Reads the text of a checkpoint.
 * @throws LedgerFormatError naming the line that is wrong.
 */
export function parseCheckpointText(text: string): Checkpoint {
  const lines = text.split('\n');
  const [origin = '', sizeText = '', rootText = '', ...extensions] = lines.slice(0, -1);
  if (lines.at(-1) !== '' || lines.length < 4 || lines.slice(0, -1).includes('')) {
    throw malformed('it is not three or more lines with text, each ended by a newline');
  }
  const size = Number(sizeText);
  if (!/^(?:0|[1-9][0-9]{0,15})$/.test(sizeText) || !isSize(size)) throw malformed('its second line is not a size');
  const root = fromBase64(rootText);
  if (root?.length !== HASH_BYTES) throw malformed(`its third line is not base64 of ${HASH_BYTES} bytes`);
  return { origin, size, root, extensions };
}

/** Signs a checkpoint. A ledger must never sign two of which one does not continue the other. */
export const signCheckpoint = (checkpoint: Checkpoint, ...signers: [NoteSigner, ...NoteSigner[]]): string =>
  signNote(checkpointText(checkpoint), signers);

/**
 * Opens a checkpoint of the ledger `origin`. Only keys of that name count: the key, which the reader trusts, so says which ledger it is.
 * @throws LedgerFormatError when it is no checkpoint or another ledger's, NoteSignatureError when it is not signed well.
 */
export function openCheckpoint(note: string, keys: readonly NoteVerifier[], origin: string): Checkpoint {
  const { text } = openNote(
    note,
    keys.filter(({ name }) => name === origin),
  );
  const checkpoint = parseCheckpointText(text);
  if (checkpoint.origin !== origin) throw malformed(`it is of ${checkpoint.origin.slice(0, 80)}, not of ${origin}`);
  return checkpoint;
}

const malformed = (reason: string): LedgerFormatError => new LedgerFormatError(`Cannot use the checkpoint: ${reason}.`);
