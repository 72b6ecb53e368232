import { Body, Controller, Get, Param, Put, Query, Req } from '@nestjs/common';
import { ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import {
  APPROVAL_STATUSES,
  approvalsSupport,
  type MerchantPoliciesView,
  type MerchantPolicyView,
  purchasePolicies,
  type SupportApprovalsView,
} from '#libs/contracts';
import { Operations } from '../operations.ts';
import type { GatewayRequest } from '../request.ts';
import { AdminOperation } from './admin-operation.ts';
import { pageQuery } from './page-query.ts';

/** Limits on purchases, the switch for links to a shop, and approvals as support sees them. */
@ApiTags('purchases')
@Controller('admin/v1')
export class PurchasesController {
  constructor(private readonly operations: Operations) {}

  @Get('purchase-policies')
  @AdminOperation(purchasePolicies.listMerchantPolicies, {
    summary: 'Limits on purchases of every merchant that has any',
  })
  list(@Req() request: GatewayRequest): Promise<MerchantPoliciesView> {
    return this.operations.call(purchasePolicies.listMerchantPolicies, {}, request);
  }

  @Get('merchants/:slug/purchase-policy')
  @ApiParam({ name: 'slug', type: String })
  @AdminOperation(purchasePolicies.getMerchantPolicy, { summary: 'Limits on purchases at a merchant, and its links' })
  get(@Param('slug') slug: string, @Req() request: GatewayRequest): Promise<MerchantPolicyView> {
    return this.operations.call(purchasePolicies.getMerchantPolicy, { slug }, request);
  }

  @Put('merchants/:slug/purchase-policy')
  @ApiParam({ name: 'slug', type: String })
  @AdminOperation(purchasePolicies.setMerchantPolicy, {
    summary: 'Set limits, UCP endpoint and attribution of a merchant',
    outsideBody: ['slug'],
  })
  set(@Param('slug') slug: string, @Body() body: object, @Req() request: GatewayRequest): Promise<MerchantPolicyView> {
    return this.operations.call(purchasePolicies.setMerchantPolicy, { ...body, slug }, request);
  }

  @Put('merchants/:slug/links-suspension')
  @ApiParam({ name: 'slug', type: String })
  @AdminOperation(purchasePolicies.setMerchantLinksSuspension, {
    summary: 'Let nobody ask for, approve or open a purchase at a merchant, at once, or let them again',
    outsideBody: ['slug'],
  })
  suspend(
    @Param('slug') slug: string,
    @Body() body: object,
    @Req() request: GatewayRequest,
  ): Promise<MerchantPolicyView> {
    return this.operations.call(purchasePolicies.setMerchantLinksSuspension, { ...body, slug }, request);
  }

  @Get('approvals')
  @ApiQuery({ name: 'approval_id', required: false, type: String })
  @ApiQuery({ name: 'user_id', required: false, type: String })
  @ApiQuery({ name: 'merchant', required: false, type: String })
  @ApiQuery({ name: 'status', required: false, enum: [...APPROVAL_STATUSES] })
  @ApiQuery({ name: 'limit', required: false, type: Number })
  @ApiQuery({ name: 'cursor', required: false, type: String })
  @AdminOperation(approvalsSupport.searchApprovals, {
    summary: 'How purchase approvals stand, without what they are for',
  })
  search(@Query() query: Record<string, string>, @Req() request: GatewayRequest): Promise<SupportApprovalsView> {
    const { limit, cursor, ...filters } = query;
    return this.operations.call(approvalsSupport.searchApprovals, { ...filters, ...pageQuery(limit, cursor) }, request);
  }
}
