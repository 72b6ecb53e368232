import type { NatsConnection } from '@nats-io/transport-node';
import { committedSubject } from '#libs/outbox';
import { OWN_SOURCE } from '../ledger/entry-draft.ts';
import { CONSUMER } from './event-feed.ts';

const EVERY_MS = 5_000;

/** Tells each source up to which number its events are committed here, so that it lets go of them. */
export class Announcer {
  readonly #connection: NatsConnection;
  readonly #told = new Map<string, number>();
  #toldAll = -Infinity;

  constructor(connection: NatsConnection) {
    this.#connection = connection;
  }

  /** Tells what is new, and everything again every 5 s: who missed it once must not wait for ever. */
  tell(heads: ReadonlyMap<string, number>): void {
    const isDue = performance.now() - this.#toldAll >= EVERY_MS;
    if (isDue) this.#toldAll = performance.now();
    for (const [source, seq] of heads) {
      if (source === OWN_SOURCE || (!isDue && this.#told.get(source) === seq)) continue;
      this.#told.set(source, seq);
      this.#connection.publish(committedSubject(source, CONSUMER), JSON.stringify({ seq }));
    }
  }
}
