import { Readable } from 'node:stream';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import { quarantine, type QuarantineReportView } from '#libs/contracts';
import { Operations } from '../operations.ts';
import type { GatewayReply, GatewayRequest } from '../request.ts';
import { AdminOperation } from './admin-operation.ts';
import { linePages } from './line-pages.ts';

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
    const next = (cursor: string) =>
      this.operations.call(quarantine.exportQuarantine, { import_id: importId, cursor }, request);
    void reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="quarantine.csv"')
      .send(Readable.from(linePages(first, next, '\r\n')));
  }
}
