import type { JetStreamClient, JetStreamManager } from '@nats-io/jetstream';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection, Subscription } from '@nats-io/transport-node';
import type { DataSource, QueryRunner } from 'typeorm';
import type { Logger } from '#libs/telemetry';
import { committedSubject, ensureStream, eventSubject } from './event-stream.ts';

interface Options {
  database: DataSource;
  connection: NatsConnection;
  /** Service whose outbox it is; also the source of its events. */
  source: string;
  /** Who must have committed an event before it may go, e.g. `['audit']`. */
  consumers: readonly string[];
  logger: Logger;
}

const LOOK_MS = 500;
const BATCH = 256;
/** An event no consumer has announced by then is sent again. */
const RESEND_AFTER_MS = 10_000;
const PUBLISH_TIMEOUT_MS = 5_000;

/**
 * Carries events from the outbox to JetStream. One relay per service is active, under an advisory lock that its death frees at
 * once. It numbers events after their commit, so that numbers have no gaps; sends them; and lets go of an event only when every
 * consumer has announced that it committed it. JetStream may lose everything: what is not announced is sent again.
 */
export class Relay {
  private readonly options: Options;
  private readonly announced = new Map<string, number>();
  private subscription: Subscription | undefined;
  private stopped = false;
  private loop: Promise<void> = Promise.resolve();
  private wakeUp: () => void = () => undefined;

  constructor(options: Options) {
    this.options = options;
  }

  start(): void {
    const { connection, source } = this.options;
    this.subscription = connection.subscribe(committedSubject(source, '*'), {
      callback: (error, message) => {
        if (error) return;
        const consumer = message.subject.split('.').at(-1) ?? '';
        const { seq } = message.json<{ seq: number }>();
        if (Number.isSafeInteger(seq)) this.announced.set(consumer, Math.max(seq, this.announced.get(consumer) ?? 0));
      },
    });
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
    this.subscription?.unsubscribe();
  }

  private async work(): Promise<void> {
    while (!this.stopped) {
      const session = this.options.database.createQueryRunner();
      try {
        if (await lock(session, this.options.source)) await this.lead(session);
        else await this.pause();
      } catch (error) {
        if (!this.stopped) this.options.logger.warn({ err: error }, 'event relay interrupted, it goes on');
        await this.pause();
      } finally {
        await letGo(session, this.options.source);
      }
    }
  }

  /** Only the holder of the lock comes here; it stays until the process stops or its database session breaks. */
  private async lead(session: QueryRunner): Promise<void> {
    const { connection } = this.options;
    const manager = await jetstreamManager(connection, { checkAPI: false });
    const stream = jetstream(connection);
    while (!this.stopped) {
      await number(session);
      const sent = await this.send(session, stream, manager);
      await this.retire(session);
      if (sent < BATCH) await this.pause();
    }
  }

  private async send(session: QueryRunner, stream: JetStreamClient, manager: JetStreamManager): Promise<number> {
    const { source } = this.options;
    const due = (await session.query(
      `SELECT seq, event_id, event FROM outbox WHERE seq IS NOT NULL AND (sent_at IS NULL OR sent_at < now() - make_interval(secs => $1))
       ORDER BY seq LIMIT ${BATCH}`,
      [RESEND_AFTER_MS / 1_000],
    )) as { seq: string; event_id: string; event: object }[];
    if (due.length === 0) return 0;
    await ensureStream(manager);
    await Promise.all(
      due.map(({ seq, event_id: id, event }) =>
        stream.publish(eventSubject(source), JSON.stringify({ ...event, seq: Number(seq) }), {
          msgID: id,
          timeout: PUBLISH_TIMEOUT_MS,
        }),
      ),
    );
    await session.query('UPDATE outbox SET sent_at = now() WHERE seq = ANY ($1::bigint[])', [due.map(({ seq }) => seq)]);
    return due.length;
  }

  /** Deletes what all consumers have. A consumer never heard of yet has nothing. */
  private async retire(session: QueryRunner): Promise<void> {
    for (const [consumer, committed] of this.announced) {
      await session.query(
        `INSERT INTO outbox_consumers AS c VALUES ($1, $2) ON CONFLICT (consumer) DO UPDATE SET committed = greatest(c.committed, $2)`,
        [consumer, committed],
      );
    }
    this.announced.clear();
    await session.query(
      `DELETE FROM outbox WHERE seq <= (
         SELECT min(coalesce(committed, 0)) FROM unnest($1::text[]) AS wanted (consumer) LEFT JOIN outbox_consumers USING (consumer))`,
      [[...this.options.consumers]],
    );
    await session.query('DELETE FROM requests WHERE expires_at < now()');
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

async function lock(session: QueryRunner, source: string): Promise<boolean> {
  const rows = (await session.query('SELECT pg_try_advisory_lock($1, hashtext($2)) AS locked', [LOCK_SPACE, source])) as {
    locked: boolean;
  }[];
  return rows[0]?.locked ?? false;
}

async function letGo(session: QueryRunner, source: string): Promise<void> {
  await session.query('SELECT pg_advisory_unlock($1, hashtext($2))', [LOCK_SPACE, source]).catch(() => undefined);
  await session.release();
}

/** Gives the next numbers to what was committed since, in the order it was queued. */
async function number(session: QueryRunner): Promise<void> {
  await session.query(
    `WITH fresh AS (SELECT id, row_number() OVER (ORDER BY id) AS n FROM outbox WHERE seq IS NULL),
       state AS (UPDATE outbox_state SET last_seq = last_seq + (SELECT count(*) FROM fresh) RETURNING last_seq)
     UPDATE outbox o SET seq = (SELECT last_seq FROM state) - (SELECT count(*) FROM fresh) + fresh.n FROM fresh WHERE o.id = fresh.id`,
  );
}
