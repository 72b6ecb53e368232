import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { JsMsg } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { DataSource, type QueryRunner } from 'typeorm';
import { LOGGER, METRICS, NATS } from '#libs/service-kit';
import type { Logger, Metrics } from '#libs/telemetry';
import { Checkpoints } from '../checkpoints/checkpoints.ts';
import { LedgerRefused } from '../ledger/ledger-refused.ts';
import { freeLock, takeLock } from './active-lock.ts';
import { Announcer } from './announcer.ts';
import { BATCH, EventFeed } from './event-feed.ts';
import { GapLog } from './gap-log.ts';
import { Intake } from './intake.ts';
import { WaitingRoom } from './waiting-room.ts';

const LOOK_MS = 1_000;
const CHECKPOINT_MS = 1_000;
const IDLE_MS = 200;
/** Where the database fails, what was given to us is given out again after this. */
const HAND_BACK_MS = 500;

/**
 * Takes events from the stream into the ledger and signs checkpoints. One process does, under an advisory lock that its death
 * frees at once; the others look every second whether it is free.
 */
@Injectable()
export class Writer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private stopped = false;
  private loop: Promise<void> = Promise.resolve();
  private wakeUp: () => void = () => undefined;
  private readonly announcer: Announcer;
  private readonly gaps: GapLog;

  constructor(
    private readonly database: DataSource,
    private readonly intake: Intake,
    private readonly checkpoints: Checkpoints,
    @Inject(NATS) private readonly connection: NatsConnection,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(METRICS) { registry }: Metrics,
  ) {
    this.announcer = new Announcer(connection);
    this.gaps = new GapLog(logger, registry);
  }

  onApplicationBootstrap(): void {
    this.loop = this.work();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.wakeUp();
    await this.loop;
  }

  private async work(): Promise<void> {
    while (!this.stopped) {
      const session = this.database.createQueryRunner();
      let leads = false;
      try {
        leads = await takeLock(session);
        if (leads) await this.lead(session);
      } catch (error) {
        // The guard has raised its own alarm.
        if (!(error instanceof LedgerRefused))
          this.logger.warn({ err: error }, 'ledger writer interrupted, it goes on');
      } finally {
        if (leads) await freeLock(session);
        await session.release();
      }
      await this.pause();
    }
  }

  private async lead(session: QueryRunner): Promise<void> {
    let heads = await this.checkpoints.sign(session);
    this.announcer.start();
    this.announcer.tell(heads);
    let tickedAt = performance.now();
    this.logger.info('writing the ledger');
    const feed = new EventFeed(this.connection, this.logger);
    const room = new WaitingRoom<JsMsg>();
    feed.start();
    try {
      while (!this.stopped) {
        heads = await this.takeIn(await feed.next(IDLE_MS), room, heads, session);
        const now = performance.now();
        if (now - tickedAt < CHECKPOINT_MS) continue;
        this.gaps.tell(room.gaps(heads, tickedAt), heads, now);
        heads = await this.checkpoints.sign(session);
        this.announcer.tell(heads);
        tickedAt = now;
      }
      this.announcer.tell(await this.checkpoints.sign(session));
    } finally {
      this.announcer.stop();
      await feed.stop();
      room.close();
      this.gaps.stop();
    }
  }

  /**
   * Takes in what came, then those who waited for it.
   * @returns number of the last entry of each source.
   */
  private async takeIn(
    messages: JsMsg[],
    room: WaitingRoom<JsMsg>,
    known: ReadonlyMap<string, number>,
    session: QueryRunner,
  ): Promise<ReadonlyMap<string, number>> {
    let heads = known;
    for (let batch = messages; batch.length > 0; batch = room.called(heads, BATCH)) {
      heads = await this.settle(batch, room, session);
    }
    return heads;
  }

  private async settle(
    batch: readonly JsMsg[],
    room: WaitingRoom<JsMsg>,
    session: QueryRunner,
  ): Promise<ReadonlyMap<string, number>> {
    const arrivals = batch.map(({ subject, data, info }) => ({
      subject,
      payload: data,
      deliveries: info.deliveryCount,
    }));
    let taken;
    try {
      taken = await this.intake.take(arrivals, session);
    } catch (error) {
      for (const message of batch) message.nak(HAND_BACK_MS);
      throw error;
    }
    for (const [i, message] of batch.entries()) {
      const outcome = taken.outcomes[i];
      if (outcome?.kind === 'waits') room.seat(outcome.source, outcome.seq, message, performance.now());
      else if (outcome?.kind === 'again') message.nak(outcome.afterMs);
      else message.ack();
    }
    return taken.heads;
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
