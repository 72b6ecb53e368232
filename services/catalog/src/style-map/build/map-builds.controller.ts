import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { Call } from '#libs/auth';
import {
  type Handlers,
  type ListMapBuildsInput,
  mapBuilds,
  type MapBuildsView,
  type MapBuildView,
  type StartMapBuildInput,
} from '#libs/contracts';
import { CurrentCall, Handles } from '#libs/service-kit';
import { MapBuildsService } from './map-builds.service.ts';

@Controller()
export class MapBuildsController implements Handlers<typeof mapBuilds, Call> {
  constructor(private readonly builds: MapBuildsService) {}

  @Handles(mapBuilds.startMapBuild)
  startMapBuild(@Payload() input: StartMapBuildInput, @CurrentCall() call: Call): Promise<MapBuildView> {
    return this.builds.start(call, input);
  }

  @Handles(mapBuilds.listMapBuilds)
  listMapBuilds(@Payload() input: ListMapBuildsInput): Promise<MapBuildsView> {
    return this.builds.list(input);
  }
}
