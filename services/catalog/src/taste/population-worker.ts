import { setTimeout as sleep } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock, LOGGER } from '#libs/service-kit';
import type { Logger } from '#libs/telemetry';
import { PopulationFitter } from './population-fitter.ts';

const LOOK_MS = 3_600_000;
const AGE_MS = 24 * LOOK_MS;

/** Has what holds of everybody worked out anew once a day, by one replica. */
@Injectable()
export class PopulationWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private loop: Promise<void> = Promise.resolve();

  constructor(
    private readonly fitter: PopulationFitter,
    private readonly clock: Clock,
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
      await this.fitter.fit(this.clock.now(), AGE_MS).catch((error: unknown) => {
        if (!signal.aborted)
          this.logger.error({ err: error }, 'taste of the population not worked out, it will be tried again');
      });
      await sleep(LOOK_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}
