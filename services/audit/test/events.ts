import { randomUUID } from 'node:crypto';
import { jetstream } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { eventSubject, type RecordedEvent } from '#libs/outbox';
import { type AuditBed, until } from './audit-bed.ts';

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
  count: 1,
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

/** The service makes the stream, a moment after it has started. */
const RETRIES = 40;

/** Sends as the relay does: on the subject of the source, with the event's id as the id of the message. */
export async function send(connection: NatsConnection, events: readonly RecordedEvent[]): Promise<void> {
  const stream = jetstream(connection);
  await Promise.all(
    events.map((event) =>
      stream.publish(eventSubject(event.source), JSON.stringify(event), { msgID: event.event_id, retries: RETRIES }),
    ),
  );
}

/** Sends bytes that are no event, or one that JetStream must not take for a copy of another. */
export async function sendRaw(connection: NatsConnection, source: string, payload: string | Uint8Array): Promise<void> {
  await jetstream(connection).publish(eventSubject(source), payload, { retries: RETRIES });
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
  bed.query<EntryRow>(
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
  const taken = async (): Promise<number> => {
    const [row] = await bed.query<{ count: string }>('SELECT count(*) FROM audit.entry_keys WHERE source = $1', [
      source,
    ]);
    return Number(row?.count);
  };
  await until(async () => (await taken()) >= count, taken, withinMs);
  return entriesOf(bed, source);
}
