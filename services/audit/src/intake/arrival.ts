import { checked } from '#libs/contracts';
import { RecordedEvent } from '#libs/outbox';
import { OWN_SOURCE } from '../ledger/entry-draft.ts';

/** Something that came on the stream. */
export interface Arrival {
  readonly subject: string;
  readonly payload: Uint8Array;
  /** How often it was delivered, this time included. */
  readonly deliveries: number;
}

/** Its place among the events of its source, as far as it can be read. */
export interface ReadPlace {
  readonly source: string | null;
  readonly seq: number | null;
}

/** What came, read: an event, or the reason why it is none; and the id of the person it is about, as far as it can be read. */
export type Reading =
  | {
      readonly event: RecordedEvent;
      readonly place: { readonly source: string; readonly seq: number };
      readonly person: string;
    }
  | { readonly event: null; readonly place: ReadPlace; readonly person: string | null; readonly reason: string };

const VERSION = 1;
const SOURCE = /^[a-z][a-z0-9-]{0,62}$/;
const MAX_PERSON = 255;
const MAX_REASON = 500;
/** A person is known by their id as it is written: it must come back from the database as the same text. */
const UNSTORABLE = /[\p{Cc}]/u;

/** Reads what came. The subject, which the sender's NATS user could not choose, says whose it is. Never throws. */
export function readArrival({ subject, payload }: Pick<Arrival, 'subject' | 'payload'>): Reading {
  const [, source = ''] = subject.split('.');
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
  } catch {
    const place = { source: SOURCE.test(source) ? source : null, seq: null };
    return { event: null, place, person: null, reason: 'it is not JSON' };
  }
  const place = { source: SOURCE.test(source) && source !== OWN_SOURCE ? source : null, seq: seqOf(value) };
  try {
    const event = eventOf(value, source);
    return { event, place: { source: event.source, seq: event.seq }, person: event.user_id };
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).slice(0, MAX_REASON);
    return { event: null, place, person: personOf(value), reason };
  }
}

/** A reason as it may be kept for ever and logged: not too long, and without the id of the person. */
export const nameless = (reason: string, person: string | null): string =>
  (person === null ? reason : reason.replaceAll(person, '(its person)')).slice(0, MAX_REASON);

function eventOf(value: unknown, source: string): RecordedEvent {
  const version = memberOf(value, 'v');
  if (typeof version === 'number' && version !== VERSION)
    throw new Error(`it is of version ${version}; known is ${VERSION}`);
  const event = checked(RecordedEvent, value, 'tolerant');
  if (event.source !== source) throw new Error(`it says it is from ${event.source}, but came from ${source}`);
  if (source === OWN_SOURCE) throw new Error('it says it is from the ledger itself, which sends no events');
  if (!isStorable(event.user_id)) throw new Error('its user_id cannot be stored as it is');
  return event;
}

const isStorable = (userId: string): boolean => !UNSTORABLE.test(userId) && userId.isWellFormed();

function personOf(value: unknown): string | null {
  const id = memberOf(value, 'user_id');
  return typeof id === 'string' && id !== '' && id.length <= MAX_PERSON && isStorable(id) ? id : null;
}

function seqOf(value: unknown): number | null {
  const seq = memberOf(value, 'seq');
  return typeof seq === 'number' && Number.isSafeInteger(seq) && seq > 0 ? seq : null;
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
