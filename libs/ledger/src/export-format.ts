import { isUtf8 } from 'node:buffer';
import { canonical } from './canonical.ts';
import { entryText, type LedgerEntry, MAX_ENTRY_BYTES, toEntry } from './entry.ts';
import { type FieldCheck, isRecord, text, wholeNumber, wrongMember } from './field-checks.ts';
import { LedgerFormatError } from './format-error.ts';
import { leafHashOf } from './merkle.ts';
import { MAX_NOTE_BYTES } from './note.ts';

/** First member of an export's first line. */
export const EXPORT_FORMAT = 'atelier-ledger/1';

/** The longest line of an export in bytes, without its newline: a checkpoint with every newline escaped. */
export const MAX_LINE_BYTES = MAX_NOTE_BYTES + MAX_ENTRY_BYTES;

/** One line of an export, checked by itself. */
export type ExportLine =
  | { readonly kind: 'header'; readonly origin: string; readonly from: number }
  | { readonly kind: 'entry'; readonly entry: LedgerEntry; readonly leaf: Buffer; readonly isCanonical: boolean }
  | { readonly kind: 'checkpoint'; readonly note: string }
  | { readonly kind: 'end'; readonly size: number };

/**
 * The line an export begins with.
 * @param from index of its first entry: an export that does not begin at 0 continues another, and is verified after it.
 */
export const headerLine = (origin: string, from = 0): string =>
  line(from === 0 ? { format: EXPORT_FORMAT, origin } : { format: EXPORT_FORMAT, from, origin });

/** The line of an entry: its canonical text. Entries stand in the order of their index. */
export const entryLine = (entry: LedgerEntry): string => `${entryText(entry)}\n`;

/** The line of a signed checkpoint; it stands after the entry that makes up its size. */
export const checkpointLine = (note: string): string => line({ checkpoint: note });

/** The line an export ends with: the size of the ledger it brings the reader to. A checkpoint of that size stands before it. */
export const endLine = (size: number): string => line({ end: { size } });

/**
 * Reads one line of an export.
 * @param bytes without the newline.
 * @throws LedgerFormatError saying what is wrong with it.
 */
export function parseLine(bytes: Uint8Array): ExportLine {
  if (bytes.length > MAX_LINE_BYTES) throw malformed(`it is longer than ${MAX_LINE_BYTES} bytes`);
  if (!isUtf8(bytes)) throw malformed('it is not UTF-8');
  const json = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  const value = parsed(json);
  if (!isRecord(value)) throw malformed('it is not a JSON object');
  if (Object.hasOwn(value, 'format')) return headerOf(value);
  if (Object.hasOwn(value, 'checkpoint')) return checkpointOf(value);
  if (Object.hasOwn(value, 'end')) return endOf(value);
  if (bytes.length > MAX_ENTRY_BYTES) throw malformed(`it is an entry of more than ${MAX_ENTRY_BYTES} bytes`);
  const entry = toEntry(value);
  const text = canonical(entry);
  return { kind: 'entry', entry, leaf: leafHashOf(Buffer.from(text)), isCanonical: text === json };
}

const ORIGIN = text(/^[^\p{Cc}]{1,255}$/u, 'a name');
const HEADER: ReadonlyMap<string, FieldCheck> = new Map([
  ['format', (value) => (value === EXPORT_FORMAT ? null : `must be ${EXPORT_FORMAT}: a newer verifier may know it`)],
  ['origin', ORIGIN],
]);
const LATER_HEADER: ReadonlyMap<string, FieldCheck> = new Map([...HEADER, ['from', wholeNumber(1)]]);
const END: ReadonlyMap<string, FieldCheck> = new Map([['size', wholeNumber(0)]]);

function headerOf(value: Readonly<Record<string, unknown>>): ExportLine {
  const wrong = wrongMember(value, Object.hasOwn(value, 'from') ? LATER_HEADER : HEADER);
  if (wrong !== null) throw malformed(`as the line an export begins with, ${wrong}`);
  return { kind: 'header', origin: String(value['origin']), from: Number(value['from'] ?? 0) };
}

function checkpointOf(value: Readonly<Record<string, unknown>>): ExportLine {
  const { checkpoint } = value;
  if (typeof checkpoint !== 'string' || Object.keys(value).length !== 1) {
    throw malformed('a checkpoint line holds the text of a signed note, and nothing else');
  }
  return { kind: 'checkpoint', note: checkpoint };
}

function endOf(value: Readonly<Record<string, unknown>>): ExportLine {
  const { end } = value;
  if (!isRecord(end) || wrongMember(end, END) !== null || Object.keys(value).length !== 1) {
    throw malformed('the line an export ends with holds its size, and nothing else');
  }
  return { kind: 'end', size: Number(end['size']) };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new LedgerFormatError('Cannot read the line: it is not JSON.', { cause: error });
  }
}

const line = (value: object): string => `${canonical(value)}\n`;
const malformed = (reason: string): LedgerFormatError => new LedgerFormatError(`Cannot read the line: ${reason}.`);
