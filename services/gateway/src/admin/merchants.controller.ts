import { Body, Controller, Get, Param, Put, Req } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { merchants, type MerchantSettingsView, type MerchantsView, type MerchantView } from '#libs/contracts';
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
}
