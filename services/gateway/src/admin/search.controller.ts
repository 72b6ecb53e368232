import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import { filters, type SearchExplanationView, SORTS } from '#libs/contracts';
import { Operations } from '../operations.ts';
import type { GatewayRequest } from '../request.ts';
import { AdminOperation } from './admin-operation.ts';
import { pageQuery } from './page-query.ts';

@ApiTags('search')
@Controller('admin/v1/search')
export class SearchController {
  constructor(private readonly operations: Operations) {}

  @Get('explain')
  @ApiQuery({ name: 'query', type: String })
  @ApiQuery({ name: 'sort', required: false, enum: SORTS })
  @ApiQuery({ name: 'limit', required: false, type: Number })
  @AdminOperation(filters.explainSearch, { summary: 'How a search comes to its answer: words, SQL, scores and timing' })
  explain(
    @Query('query') query: string | undefined,
    @Query('sort') sort: string | undefined,
    @Query('limit') limit: string | undefined,
    @Req() request: GatewayRequest,
  ): Promise<SearchExplanationView> {
    const input = { query, ...(sort === undefined ? {} : { sort }), ...pageQuery(limit, undefined) };
    return this.operations.call(filters.explainSearch, input, request);
  }
}
