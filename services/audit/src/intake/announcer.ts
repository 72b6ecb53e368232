import type { NatsConnection, Subscription } from '@nats-io/transport-node';
import { askedSubject, committedSubject } from '#libs/outbox';
import { OWN_SOURCE } from '../ledger/entry-draft.ts';
import { CONSUMER } from './event-feed.ts';

const EVERY_MS = 5_000;

/**
 * Tells each source up to which number its events are safe here, so that it is done with them: covered by a checkpoint that is kept
 * outside. A ledger restored without them could not go on unseen.
 */
export class Announcer {
  readonly #connection: NatsConnection;
  readonly #told = new Map<string, number>();
  #heads: ReadonlyMap<string, number> | undefined;
  #asked: Subscription | undefined;
  #toldAll = -Infinity;

  constructor(connection: NatsConnection) {
    this.#connection = connection;
  }

  /** From now on sources that ask are answered, also those the ledger knows nothing of. */
  start(): void {
    this.#asked = this.#connection.subscribe(askedSubject('*'), {
      callback: (error, { subject }) => {
        const source = subject.split('.').at(-1) ?? '';
        if (!error && this.#heads) this.#publish(source, this.#heads.get(source) ?? 0);
      },
    });
  }

  /** Somebody else writes the ledger, or nobody: nothing is known here. */
  stop(): void {
    this.#asked?.unsubscribe();
    this.#heads = undefined;
    this.#told.clear();
  }

  /** Tells what is new, and everything again every 5 s: who missed it once must not wait for ever. */
  tell(heads: ReadonlyMap<string, number>): void {
    this.#heads = heads;
    const isDue = performance.now() - this.#toldAll >= EVERY_MS;
    if (isDue) this.#toldAll = performance.now();
    for (const [source, seq] of heads) {
      if (isDue || this.#told.get(source) !== seq) this.#publish(source, seq);
    }
  }

  #publish(source: string, seq: number): void {
    if (source === OWN_SOURCE) return;
    this.#told.set(source, seq);
    this.#connection.publish(committedSubject(source, CONSUMER), JSON.stringify({ seq }));
  }
}
