import type { Call } from '#libs/auth';
import type { Operation } from '#libs/contracts';
import type { LedgerEntry } from '#libs/ledger';
import type { RecordedEvent } from '#libs/outbox';
import { type Actor, keyedHash } from './keyed-hash.rules.ts';

/** An entry without what only its place in the ledger can tell. */
export type EntryDraft = Omit<LedgerEntry, 'v' | 'index' | 'recorded_at' | 'prev'>;

/** The ledger's own name as a source: what is done to the ledger is recorded in it. */
export const OWN_SOURCE = 'audit';

/** An event as the ledger holds it: people, things and arguments hashed with the key of the person who acted. */
export const draftOf = (event: RecordedEvent, { key, hash }: Actor): EntryDraft => ({
  source: event.source,
  seq: event.seq,
  event_id: event.event_id,
  at: event.at,
  type: event.type,
  operation: event.operation,
  decision: event.decision,
  count: event.count,
  entity: { type: event.entity_type, id: keyedHash(key, `entity.${event.entity_type}`, event.entity_id) },
  actor: hash,
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
  readonly actor: Actor;
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
  const { actor, seq, eventId, at, traceId, contract, digest } = context;
  return {
    source: OWN_SOURCE,
    seq,
    event_id: eventId,
    at,
    type: act.type,
    operation: op.name,
    decision: act.decision ?? 'done',
    count: 1,
    entity: { type: act.entityType, id: keyedHash(actor.key, `entity.${act.entityType}`, act.entityId) },
    actor: actor.hash,
    client: caller.clientId,
    args: keyedHash(actor.key, 'args', digest),
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
  count: 1,
  entity: { type: 'dead_letter', id: null },
  actor: null,
  client: null,
  args: null,
  request_id: letter.id,
  trace_id: null,
  contract: letter.contract,
});

/** That somebody was forgotten. Not who, nor in which request: nothing must lead from it to them, or from what was to what comes. */
export const forgottenDraft = (context: {
  readonly seq: number;
  readonly eventId: string;
  readonly at: string;
  readonly contract: string;
}): EntryDraft => ({
  source: OWN_SOURCE,
  seq: context.seq,
  event_id: context.eventId,
  at: context.at,
  type: 'ledger.person_forgotten',
  operation: 'audit.forget_person',
  decision: 'done',
  count: 1,
  entity: { type: 'user', id: null },
  actor: null,
  client: null,
  args: null,
  request_id: null,
  trace_id: null,
  contract: context.contract,
});

/** The event of a dead letter, readable at last: in the ledger's own sequence, its id names the place it should have had. */
export const replayDraft = (event: RecordedEvent, actor: Actor, seq: number): EntryDraft => ({
  ...draftOf(event, actor),
  source: OWN_SOURCE,
  seq,
  event_id: replayIdOf(event),
});

export const replayIdOf = ({ source, seq, event_id: id }: RecordedEvent): string => `replay:${source}:${seq}:${id}`;
