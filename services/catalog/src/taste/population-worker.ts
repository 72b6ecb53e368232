import { Inject, Injectable } from '@nestjs/common';
import { Clock, LOGGER, WorkLoop } from '#libs/service-kit';
import type { Logger } from '#libs/telemetry';
import { PopulationFitter } from './population-fitter.ts';

const LOOK_MS = 3_600_000;
const AGE_MS = 24 * LOOK_MS;

/** Has what holds of everybody worked out anew once a day, by one replica. */
@Injectable()
export class PopulationWorker extends WorkLoop {
  constructor(
    private readonly fitter: PopulationFitter,
    private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    super({
      afterErrorMs: LOOK_MS,
      interrupted: 'taste of the population not worked out, it will be tried again',
      logger,
    });
  }

  protected async next(): Promise<number> {
    await this.fitter.fit(this.clock.now(), AGE_MS);
    return LOOK_MS;
  }
}
