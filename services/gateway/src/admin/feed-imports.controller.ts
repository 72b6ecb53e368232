import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Body, Controller, Get, Headers, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import { type AssetStore, AssetTooLarge } from '#libs/assets';
import {
  checked,
  FEED_FORMATS,
  FEED_MODES,
  feedImports,
  type FeedImportsView,
  type FeedImportView,
  type GoneConfirmedView,
  OperationError,
  type QuarantineView,
  SLUG,
} from '#libs/contracts';
import { isUndelivered } from '#libs/rpc';
import { Settings } from '../gateway.settings.ts';
import { Operations } from '../operations.ts';
import { ASSETS } from '../platform.ts';
import type { GatewayRequest } from '../request.ts';
import { AdminOperation } from './admin-operation.ts';
import { pageQuery } from './page-query.ts';

@ApiTags('feeds')
@Controller('admin/v1')
export class FeedImportsController {
  constructor(
    private readonly operations: Operations,
    private readonly settings: Settings,
    @Inject(ASSETS) private readonly assets: AssetStore,
  ) {}

  @Post('merchants/:slug/feeds')
  @ApiConsumes('application/octet-stream', 'text/csv')
  @ApiParam({ name: 'slug', type: String })
  @ApiHeader({ name: 'x-feed-mode', required: false, schema: { type: 'string', enum: [...FEED_MODES] } })
  @ApiHeader({
    name: 'x-feed-format',
    required: false,
    schema: { type: 'string', enum: [...FEED_FORMATS], default: 'auto' },
  })
  @ApiBody({ description: 'The feed file as it is', schema: { type: 'string', format: 'binary' } })
  @AdminOperation(feedImports.startFeedImport, {
    summary: 'Upload a feed and start its import',
    ownBody: true,
    status: 202,
  })
  async start(
    @Param('slug') slug: string,
    @Headers('x-feed-format') format: string | undefined,
    @Headers('x-feed-mode') mode: string | undefined,
    @Body() body: Readable | undefined,
    @Req() request: GatewayRequest,
  ): Promise<FeedImportView> {
    if (!SLUG.test(slug))
      throw new OperationError('NOT_FOUND', `Cannot import: there is no merchant "${slug.slice(0, 64)}"`);
    this.operations.assertWritable(feedImports.startFeedImport);
    const file = await this.store(`feeds/${slug}/${randomUUID()}`, body);
    const input = {
      slug,
      format: format ?? 'auto',
      asset_key: file.key,
      bytes: file.bytes,
      sha256: file.sha256,
      ...(mode === undefined ? {} : { mode }),
    };
    try {
      checked(feedImports.startFeedImport.input, input, 'strict');
      return await this.operations.call(feedImports.startFeedImport, input, request);
    } catch (error) {
      // A start that may have reached the service keeps its file; one that certainly did not must not leave it behind.
      const isRefused = error instanceof OperationError && error.code !== 'UNAVAILABLE';
      if (isRefused || isUndelivered(error)) await this.assets.delete(file.key);
      throw error;
    }
  }

  @Get('feed-imports')
  @ApiQuery({ name: 'merchant', required: false, type: String })
  @ApiQuery({ name: 'limit', required: false, type: Number })
  @ApiQuery({ name: 'cursor', required: false, type: String })
  @AdminOperation(feedImports.listFeedImports, { summary: 'Imports, newest first' })
  list(
    @Query('merchant') merchant: string | undefined,
    @Query('limit') limit: string | undefined,
    @Query('cursor') cursor: string | undefined,
    @Req() request: GatewayRequest,
  ): Promise<FeedImportsView> {
    const filter = merchant === undefined ? {} : { slug: merchant };
    return this.operations.call(feedImports.listFeedImports, { ...filter, ...pageQuery(limit, cursor) }, request);
  }

  @Get('feed-imports/:import_id')
  @ApiParam({ name: 'import_id', type: String })
  @AdminOperation(feedImports.getFeedImport, { summary: 'Where an import stands, and its report' })
  get(@Param('import_id') importId: string, @Req() request: GatewayRequest): Promise<FeedImportView> {
    return this.operations.call(feedImports.getFeedImport, { import_id: importId }, request);
  }

  @Post('feed-imports/:import_id/gone')
  @ApiParam({ name: 'import_id', type: String })
  @AdminOperation(feedImports.confirmGone, {
    summary: 'Take off sale what a full file lacks, although it is more than half of the shop',
    ownBody: true,
    status: 202,
  })
  confirmGone(@Param('import_id') importId: string, @Req() request: GatewayRequest): Promise<GoneConfirmedView> {
    return this.operations.call(feedImports.confirmGone, { import_id: importId }, request);
  }

  @Get('feed-imports/:import_id/quarantine')
  @ApiParam({ name: 'import_id', type: String })
  @ApiQuery({ name: 'limit', required: false, type: Number })
  @ApiQuery({ name: 'cursor', required: false, type: String })
  @AdminOperation(feedImports.listQuarantine, { summary: 'Rows an import refused, with reasons' })
  quarantine(
    @Param('import_id') importId: string,
    @Query('limit') limit: string | undefined,
    @Query('cursor') cursor: string | undefined,
    @Req() request: GatewayRequest,
  ): Promise<QuarantineView> {
    return this.operations.call(
      feedImports.listQuarantine,
      { import_id: importId, ...pageQuery(limit, cursor) },
      request,
    );
  }

  private async store(key: string, body: Readable | undefined) {
    const max = this.settings.maxFeedBytes;
    if (typeof body?.pipe !== 'function') {
      throw new OperationError(
        'INVALID_INPUT',
        'Cannot import: send the file as the body, with content-type application/octet-stream',
      );
    }
    try {
      const file = await this.assets.put(key, body.iterator({ destroyOnReturn: false }), max);
      if (file.bytes > 0) return file;
      await this.assets.delete(key);
      throw new OperationError('INVALID_INPUT', 'Cannot import: the file is empty');
    } catch (error) {
      // What the client still sends is read and forgotten, or it would never read our answer and the connection would hang.
      body.resume();
      if (error instanceof AssetTooLarge) {
        throw new OperationError('INVALID_INPUT', `Cannot import: the file is larger than ${max} bytes; split it`);
      }
      throw error;
    }
  }
}
