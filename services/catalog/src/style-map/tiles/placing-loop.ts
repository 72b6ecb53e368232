import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, WorkLoop } from '#libs/service-kit';
import type { Logger } from '#libs/telemetry';
import { ItemPlacer } from './item-placer.ts';

const POLL_MS = 1_000;
const AFTER_ERROR_MS = 5_000;
/** Between two batches: people are waiting for this process, nobody for a place on the map. */
const PAUSE_MS = 20;

/** Puts new items on the map for as long as the service runs. All it knows is in the rows: killed anywhere, it or another goes on. */
@Injectable()
export class PlacingLoop extends WorkLoop {
  constructor(
    private readonly placer: ItemPlacer,
    @Inject(LOGGER) logger: Logger,
  ) {
    super({
      afterErrorMs: AFTER_ERROR_MS,
      interrupted: 'placing items on the map was interrupted, it goes on',
      logger,
    });
  }

  protected async next(): Promise<number> {
    return (await this.placer.placeSome()) ? PAUSE_MS : POLL_MS;
  }
}
