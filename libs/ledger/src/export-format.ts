import { isUtf8 } from 'node:buffer';
import { canonical, isCanonical } from './canonical.ts';
import { entryText, leafHash, type LedgerEntry, MAX_ENTRY_BYTES, toEntry } from './entry.ts';
import { isRecord } from './field-checks.ts';
import { LedgerFormatError } from './format-error.ts';
import { isSize, leafHashOf } from './merkle.ts';
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
  const special = specialOf(value);
  if (special !== null) {
    if (special.written !== `${json}\n`) throw malformed(`an export writes its ${special.line.kind} otherwise`);
    return special.line;
  }
  if (bytes.length > MAX_ENTRY_BYTES) throw malformed(`it is an entry of more than ${MAX_ENTRY_BYTES} bytes`);
  const entry = toEntry(value);
  if (isCanonical(value, json)) return { kind: 'entry', entry, leaf: leafHashOf(bytes), isCanonical: true };
  return { kind: 'entry', entry, leaf: leafHash(entry), isCanonical: false };
}

/** A line that is no entry, and how it is written. */
function specialOf(value: Readonly<Record<string, unknown>>): { line: ExportLine; written: string } | null {
  const { format, checkpoint, end } = value;
  if (format !== undefined) {
    const { origin, from = 0 } = value;
    if (format !== EXPORT_FORMAT) throw malformed(`its format is not ${EXPORT_FORMAT}: a newer verifier may know it`);
    if (!isText(origin) || !isNumber(from)) throw malformed('as the beginning of an export it should name an origin');
    return { line: { kind: 'header', origin, from }, written: headerLine(origin, from) };
  }
  if (checkpoint !== undefined) {
    if (!isText(checkpoint)) throw malformed('its checkpoint should be the text of a signed note');
    return { line: { kind: 'checkpoint', note: checkpoint }, written: checkpointLine(checkpoint) };
  }
  if (end !== undefined) {
    const size = isRecord(end) ? end['size'] : undefined;
    if (!isNumber(size)) throw malformed('as the end of an export it should name a size');
    return { line: { kind: 'end', size }, written: endLine(size) };
  }
  return null;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new LedgerFormatError('Cannot read the line: it is not JSON.', { cause: error });
  }
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.isWellFormed();
const isNumber = (value: unknown): value is number => typeof value === 'number' && isSize(value);
const line = (value: object): string => `${canonical(value)}\n`;
const malformed = (reason: string): LedgerFormatError => new LedgerFormatError(`Cannot read the line: ${reason}.`);
