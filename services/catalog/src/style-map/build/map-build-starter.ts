import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock, Ids, LOGGER, WorkLoop } from '#libs/service-kit';
import type { Logger } from '#libs/telemetry';
import { isAtWork } from './build-lock.ts';
import { isDue } from './due.rules.ts';
import { MapBuildProcess } from './map-build-process.ts';
import { MapBuildsRepository } from './map-builds.repository.ts';
import { MAP_BUILDING, type MapBuilding } from './map-building.ts';

const POLL_MS = 1_000;
const AFTER_ERROR_MS = 5_000;
const LOOK_EVERY_MS = 5_000;
/** On whose behalf a build is that nobody asked for. */
const NOBODY = 'catalog';

/** Starts the process that builds the map when a build waits, and queues one when it is time. */
@Injectable()
export class MapBuildStarter extends WorkLoop {
  private lookedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly database: DataSource,
    private readonly builds: MapBuildsRepository,
    private readonly clock: Clock,
    private readonly ids: Ids,
    @Inject(MAP_BUILDING) private readonly building: MapBuilding,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    super({
      afterErrorMs: AFTER_ERROR_MS,
      interrupted: 'looking after builds of the style map was interrupted',
      logger,
    });
  }

  protected async next(signal: AbortSignal): Promise<number> {
    await this.queueWhenDue();
    const open = this.building.where === 'child' ? await this.builds.open() : undefined;
    // To find out for itself, a process would be started every second of the build that another service has begun.
    if (!open || signal.aborted || (await isAtWork(this.database))) return POLL_MS;
    const process = new MapBuildProcess();
    // What it has done so far is in its files: it goes on from there when the service is back.
    const kill = (): void => void process.kill();
    signal.addEventListener('abort', kill);
    this.logger.info({ build_pid: process.pid }, 'style map build started');
    const isInOrder = await process.ended;
    signal.removeEventListener('abort', kill);
    if (isInOrder) return POLL_MS;
    this.logger.warn({ build_id: open.buildId }, 'style map build ended out of order, it goes on soon');
    return POLL_MS * Math.max(1, open.tries);
  }

  private async queueWhenDue(): Promise<void> {
    const now = this.clock.now();
    if (this.building.everyHours === 0 || now.getTime() - this.lookedAt < LOOK_EVERY_MS) return;
    this.lookedAt = now.getTime();
    if (isDue(await this.builds.state(), now, this.building.everyHours))
      await this.builds.queue(this.database.manager, this.ids.next(), NOBODY, now);
  }
}
