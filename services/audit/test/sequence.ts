import type { NatsConnection } from '@nats-io/transport-node';
import type { RecordedEvent } from '#libs/outbox';
import type { AuditBed } from './audit-bed.ts';
import { eventOf, send } from './events.ts';

/** A service as far as the ledger knows it: its connection, and the numbers it gives its events. */
export class Source {
  readonly name: string;
  readonly connection: NatsConnection;
  #seq = 0;

  private constructor(name: string, connection: NatsConnection) {
    this.name = name;
    this.connection = connection;
  }

  static async of(bed: AuditBed, name: string): Promise<Source> {
    return new Source(name, await bed.connect(name));
  }

  /** Number of the last event made. */
  get seq(): number {
    return this.#seq;
  }

  /** Events with the next numbers; not sent. */
  make(count: number, changes: object = {}): RecordedEvent[] {
    return Array.from({ length: count }, () => {
      this.#seq += 1;
      return eventOf(this.name, this.#seq, changes);
    });
  }

  send(events: readonly RecordedEvent[]): Promise<void> {
    return send(this.connection, events);
  }
}
