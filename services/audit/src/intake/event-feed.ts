import { setTimeout as sleep } from 'node:timers/promises';
import {
  AckPolicy,
  type Consumer,
  type ConsumerMessages,
  DeliverPolicy,
  type JetStreamManager,
  type JsMsg,
  jetstream,
  jetstreamManager,
} from '@nats-io/jetstream';
import { nanos, type NatsConnection } from '@nats-io/transport-node';
import { ensureStream, EVENT_STREAM } from '#libs/outbox';
import type { Logger } from '#libs/telemetry';

/** Name of the durable consumer, and of who announces what is committed. */
export const CONSUMER = 'audit';

/** Most events taken in by one transaction. */
export const BATCH = 256;
/** A process that dies holds back what it was given for so long. */
const ACK_WAIT_MS = 5_000;
const FETCH_MS = 2_000;
const RETRY_MS = 500;

const SETTINGS = {
  durable_name: CONSUMER,
  deliver_policy: DeliverPolicy.All,
  ack_policy: AckPolicy.Explicit,
  ack_wait: nanos(ACK_WAIT_MS),
  max_deliver: -1,
  // Without a limit: events that wait for a missing one must not keep it from being delivered.
  max_ack_pending: -1,
};

/**
 * Events as the stream has them. It fetches ahead, a batch at most; stream and consumer are made again whenever they are gone,
 * for JetStream's store may be lost or set back at any time.
 */
export class EventFeed {
  readonly #connection: NatsConnection;
  readonly #logger: Logger;
  readonly #waiting: JsMsg[] = [];
  #stopped = false;
  #loop: Promise<void> = Promise.resolve();
  #current: ConsumerMessages | undefined;
  #arrived: () => void = () => undefined;
  #taken: () => void = () => undefined;
  #trouble = '';

  constructor(connection: NatsConnection, logger: Logger) {
    this.#connection = connection;
    this.#logger = logger;
  }

  start(): void {
    this.#loop = this.#run();
  }

  /** What has come, at most a batch; waits until something has, or for `waitMs`. */
  async next(waitMs: number): Promise<JsMsg[]> {
    if (this.#waiting.length === 0 && !this.#stopped) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, waitMs);
        this.#arrived = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    const messages = this.#waiting.splice(0, BATCH);
    this.#taken();
    return messages;
  }

  /** Ends it, and hands back what nobody took. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#taken();
    this.#arrived();
    await this.#current?.close();
    await this.#loop;
    for (const message of this.#waiting.splice(0)) message.nak();
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      try {
        await this.#fetchFrom(await this.#ensure());
      } catch (error) {
        await this.#waitAfter(error);
      }
    }
  }

  async #fetchFrom(consumer: Consumer): Promise<void> {
    if (this.#trouble) this.#logger.info('events can be fetched again');
    this.#trouble = '';
    const manager = await this.#manager();
    while (!this.#stopped) {
      const count = await this.#fetch(consumer);
      if (count === 0 && (await isAhead(manager))) return;
    }
  }

  /** The same trouble is told once. */
  async #waitAfter(error: unknown): Promise<void> {
    if (this.#stopped) return;
    const trouble = error instanceof Error ? error.message : String(error);
    if (this.#trouble !== trouble) this.#logger.warn({ err: error }, 'events cannot be fetched, trying again');
    this.#trouble = trouble;
    await sleep(RETRY_MS);
  }

  /** @returns how many came. */
  async #fetch(consumer: Consumer): Promise<number> {
    await this.#room();
    const messages = await consumer.fetch({ max_messages: BATCH, expires: FETCH_MS });
    this.#current = messages;
    let count = 0;
    for await (const message of messages) {
      count += 1;
      this.#waiting.push(message);
      this.#arrived();
    }
    return count;
  }

  /** Waits until there is no full batch waiting. */
  async #room(): Promise<void> {
    while (this.#waiting.length >= BATCH && !this.#stopped) {
      await new Promise<void>((resolve) => {
        this.#taken = resolve;
      });
    }
  }

  async #ensure(): Promise<Consumer> {
    const manager = await this.#manager();
    await ensureStream(manager);
    let info = await manager.consumers.add(EVENT_STREAM, SETTINGS);
    if (await isAhead(manager)) {
      this.#logger.warn(
        'the consumer knows more events than the stream has, whose messages were set back: it is made again',
      );
      await manager.consumers.delete(EVENT_STREAM, CONSUMER);
      info = await manager.consumers.add(EVENT_STREAM, SETTINGS);
    }
    return jetstream(this.#connection).consumers.getConsumerFromInfo(info);
  }

  #manager(): Promise<JetStreamManager> {
    return jetstreamManager(this.#connection, { checkAPI: false });
  }
}

/**
 * Whether the consumer is further than the stream, as when only the messages were set back: nothing would be delivered until there
 * are as many again. The stream is asked last, for it only grows.
 */
async function isAhead(manager: JetStreamManager): Promise<boolean> {
  const { delivered, ack_floor: acknowledged } = await manager.consumers.info(EVENT_STREAM, CONSUMER);
  const { state } = await manager.streams.info(EVENT_STREAM);
  return Math.max(delivered.stream_seq, acknowledged.stream_seq) > state.last_seq;
}
