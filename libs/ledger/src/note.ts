import { fromBase64 } from './base64.ts';
import { LedgerFormatError } from './format-error.ts';
import { isKeyName, type NoteSigner, type NoteVerifier } from './note-key.ts';

/** Room for the 16 signatures a reader must accept, also when they are post-quantum ones of 5 kB (C2SP signed-note). */
export const MAX_NOTE_BYTES = 128 * 1024;
const MAX_SIGNATURES = 100;
const KEY_ID_BYTES = 4;
const NEWLINE = 0x0a;
const BLANK = 0x20;

/** A signature line, not verified. */
export interface NoteSignature {
  readonly name: string;
  /** Key id as 8 hex digits. */
  readonly id: string;
  readonly signature: Buffer;
}

/** A note taken apart; nothing is verified. */
export interface Note {
  /** What is signed, with its last newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** A note that no known key signed, or one that a known key did not sign as it is. */
export class NoteSignatureError extends Error {
  override readonly name = 'NoteSignatureError';
  readonly reason: 'bad_signature' | 'unknown_key';

  constructor(reason: 'bad_signature' | 'unknown_key', message: string) {
    super(message);
    this.reason = reason;
  }
}

/**
 * Takes a signed note apart: text, an empty line, signature lines `— name base64(key id || signature)` (C2SP signed-note).
 * @throws LedgerFormatError when it is not one.
 */
export function parseNote(note: string): Note {
  if (Buffer.byteLength(note) > MAX_NOTE_BYTES) throw malformed(`it has more than ${MAX_NOTE_BYTES} bytes`);
  if (!note.isWellFormed() || hasControl(note)) throw malformed('it holds a control character or broken Unicode');
  const end = note.lastIndexOf('\n\n');
  if (end === -1 || !note.endsWith('\n')) throw malformed('it has no signature lines after an empty line');
  const lines = note.slice(end + 2, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) throw malformed(`it has more than ${MAX_SIGNATURES} signatures`);
  return { text: note.slice(0, end + 1), signatures: lines.map(signatureOf) };
}

/**
 * Verifies a note: every signature by a known key must be good, and there must be one. Those of other keys are left aside.
 * @returns the note's text and the known keys that signed it.
 * @throws LedgerFormatError when it is not a note, NoteSignatureError when it is not signed well.
 */
export function openNote(note: string, known: readonly NoteVerifier[]): { text: string; signers: NoteVerifier[] } {
  const { text, signatures } = parseNote(note);
  const message = Buffer.from(text);
  const signers = new Set<NoteVerifier>();
  for (const { name, id, signature } of signatures) {
    for (const key of known.filter((one) => one.name === name && one.id === id)) {
      if (!key.verify(message, signature)) {
        throw new NoteSignatureError(
          'bad_signature',
          `Cannot trust the note: the signature by ${name}+${id} is wrong.`,
        );
      }
      signers.add(key);
    }
  }
  if (signers.size === 0) {
    const names = signatures.map(({ name, id }) => `${name.slice(0, 80)}+${id}`).slice(0, 3);
    throw new NoteSignatureError(
      'unknown_key',
      `Cannot trust the note: it is signed by ${names.join(', ')}, for which no key was given.`,
    );
  }
  return { text, signers: [...signers] };
}

/**
 * Signs a text (C2SP signed-note, Ed25519).
 * @param text ends with a newline.
 * @throws LedgerFormatError when the text cannot be a note's.
 */
export function signNote(text: string, signers: readonly [NoteSigner, ...NoteSigner[]]): string {
  if (!text.endsWith('\n')) throw malformed('its text does not end with a newline');
  const message = Buffer.from(text);
  const lines = signers.map(({ verifier: { name, id }, sign }) => {
    const signature = Buffer.concat([Buffer.from(id, 'hex'), sign(message)]);
    return `\u2014 ${name} ${signature.toString('base64')}\n`;
  });
  const note = `${text}\n${lines.join('')}`;
  parseNote(note);
  return note;
}

function signatureOf(line: string): NoteSignature {
  const [, name = '', data = ''] = /^\u2014 ([^ ]+) ([^ ]+)$/.exec(line) ?? [];
  const bytes = fromBase64(data);
  if (!isKeyName(name) || bytes === null || bytes.length <= KEY_ID_BYTES) {
    throw malformed('a signature line is not a dash, a key name and base64');
  }
  return { name, id: bytes.subarray(0, KEY_ID_BYTES).toString('hex'), signature: bytes.subarray(KEY_ID_BYTES) };
}

/** ASCII controls besides the newline. */
function hasControl(note: string): boolean {
  for (let index = 0; index < note.length; index += 1) {
    const code = note.charCodeAt(index);
    if (code < BLANK && code !== NEWLINE) return true;
  }
  return false;
}

const malformed = (reason: string): LedgerFormatError => new LedgerFormatError(`Cannot use the note: ${reason}.`);
