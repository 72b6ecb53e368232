import { setTimeout as sleep } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { LOGGER } from '#libs/service-kit';
import type { Logger } from '#libs/telemetry';
import { ItemPlacer } from './item-placer.ts';

const POLL_MS = 1_000;
const AFTER_ERROR_MS = 5_000;
/** Between two batches: people are waiting for this process, nobody for a place on the map. */
const PAUSE_MS = 20;

/** Puts new items on the map for as long as the service runs. All it knows is in the rows: killed anywhere, it or another goes on. */
@Injectable()
export class PlacingLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private loop: Promise<void> = Promise.resolve();

  constructor(
    private readonly placer: ItemPlacer,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = this.work();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.loop;
  }

  private async work(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const pauseMs = await this.placer.placeSome().then(
        (placed) => (placed ? PAUSE_MS : POLL_MS),
        (error: unknown) => {
          if (!signal.aborted)
            this.logger.error({ err: error }, 'placing items on the map was interrupted, it goes on');
          return AFTER_ERROR_MS;
        },
      );
      await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
