import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock, LOGGER, WorkLoop } from '#libs/service-kit';
import type { Logger } from '#libs/telemetry';
import { PopulationFitter } from './population-fitter.ts';

const LOOK_MS = 3_600_000;
const AGE_MS = 24 * LOOK_MS;

/** Has what holds of everybody worked out anew once a day, by one replica. */
@Injectable()
export class PopulationWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: WorkLoop;

  constructor(fitter: PopulationFitter, clock: Clock, @Inject(LOGGER) logger: Logger) {
    this.loop = new WorkLoop({
      next: async () => {
        await fitter.fit(clock.now(), AGE_MS);
        return LOOK_MS;
      },
      afterErrorMs: LOOK_MS,
      interrupted: 'taste of the population not worked out, it will be tried again',
      logger,
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }
}
