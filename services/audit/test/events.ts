import { randomUUID } from 'node:crypto';
import { jetstream, type JetStreamClient, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { ensureStream, eventSubject, type RecordedEvent } from '#libs/outbox';
import type { AuditBed } from './audit-bed.ts';
import { until } from './audit-bed.ts';

/** An event as a service's relay sends it. */
export const eventOf = (source: string, seq: number, changes: object = {}): RecordedEvent => ({
  v: 1,
  event_id: randomUUID(),
  source,
  seq,
  at: '2026-11-21T09:30:00.000Z',
  type: 'profile.sizes_set',
  operation: 'profile.set_sizes',
  decision: 'done',
  entity_type: 'profile',
  entity_id: 'auth0|anna',
  user_id: 'auth0|anna',
  client_id: 'https://chatgpt.com/oauth/client.json',
  args_digest: 'a'.repeat(64),
  request_id: randomUUID(),
  trace_id: null,
  contract: 'test',
  ...changes,
});

export const eventsOf = (source: string, from: number, count: number, changes: object = {}): RecordedEvent[] =>
  Array.from({ length: count }, (_, i) => eventOf(source, from + i, changes));

/** Sends as the relay does: on the subject of the source, with the event's id as the id of the message. */
export async function send(connection: NatsConnection, events: readonly RecordedEvent[]): Promise<void> {
  const stream = await streamOn(connection);
  await Promise.all(
    events.map((event) => stream.publish(eventSubject(event.source), JSON.stringify(event), { msgID: event.event_id })),
  );
}

/** Sends bytes that are no event, or one that JetStream must not take for a copy of another. */
export async function sendRaw(connection: NatsConnection, source: string, payload: string | Uint8Array): Promise<void> {
  await (await streamOn(connection)).publish(eventSubject(source), payload);
}

/** The stream is made where it is missing, as every relay does. */
async function streamOn(connection: NatsConnection): Promise<JetStreamClient> {
  await ensureStream(await jetstreamManager(connection, { checkAPI: false }));
  return jetstream(connection);
}

interface EntryRow {
  index: string;
  source: string;
  seq: string;
  event_id: string;
  type: string;
  canonical: string;
  actor: Buffer | null;
}

/** The entries of a source, or of all, in the order of the ledger. */
export const entriesOf = (bed: AuditBed, source?: string): Promise<EntryRow[]> =>
  bed.database.query<EntryRow>(
    `SELECT index, source, seq, event_id, type, canonical, actor FROM audit.entries ${source ? 'WHERE source = $1' : ''} ORDER BY index`,
    source ? [source] : [],
  );

/** Waits until the ledger has so many entries of a source. */
export async function untilEntries(
  bed: AuditBed,
  source: string,
  count: number,
  withinMs?: number,
): Promise<EntryRow[]> {
  await until(
    async () => (await entriesOf(bed, source)).length >= count,
    async () => (await entriesOf(bed, source)).length,
    withinMs,
  );
  return entriesOf(bed, source);
}
