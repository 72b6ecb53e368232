import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import { EXPORT_FORMATS, OperationError, productExports } from '#libs/contracts';
import { Operations } from '../operations.ts';
import type { GatewayReply, GatewayRequest } from '../request.ts';
import { AdminOperation } from './admin-operation.ts';
import { linePages } from './line-pages.ts';

const JSONL = { name: 'products.jsonl', type: 'application/jsonl', end: '\n' } as const;
const FILES = new Map<string | undefined, typeof JSONL | { name: string; type: string; end: '\r\n' }>([
  ['csv', { name: 'products.csv', type: 'text/csv; charset=utf-8', end: '\r\n' }],
  ['problems', { name: 'problems.csv', type: 'text/csv; charset=utf-8', end: '\r\n' }],
]);

/** What shoppers may find, as feeds for others. */
@ApiTags('feeds')
@Controller('admin/v1/exports')
export class ExportsController {
  constructor(private readonly operations: Operations) {}

  @Get('openai')
  @ApiQuery({ name: 'country', type: String })
  @ApiQuery({ name: 'merchant', required: false, type: String })
  @ApiQuery({ name: 'format', required: false, enum: EXPORT_FORMATS })
  @ApiQuery({ name: 'gzip', required: false, type: Boolean })
  @ApiProduces('application/jsonl', 'text/csv', 'application/gzip')
  @AdminOperation(productExports.exportProducts, {
    summary: "The catalog as OpenAI's product feed, or what of it the feed's rules leave out",
  })
  async openai(
    @Query() query: Readonly<Record<string, string | undefined>>,
    @Req() request: GatewayRequest,
    @Res() reply: GatewayReply,
  ): Promise<void> {
    const { gzip = 'false', ...input } = query;
    if (gzip !== 'true' && gzip !== 'false')
      throw new OperationError('INVALID_INPUT', '"gzip" must be true or false', { details: { field: 'gzip' } });
    const first = await this.operations.call(productExports.exportProducts, input, request);
    const { name, type, end } = FILES.get(input['format']) ?? JSONL;
    const next = (cursor: string) => this.operations.call(productExports.exportProducts, { ...input, cursor }, request);
    const file = Readable.from(linePages(first, next, end));
    const isZipped = gzip === 'true';
    void reply
      .header('content-type', isZipped ? 'application/gzip' : type)
      .header('content-disposition', `attachment; filename="${name}${isZipped ? '.gz' : ''}"`)
      // Either end takes the other with it: who asked goes away, or a page fails. What failed was logged where it did.
      .send(isZipped ? pipeline(file, createGzip(), () => undefined) : file);
  }
}
