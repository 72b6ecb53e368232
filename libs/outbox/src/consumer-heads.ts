import type { NatsConnection, Subscription } from '@nats-io/transport-node';
import { askedSubject, committedSubject } from './event-stream.ts';

/** What the consumers of a source's events last said they have committed, by its numbers. */
export class ConsumerHeads {
  readonly #connection: NatsConnection;
  readonly #source: string;
  readonly #consumers: readonly string[];
  readonly #heard = new Map<string, number>();
  #subscription: Subscription | undefined;

  constructor(connection: NatsConnection, source: string, consumers: readonly string[]) {
    this.#connection = connection;
    this.#source = source;
    this.#consumers = consumers;
  }

  /** @param changed called whenever a consumer has said something. */
  start(changed: () => void): void {
    this.#subscription = this.#connection.subscribe(committedSubject(this.#source, '*'), {
      callback: (error, { subject, data }) => {
        const consumer = subject.split('.').at(-1) ?? '';
        const seq = error ? undefined : seqIn(data);
        if (seq === undefined || !this.#consumers.includes(consumer)) return;
        this.#heard.set(consumer, seq);
        changed();
      },
    });
  }

  stop(): void {
    this.#subscription?.unsubscribe();
  }

  /** Forgets what was said, and asks. */
  askAnew(): void {
    this.#heard.clear();
    this.ask();
  }

  ask(): void {
    this.#connection.publish(askedSubject(this.#source));
  }

  /** By consumer; undefined while one of them has said nothing. */
  get heard(): ReadonlyMap<string, number> | undefined {
    return this.#heard.size < this.#consumers.length ? undefined : this.#heard;
  }
}

function seqIn(data: Uint8Array): number | undefined {
  try {
    const { seq } = JSON.parse(new TextDecoder().decode(data)) as { seq?: unknown };
    return typeof seq === 'number' && Number.isSafeInteger(seq) && seq >= 0 ? seq : undefined;
  } catch {
    return undefined; // the next announcement comes within seconds
  }
}
