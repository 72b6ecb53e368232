import { Body, Controller, Delete, Get, Header, Param, Post, Query, Req } from '@nestjs/common';
import { ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import { apiKeys, type ApiKeysView, type ApiKeyView, type NewApiKeyView } from '#libs/contracts';
import { ApiKeysService } from '../access/api-keys.service.ts';
import { Operations } from '../operations.ts';
import type { GatewayRequest } from '../request.ts';
import { AdminOperation } from './admin-operation.ts';
import { pageQuery } from './page-query.ts';

@ApiTags('access')
@Controller('admin/v1/api-keys')
export class ApiKeysController {
  constructor(
    private readonly operations: Operations,
    private readonly apiKeys: ApiKeysService,
  ) {}

  @Post()
  @Header('cache-control', 'no-store')
  @AdminOperation(apiKeys.addApiKey, {
    summary: 'Make an API key for a script; its secret is shown this once',
    status: 201,
  })
  add(@Body() body: object, @Req() request: GatewayRequest): Promise<NewApiKeyView> {
    return this.operations.here(apiKeys.addApiKey, body, request, (call, input) => this.apiKeys.add(call, input));
  }

  @Get()
  @ApiQuery({ name: 'limit', required: false, type: Number })
  @ApiQuery({ name: 'cursor', required: false, type: String })
  @AdminOperation(apiKeys.listApiKeys, { summary: 'API keys, newest first, ended ones too' })
  list(
    @Query('limit') limit: string | undefined,
    @Query('cursor') cursor: string | undefined,
    @Req() request: GatewayRequest,
  ): Promise<ApiKeysView> {
    return this.operations.here(apiKeys.listApiKeys, pageQuery(limit, cursor), request, (_, input) =>
      this.apiKeys.search(input),
    );
  }

  @Delete(':key_id')
  @ApiParam({ name: 'key_id', type: String })
  @AdminOperation(apiKeys.revokeApiKey, { summary: 'Refuse an API key everywhere within 5 seconds', ownBody: true })
  revoke(@Param('key_id') id: string, @Req() request: GatewayRequest): Promise<ApiKeyView> {
    return this.operations.here(apiKeys.revokeApiKey, { key_id: id }, request, (call, input) =>
      this.apiKeys.revoke(call, input),
    );
  }
}
