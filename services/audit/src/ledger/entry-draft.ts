import type { KeyObject } from 'node:crypto';
import type { Call } from '#libs/auth';
import type { Operation } from '#libs/contracts';
import type { LedgerEntry } from '#libs/ledger';
import type { RecordedEvent } from '#libs/outbox';
import { keyedHash } from './keyed-hash.rules.ts';

/** An entry without what only its place in the ledger can tell. */
export type EntryDraft = Omit<LedgerEntry, 'v' | 'index' | 'recorded_at' | 'prev'>;

/** The ledger's own name as a source: what is done to the ledger is recorded in it. */
export const OWN_SOURCE = 'audit';

/** An event as the ledger holds it: people, things and arguments hashed with the key of the person who acted. */
export const draftOf = (event: RecordedEvent, key: KeyObject): EntryDraft => ({
  source: event.source,
  seq: event.seq,
  event_id: event.event_id,
  at: event.at,
  type: event.type,
  operation: event.operation,
  decision: event.decision,
  entity: { type: event.entity_type, id: keyedHash(key, `entity.${event.entity_type}`, event.entity_id) },
  actor: keyedHash(key, 'actor', event.user_id),
  client: event.client_id,
  args: keyedHash(key, 'args', event.args_digest),
  request_id: event.request_id,
  trace_id: event.trace_id,
  contract: event.contract,
});

/** What somebody did to the ledger itself. */
export interface OwnAct {
  readonly type: string;
  readonly entityType: string;
  readonly entityId: string;
  readonly decision?: string;
}

interface OwnContext {
  readonly key: KeyObject;
  readonly seq: number;
  readonly eventId: string;
  readonly at: string;
  readonly traceId: string | null;
  readonly contract: string;
  /** SHA-256 of the canonical arguments, hex. */
  readonly digest: string;
}

/** An act on the ledger, as an entry of the ledger's own sequence. */
export function ownDraft(op: Operation, { caller, requestId }: Call, act: OwnAct, context: OwnContext): EntryDraft {
  const { key, seq, eventId, at, traceId, contract, digest } = context;
  return {
    source: OWN_SOURCE,
    seq,
    event_id: eventId,
    at,
    type: act.type,
    operation: op.name,
    decision: act.decision ?? 'done',
    entity: { type: act.entityType, id: keyedHash(key, `entity.${act.entityType}`, act.entityId) },
    actor: keyedHash(key, 'actor', caller.userId),
    client: caller.clientId,
    args: keyedHash(key, 'args', digest),
    request_id: requestId,
    trace_id: traceId,
    contract,
  };
}

/** What stands in a source's sequence instead of an event that cannot be read. */
export const placeholderDraft = (letter: {
  readonly id: string;
  readonly source: string;
  readonly seq: number;
  readonly at: string;
  readonly contract: string;
}): EntryDraft => ({
  source: letter.source,
  seq: letter.seq,
  event_id: `dead-letter:${letter.id}`,
  at: letter.at,
  type: 'ledger.dead_letter',
  operation: 'audit.append',
  decision: 'unreadable',
  entity: { type: 'dead_letter', id: null },
  actor: null,
  client: null,
  args: null,
  request_id: letter.id,
  trace_id: null,
  contract: letter.contract,
});

/** The event of a dead letter, readable at last: in the ledger's own sequence, its id names the place it should have had. */
export const replayDraft = (event: RecordedEvent, key: KeyObject, seq: number): EntryDraft => ({
  ...draftOf(event, key),
  source: OWN_SOURCE,
  seq,
  event_id: replayIdOf(event),
});

export const replayIdOf = ({ source, seq, event_id: id }: RecordedEvent): string => `replay:${source}:${seq}:${id}`;
