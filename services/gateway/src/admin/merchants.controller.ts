import { Body, Controller, Get, Param, Post, Put, Req } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import {
  feedFetches,
  type FeedScheduleView,
  merchants,
  type MerchantSettingsView,
  type MerchantSuspensionView,
  type MerchantsView,
  type MerchantView,
} from '#libs/contracts';
import { Operations } from '../operations.ts';
import type { GatewayRequest } from '../request.ts';
import { AdminOperation } from './admin-operation.ts';
import { conditionOf } from './conditions.ts';

@ApiTags('merchants')
@Controller('admin/v1/merchants')
export class MerchantsController {
  constructor(private readonly operations: Operations) {}

  @Get()
  @AdminOperation(merchants.listMerchants, { summary: 'All merchants with the number of their products' })
  list(@Req() request: GatewayRequest): Promise<MerchantsView> {
    return this.operations.call(merchants.listMerchants, {}, request);
  }

  @Get(':slug')
  @ApiParam({ name: 'slug', type: String })
  @AdminOperation(merchants.getMerchant, { summary: 'One merchant, as it is edited', versioned: true })
  get(@Param('slug') slug: string, @Req() request: GatewayRequest): Promise<MerchantSettingsView> {
    return this.operations.call(merchants.getMerchant, { slug }, request);
  }

  @Put(':slug')
  @ApiParam({ name: 'slug', type: String })
  @AdminOperation(merchants.setMerchant, {
    summary: 'Create a merchant or change its name and shop',
    outsideBody: ['slug', 'expected_versions'],
    versioned: true,
  })
  set(@Param('slug') slug: string, @Body() body: object, @Req() request: GatewayRequest): Promise<MerchantView> {
    return this.operations.call(merchants.setMerchant, { ...body, slug, ...conditionOf(request) }, request);
  }

  @Put(':slug/suspension')
  @ApiParam({ name: 'slug', type: String })
  @AdminOperation(merchants.setMerchantSuspension, {
    summary: 'Keep everything of a merchant from shoppers at once, or show it again',
    outsideBody: ['slug'],
  })
  suspend(
    @Param('slug') slug: string,
    @Body() body: object,
    @Req() request: GatewayRequest,
  ): Promise<MerchantSuspensionView> {
    return this.operations.call(merchants.setMerchantSuspension, { ...body, slug }, request);
  }

  @Get(':slug/feed-schedule')
  @ApiParam({ name: 'slug', type: String })
  @AdminOperation(feedFetches.getFeedSchedule, { summary: 'When its feed is fetched, and what came of the last time' })
  schedule(@Param('slug') slug: string, @Req() request: GatewayRequest): Promise<FeedScheduleView> {
    return this.operations.call(feedFetches.getFeedSchedule, { slug }, request);
  }

  @Post(':slug/feed-fetches')
  @ApiParam({ name: 'slug', type: String })
  @AdminOperation(feedFetches.startFeedFetch, { summary: 'Fetch its feed now', ownBody: true, status: 202 })
  fetch(@Param('slug') slug: string, @Req() request: GatewayRequest): Promise<FeedScheduleView> {
    return this.operations.call(feedFetches.startFeedFetch, { slug }, request);
  }
}
