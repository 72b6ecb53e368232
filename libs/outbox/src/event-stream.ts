import { type JetStreamManager, RetentionPolicy, StorageType } from '@nats-io/jetstream';

/** The one stream all events of all services pass through. */
export const EVENT_STREAM = 'EVENTS';

/** Subject of a service's events. */
export const eventSubject = (source: string): string => `events.${source}`;

/** Subject on which a consumer announces the highest number of a source it has committed without a gap. */
export const committedSubject = (source: string, consumer: string): string => `committed.${source}.${consumer}`;

/** Subject on which a source asks its consumers to announce that at once. */
export const askedSubject = (source: string): string => `committed.${source}`;

const MAX_BYTES = 268_435_456;
const MAX_AGE_NS = 7 * 86_400 * 1_000_000_000;
const DUPLICATE_WINDOW_NS = 120 * 1_000_000_000;

/**
 * Creates the stream where it is missing; only the ledger's service has the right to. It is a way of passing on, not a store: what
 * falls out of it is sent again from the outbox, so its limits only bound its size. Understood by nats-server 2.9 and newer.
 */
export async function ensureStream(manager: JetStreamManager): Promise<void> {
  await manager.streams.add({
    name: EVENT_STREAM,
    subjects: ['events.*'],
    retention: RetentionPolicy.Limits,
    storage: StorageType.File,
    max_bytes: MAX_BYTES,
    max_age: MAX_AGE_NS,
    duplicate_window: DUPLICATE_WINDOW_NS,
  });
}
