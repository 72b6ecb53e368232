import { Controller, Get, Post, Query, Req } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import { mapBuilds, type MapBuildsView, type MapBuildView } from '#libs/contracts';
import { Operations } from '../operations.ts';
import type { GatewayRequest } from '../request.ts';
import { AdminOperation } from './admin-operation.ts';
import { pageQuery } from './page-query.ts';

@ApiTags('style map')
@Controller('admin/v1/style-map/builds')
export class MapBuildsController {
  constructor(private readonly operations: Operations) {}

  @Post()
  @AdminOperation(mapBuilds.startMapBuild, {
    summary: 'Build the style map anew; the build that waits or runs, if there is one',
    ownBody: true,
    status: 202,
  })
  start(@Req() request: GatewayRequest): Promise<MapBuildView> {
    return this.operations.call(mapBuilds.startMapBuild, {}, request);
  }

  @Get()
  @ApiQuery({ name: 'limit', required: false, type: Number })
  @AdminOperation(mapBuilds.listMapBuilds, { summary: 'Builds of the style map, the latest first' })
  list(@Query('limit') limit: string | undefined, @Req() request: GatewayRequest): Promise<MapBuildsView> {
    return this.operations.call(mapBuilds.listMapBuilds, pageQuery(limit, undefined), request);
  }
}
