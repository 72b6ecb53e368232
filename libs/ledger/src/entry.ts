import { canonical } from './canonical.ts';
import {
  type FieldCheck,
  exactly,
  hash,
  isRecord,
  orNull,
  text,
  time,
  wholeNumber,
  wrongMember,
} from './field-checks.ts';
import { LedgerFormatError } from './format-error.ts';
import { leafHashOf } from './merkle.ts';

/** The longest text that is read as an entry, in UTF-8 bytes. What its members may hold is less. */
export const MAX_ENTRY_BYTES = 16 * 1024;

/** `prev` of a source's first entry. */
export const FIRST_PREV = '0'.repeat(64);

/** The thing an event is about; `id` is a keyed hash (HMAC-SHA-256, lower-case hex) that erasure makes meaningless. */
export interface LedgerEntity {
  readonly type: string;
  readonly id: string | null;
}

/** One record of the ledger. It holds no personal data: people, arguments and entities are keyed hashes (HMAC-SHA-256). */
export interface LedgerEntry {
  /** Version of this shape. */
  readonly v: 1;
  /** Place in the whole ledger, from 0, without gaps. */
  readonly index: number;
  /** The service that recorded the event, such as `commerce`. */
  readonly source: string;
  /** Number of the event within its source, from 1, without gaps: a gap is a lost event. */
  readonly seq: number;
  /** The event's own id, the same however often it is delivered. */
  readonly event_id: string;
  /** When it happened, at the source (RFC 3339, UTC). */
  readonly at: string;
  /** When the ledger took it in (RFC 3339, UTC). */
  readonly recorded_at: string;
  /** What happened, in the past tense: `approval.requested`. */
  readonly type: string;
  /** The operation that did it: `commerce.request_purchase_approval`. */
  readonly operation: string;
  /** What was decided, in one word: `allowed`, `denied`. */
  readonly decision: string;
  /** How often it happened: more than once where a source sums up, such as refusals within a minute. */
  readonly count: number;
  readonly entity: LedgerEntity | null;
  /** Keyed hash of the person it was done for; null where there is nobody. */
  readonly actor: string | null;
  /** OAuth client id (RFC 6749 section 2.2); null where there is none. */
  readonly client: string | null;
  /** Keyed hash of the arguments. */
  readonly args: string | null;
  readonly request_id: string | null;
  /** Trace id (W3C Trace Context). */
  readonly trace_id: string | null;
  /** Version of the contract the source spoke. */
  readonly contract: string;
  /** Leaf hash of the entry before it from the same source, lower-case hex; `FIRST_PREV` in the first. */
  readonly prev: string;
}

const WORD = '[a-z][a-z0-9_]*';
const DOTTED = new RegExp(`^(?=.{1,128}$)${WORD}(?:[.-]${WORD})+$`);
const ID = text(/^[A-Za-z0-9._:-]{1,128}$/, '1 to 128 letters, digits or . _ : -');
const ENTITY: ReadonlyMap<string, FieldCheck> = new Map([
  ['type', text(/^[a-z][a-z0-9_]{0,63}$/, 'a word in snake_case')],
  ['id', orNull(hash)],
]);
const CHECKS = new Map(
  Object.entries({
    v: exactly(1),
    index: wholeNumber(0),
    source: text(/^[a-z][a-z0-9-]{0,62}$/, 'the name of a service, in lower case'),
    seq: wholeNumber(1),
    event_id: ID,
    at: time,
    recorded_at: time,
    type: text(DOTTED, 'an event such as approval.requested'),
    operation: text(DOTTED, 'an operation such as catalog.get_item'),
    decision: text(/^[a-z][a-z_]{0,31}$/, 'one word in lower case'),
    count: wholeNumber(1),
    entity: orNull((value) => (isRecord(value) ? wrongMember(value, ENTITY) : 'must be an object')),
    actor: orNull(hash),
    client: orNull(text(/^[\x20-\x7e]{1,1024}$/, '1 to 1024 printable ASCII characters')),
    args: orNull(hash),
    request_id: orNull(ID),
    trace_id: orNull(text(/^[0-9a-f]{32}$/, '32 lower-case hexadecimal digits')),
    contract: text(/^[\x21-\x7e]{1,64}$/, '1 to 64 printable ASCII characters without blanks'),
    prev: hash,
  } satisfies Record<keyof LedgerEntry, FieldCheck>),
);

/**
 * The value as an entry: every member there, none besides, each as its docstring says.
 * @throws LedgerFormatError naming the first member that is wrong.
 */
export function toEntry(value: unknown): LedgerEntry {
  const wrong = isRecord(value) ? wrongMember(value, CHECKS) : 'it is not a JSON object';
  if (wrong !== null) throw new LedgerFormatError(`Cannot read a ledger entry: ${wrong}.`);
  return value as LedgerEntry;
}

/**
 * Reads one entry from JSON text, which need not be canonical.
 * @throws LedgerFormatError when it is too large, not JSON, or not an entry.
 */
export function parseEntry(json: string): LedgerEntry {
  if (Buffer.byteLength(json) > MAX_ENTRY_BYTES) {
    throw new LedgerFormatError(`Cannot read a ledger entry: it has more than ${MAX_ENTRY_BYTES} bytes.`);
  }
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new LedgerFormatError('Cannot read a ledger entry: it is not JSON.', { cause: error });
  }
  return toEntry(value);
}

/**
 * The canonical text of an entry (RFC 8785), checked first.
 * @throws LedgerFormatError when it is no entry.
 */
export const entryText = (entry: LedgerEntry): string => canonical(toEntry(entry));

/** An entry's place in the Merkle tree and in its source's chain: the leaf hash (RFC 9162 section 2.1.1) of its canonical bytes. */
export const leafHash = (entry: LedgerEntry): Buffer => leafHashOf(Buffer.from(entryText(entry)));
