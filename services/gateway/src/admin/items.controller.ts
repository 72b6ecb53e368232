import { Body, Controller, Get, Param, Put, Query, Req } from '@nestjs/common';
import { ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import { type HiddenItemsView, itemStates, type ItemStateView, type PriceHistoryView } from '#libs/contracts';
import { Operations } from '../operations.ts';
import type { GatewayRequest } from '../request.ts';
import { AdminOperation } from './admin-operation.ts';
import { pageQuery } from './page-query.ts';

/** Items as operators see them: also what no shopper sees, and why. */
@ApiTags('items')
@Controller('admin/v1')
export class ItemsController {
  constructor(private readonly operations: Operations) {}

  @Get('hidden-items')
  @ApiQuery({ name: 'limit', required: false, type: Number })
  @ApiQuery({ name: 'cursor', required: false, type: String })
  @AdminOperation(itemStates.listHiddenItems, { summary: 'Items that operators hide, the latest first' })
  hidden(
    @Query('limit') limit: string | undefined,
    @Query('cursor') cursor: string | undefined,
    @Req() request: GatewayRequest,
  ): Promise<HiddenItemsView> {
    return this.operations.call(itemStates.listHiddenItems, pageQuery(limit, cursor), request);
  }

  @Get('items/:item_id')
  @ApiParam({ name: 'item_id', type: String })
  @AdminOperation(itemStates.getItemState, { summary: 'Whether shoppers see an item, and why not' })
  get(@Param('item_id') itemId: string, @Req() request: GatewayRequest): Promise<ItemStateView> {
    return this.operations.call(itemStates.getItemState, { item_id: itemId }, request);
  }

  @Put('items/:item_id/hiding')
  @ApiParam({ name: 'item_id', type: String })
  @AdminOperation(itemStates.setItemHidden, {
    summary: 'Hide an item whatever its feed says, or show it again',
    outsideBody: ['item_id'],
  })
  hide(@Param('item_id') itemId: string, @Body() body: object, @Req() request: GatewayRequest): Promise<ItemStateView> {
    return this.operations.call(itemStates.setItemHidden, { ...body, item_id: itemId }, request);
  }

  @Get('variants/:variant_id/prices')
  @ApiParam({ name: 'variant_id', type: String })
  @AdminOperation(itemStates.listPriceHistory, { summary: 'What a variant cost over time, the price now first' })
  prices(@Param('variant_id') variantId: string, @Req() request: GatewayRequest): Promise<PriceHistoryView> {
    return this.operations.call(itemStates.listPriceHistory, { variant_id: variantId }, request);
  }
}
