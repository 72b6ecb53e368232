import { Readable } from 'node:stream';
import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiParam, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import {
  type ConsistencyProofView,
  deadLetters,
  type DeadLettersView,
  type DeadLetterView,
  type InclusionProofView,
  ledger,
  LEDGER_FORMATS,
  type LedgerCheckpointView,
  type LedgerEntriesView,
  type LedgerLinesView,
} from '#libs/contracts';
import { Operations } from '../operations.ts';
import type { GatewayReply, GatewayRequest } from '../request.ts';
import { AdminOperation } from './admin-operation.ts';
import { pageQuery } from './page-query.ts';

const FILES = {
  jsonl: { name: 'ledger.jsonl', type: 'application/jsonl' },
  cef: { name: 'ledger.cef', type: 'text/plain; charset=utf-8' },
} as const;

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

type Query = Readonly<Record<string, string | undefined>>;

const optionalText = (name: string) => ApiQuery({ name, required: false, type: String });
const optionalNumber = (name: string) => ApiQuery({ name, required: false, type: Number });

/** The ledger for auditors: searched, proven and exported. What it says is checked without us, by the verifier or any tlog client. */
@ApiTags('ledger')
@Controller('admin/v1/ledger')
export class LedgerController {
  constructor(private readonly operations: Operations) {}

  @Get('entries')
  @optionalText('user_id')
  @optionalText('entity_type')
  @optionalText('entity_id')
  @optionalText('operation')
  @optionalText('type')
  @optionalText('source')
  @optionalText('from')
  @optionalText('to')
  @optionalNumber('limit')
  @optionalText('cursor')
  @AdminOperation(ledger.searchLedger, { summary: 'Entries, newest first' })
  search(@Query() query: Query, @Req() request: GatewayRequest): Promise<LedgerEntriesView> {
    // Whatever else the query says is passed on to be refused by name: a misspelt filter must not widen the search.
    const { limit, cursor, ...filters } = query;
    return this.operations.call(ledger.searchLedger, { ...filters, ...pageQuery(limit, cursor) }, request);
  }

  @Get('checkpoint')
  @AdminOperation(ledger.getLedgerCheckpoint, { summary: 'The newest signed checkpoint' })
  checkpoint(@Req() request: GatewayRequest): Promise<LedgerCheckpointView> {
    return this.operations.call(ledger.getLedgerCheckpoint, {}, request);
  }

  @Get('proofs/inclusion')
  @ApiQuery({ name: 'index', type: Number })
  @optionalNumber('size')
  @AdminOperation(ledger.getInclusionProof, { summary: 'Proof that an entry is in the ledger (RFC 9162)' })
  inclusion(@Query() query: Query, @Req() request: GatewayRequest): Promise<InclusionProofView> {
    return this.operations.call(ledger.getInclusionProof, numbers(query), request);
  }

  @Get('proofs/consistency')
  @ApiQuery({ name: 'from', type: Number })
  @ApiQuery({ name: 'to', type: Number })
  @AdminOperation(ledger.getConsistencyProof, { summary: 'Proof that the ledger only grew (RFC 9162)' })
  consistency(@Query() query: Query, @Req() request: GatewayRequest): Promise<ConsistencyProofView> {
    return this.operations.call(ledger.getConsistencyProof, numbers(query), request);
  }

  @Get('export')
  @optionalNumber('from')
  @ApiQuery({ name: 'format', required: false, enum: LEDGER_FORMATS })
  @ApiProduces('application/jsonl', 'text/plain')
  @AdminOperation(ledger.readLedgerLines, { summary: 'The ledger as lines: jsonl for the verifier, cef for a SIEM' })
  async export(@Query() query: Query, @Req() request: GatewayRequest, @Res() reply: GatewayReply): Promise<void> {
    const { from = '0', ...rest } = query;
    const input = { ...rest, ...numbers({ from_index: from }) };
    const first = await this.operations.call(ledger.readLedgerLines, input, request);
    const { name, type } = query['format'] === 'cef' ? FILES.cef : FILES.jsonl;
    void reply
      .header('content-type', type)
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(Readable.from(this.pages(first, input, request)));
  }

  @Get('dead-letters')
  @ApiQuery({ name: 'waiting', required: false, type: Boolean })
  @optionalNumber('limit')
  @optionalText('cursor')
  @AdminOperation(deadLetters.listDeadLetters, { summary: 'What could not be taken in, newest first' })
  listDeadLetters(@Query() query: Query, @Req() request: GatewayRequest): Promise<DeadLettersView> {
    const { limit, cursor, waiting, ...rest } = query;
    const filter = waiting === undefined ? {} : { waiting: FLAGS.get(waiting) ?? waiting };
    const input = { ...rest, ...filter, ...pageQuery(limit, cursor) };
    return this.operations.call(deadLetters.listDeadLetters, input, request);
  }

  @Post('dead-letters/:dead_letter_id/replay')
  @ApiParam({ name: 'dead_letter_id', type: String })
  @AdminOperation(deadLetters.replayDeadLetter, {
    summary: 'Try again to take in what could not be',
    outsideBody: ['dead_letter_id'],
  })
  replay(@Param('dead_letter_id') id: string, @Req() request: GatewayRequest): Promise<DeadLetterView> {
    return this.operations.call(deadLetters.replayDeadLetter, { dead_letter_id: id }, request);
  }

  /** The lines of an export, page after page. When a page fails the answer breaks off, and lacks the line an export ends with. */
  private async *pages(first: LedgerLinesView, input: object, request: GatewayRequest): AsyncGenerator<string> {
    for (let page = first; ;) {
      if (page.lines.length > 0) yield `${page.lines.join('\n')}\n`;
      if (page.next_index === null) return;
      const next = { ...input, from_index: page.next_index, size: page.size };
      page = await this.operations.call(ledger.readLedgerLines, next, request);
    }
  }
}

/** The numbers of a query string; anything else is left for the schema to refuse by name. */
const numbers = (query: Query): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(query).map(([name, value]) => [
      name,
      value !== undefined && /^\d{1,16}$/.test(value) ? Number(value) : value,
    ]),
  );
