import { Injectable } from '@nestjs/common';
import type { Call } from '#libs/auth';
import {
  mapBuilds,
  type ListMapBuildsInput,
  type MapBuildsView,
  type MapBuildView,
  type StartMapBuildInput,
} from '#libs/contracts';
import { UnitOfWork } from '#libs/outbox';
import { Clock, Ids } from '#libs/service-kit';
import { MapBuildsRepository, toSetAsideView, toView } from './map-builds.repository.ts';

const DEFAULT_BUILDS = 20;
/** As in the contract. */
const SET_ASIDE = 20;

@Injectable()
export class MapBuildsService {
  constructor(
    private readonly builds: MapBuildsRepository,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** One that waits or runs is all there is to start; that somebody asked stands in the ledger all the same. */
  start(call: Call, input: StartMapBuildInput): Promise<MapBuildView> {
    return this.uow.once(mapBuilds.startMapBuild, call, input, async (em) => {
      const open = await this.builds.queue(em, this.ids.next(), call.caller.userId, this.clock.now());
      const event = { type: 'style_map_build.requested', entityType: 'style_map_build', entityId: open.buildId };
      return { answer: toView(open), event };
    });
  }

  async list({ limit = DEFAULT_BUILDS }: ListMapBuildsInput): Promise<MapBuildsView> {
    const [builds, version, aside] = await Promise.all([
      this.builds.list(limit),
      this.builds.currentVersion(),
      this.builds.setAside(SET_ASIDE),
    ]);
    return {
      builds: builds.map(toView),
      map_version: version,
      set_aside: aside.items.map(toSetAsideView),
      set_aside_total: aside.total,
    };
  }
}
