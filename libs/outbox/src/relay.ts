import type { JetStreamClient } from '@nats-io/jetstream';
import { jetstream } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { DataSource, QueryRunner } from 'typeorm';
import type { Logger } from '#libs/telemetry';
import { ConsumerHeads } from './consumer-heads.ts';
import { eventSubject } from './event-stream.ts';
import { BATCH, OutboxStore } from './outbox-store.ts';

interface Options {
  database: DataSource;
  connection: NatsConnection;
  /** Service whose outbox it is; also the source of its events. */
  source: string;
  /** Who must have committed an event before it is done with, e.g. `['audit']`. */
  consumers: readonly string[];
  logger: Logger;
}

const LOOK_MS = 500;
const PUBLISH_TIMEOUT_MS = 5_000;
const CLEAN_EVERY_MS = 60_000;

/**
 * Carries events from the outbox to JetStream. One relay per service is active, under an advisory lock that its death frees at
 * once. It numbers events after their commit, so that numbers have no gaps; sends them; and is done with one only when every
 * consumer has announced that it committed it. JetStream may lose everything: what is not announced is sent again.
 *
 * It does nothing before it has heard its consumers. One that is further than this database was counts for more: the database was
 * restored from a backup, and its old numbers must not be given to new events.
 */
export class Relay {
  private readonly options: Options;
  private readonly heads: ConsumerHeads;
  private readonly noted = new Map<string, number>();
  private stopped = false;
  private loop: Promise<void> = Promise.resolve();
  private wakeUp: () => void = () => undefined;
  private trouble = '';
  private answersCleanedAt = -Infinity;
  private eventsCleanedAt = -Infinity;

  constructor(options: Options) {
    this.options = options;
    this.heads = new ConsumerHeads(options.connection, options.source, options.consumers);
  }

  start(): void {
    this.heads.start(() => this.wake());
    this.loop = this.work();
  }

  /** Looks at the outbox now instead of at the next tick. */
  wake(): void {
    this.wakeUp();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.wake();
    await this.loop;
    this.heads.stop();
  }

  private async work(): Promise<void> {
    while (this.goesOn()) {
      const session = this.options.database.createQueryRunner();
      let leads = false;
      try {
        leads = await lock(session, this.options.source);
        if (leads) await this.lead(new OutboxStore(session));
      } catch (error) {
        this.tell(error);
      } finally {
        if (leads) await unlock(session, this.options.source);
        await session.release();
      }
      await this.pause();
    }
  }

  /** Only the holder of the lock comes here; it stays until the process stops or its database session breaks. */
  private async lead(store: OutboxStore): Promise<void> {
    const stream = jetstream(this.options.connection);
    const trusted = await store.lastSeq();
    let last = trusted;
    this.heads.askAnew();
    while (this.goesOn()) {
      await this.clean(store);
      const { heard } = this.heads;
      if (!heard) {
        await this.pause();
        this.heads.ask();
        continue;
      }
      const furthest = Math.max(...heard.values());
      if (furthest > last) {
        this.options.logger.error(
          { alarm: 'outbox_set_back', last, furthest },
          'the ledger has more events of this service than its database knows: it was set back. Numbers go on after the ledger’s',
        );
        await store.continueAfter(furthest, trusted);
        last = furthest;
      }
      last = (await store.number()) ?? last;
      const sent = await this.send(store, stream, Math.min(...heard.values()));
      await this.note(store, heard);
      this.recovered();
      if (sent < BATCH) await this.pause();
    }
  }

  private async send(store: OutboxStore, stream: JetStreamClient, committed: number): Promise<number> {
    const due = await store.due(committed);
    if (due.length === 0) return 0;
    const subject = eventSubject(this.options.source);
    await Promise.all(
      due.map(({ seq, id, event }) =>
        stream.publish(subject, JSON.stringify({ ...event, seq }), { msgID: id, timeout: PUBLISH_TIMEOUT_MS }),
      ),
    );
    await store.markSent(due);
    return due.length;
  }

  private async note(store: OutboxStore, heard: ReadonlyMap<string, number>): Promise<void> {
    for (const [consumer, committed] of heard) {
      if (this.noted.get(consumer) === committed) continue;
      await store.noteConsumer(consumer, committed);
      this.noted.set(consumer, committed);
    }
  }

  private async clean(store: OutboxStore): Promise<void> {
    const now = performance.now();
    if (now - this.answersCleanedAt >= CLEAN_EVERY_MS) {
      this.answersCleanedAt = now;
      await store.forgetAnswers();
    }
    const { heard } = this.heads;
    if (!heard || now - this.eventsCleanedAt < CLEAN_EVERY_MS) return;
    await store.forgetEvents(Math.min(...heard.values()));
    this.eventsCleanedAt = now;
  }

  /** Once for each trouble: it is tried twice a second. */
  private tell(error: unknown): void {
    const trouble = error instanceof Error ? error.message : String(error);
    if (this.stopped || this.trouble === trouble) return;
    this.trouble = trouble;
    this.options.logger.warn({ err: error }, 'event relay interrupted, it goes on');
  }

  private recovered(): void {
    if (this.trouble) this.options.logger.info('events are relayed again');
    this.trouble = '';
  }

  private goesOn(): boolean {
    return !this.stopped;
  }

  private pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, LOOK_MS);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
      if (this.stopped) this.wakeUp();
    });
  }
}

const LOCK_SPACE = 7_240_114;

/**
 * Takes the lock of a source for this session, also when it has it already. A machine that vanishes says no goodbye: the server is
 * told to notice within 5 s.
 */
async function lock(session: QueryRunner, source: string): Promise<boolean> {
  const [row] = (await session.query(
    `SELECT pg_try_advisory_lock($1, hashtext($2)) AS locked, set_config('tcp_keepalives_idle', '2', false),
       set_config('tcp_keepalives_interval', '1', false), set_config('tcp_keepalives_count', '3', false)`,
    [LOCK_SPACE, source],
  )) as { locked: boolean }[];
  return row?.locked ?? false;
}

/** A session that broke has lost its lock already. */
const unlock = (session: QueryRunner, source: string): Promise<unknown> =>
  session.query('SELECT pg_advisory_unlock($1, hashtext($2))', [LOCK_SPACE, source]).catch(() => undefined);
