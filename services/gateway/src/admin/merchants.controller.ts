import { Body, Controller, Get, Param, Put, Req } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { merchants, type MerchantsView, type MerchantView } from '#libs/contracts';
import { Operations } from '../operations.ts';
import type { GatewayRequest } from '../request.ts';
import { AdminOperation } from './admin-operation.ts';

@ApiTags('merchants')
@Controller('admin/v1/merchants')
export class MerchantsController {
  constructor(private readonly operations: Operations) {}

  @Get()
  @AdminOperation(merchants.listMerchants, { summary: 'All merchants with the number of their products' })
  list(@Req() request: GatewayRequest): Promise<MerchantsView> {
    return this.operations.call(merchants.listMerchants, {}, request);
  }

  @Put(':slug')
  @ApiParam({ name: 'slug', type: String })
  @AdminOperation(merchants.setMerchant, {
    summary: 'Create a merchant or change its name and shop',
    outsideBody: ['slug'],
  })
  set(@Param('slug') slug: string, @Body() body: object, @Req() request: GatewayRequest): Promise<MerchantView> {
    return this.operations.call(merchants.setMerchant, { ...body, slug }, request);
  }
}
