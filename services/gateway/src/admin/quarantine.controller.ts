import { Readable } from 'node:stream';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import { quarantine, type QuarantineLinesView, type QuarantineReportView } from '#libs/contracts';
import { Operations } from '../operations.ts';
import type { GatewayReply, GatewayRequest } from '../request.ts';
import { AdminOperation } from './admin-operation.ts';

/** What imports refused, for those who mend the files. */
@ApiTags('feeds')
@Controller('admin/v1/feed-imports/:import_id')
export class QuarantineController {
  constructor(private readonly operations: Operations) {}

  @Get('quarantine-report')
  @ApiParam({ name: 'import_id', type: String })
  @AdminOperation(quarantine.getQuarantineReport, { summary: 'Refused rows by reason, with examples and what to do' })
  report(@Param('import_id') importId: string, @Req() request: GatewayRequest): Promise<QuarantineReportView> {
    return this.operations.call(quarantine.getQuarantineReport, { import_id: importId }, request);
  }

  @Get('quarantine.csv')
  @ApiParam({ name: 'import_id', type: String })
  @ApiProduces('text/csv')
  @AdminOperation(quarantine.exportQuarantine, { summary: 'All refused rows as a table for a spreadsheet' })
  async export(
    @Param('import_id') importId: string,
    @Req() request: GatewayRequest,
    @Res() reply: GatewayReply,
  ): Promise<void> {
    const first = await this.operations.call(quarantine.exportQuarantine, { import_id: importId }, request);
    void reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="quarantine.csv"')
      .send(Readable.from(this.pages(first, importId, request)));
  }

  /** Page after page. When a page fails the answer breaks off. */
  private async *pages(first: QuarantineLinesView, importId: string, request: GatewayRequest): AsyncGenerator<string> {
    for (let page = first; ;) {
      yield `${page.lines.join('\r\n')}\r\n`;
      if (page.next_cursor === null) return;
      const next = { import_id: importId, cursor: page.next_cursor };
      page = await this.operations.call(quarantine.exportQuarantine, next, request);
    }
  }
}
