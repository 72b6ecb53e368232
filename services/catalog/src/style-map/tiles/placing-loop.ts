import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { LOGGER, WorkLoop } from '#libs/service-kit';
import type { Logger } from '#libs/telemetry';
import { ItemPlacer } from './item-placer.ts';

const POLL_MS = 1_000;
const AFTER_ERROR_MS = 5_000;
/** Between two batches: people are waiting for this process, nobody for a place on the map. */
const PAUSE_MS = 20;

/** Puts new items on the map for as long as the service runs. All it knows is in the rows: killed anywhere, it or another goes on. */
@Injectable()
export class PlacingLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: WorkLoop;

  constructor(placer: ItemPlacer, @Inject(LOGGER) logger: Logger) {
    this.loop = new WorkLoop({
      next: async () => ((await placer.placeSome()) ? PAUSE_MS : POLL_MS),
      afterErrorMs: AFTER_ERROR_MS,
      interrupted: 'placing items on the map was interrupted, it goes on',
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
