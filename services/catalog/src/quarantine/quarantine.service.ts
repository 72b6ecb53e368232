import { Injectable } from '@nestjs/common';
import type {
  ExportQuarantineInput,
  GetQuarantineReportInput,
  QuarantineLinesView,
  QuarantineReportView,
} from '#libs/contracts';
import { FeedImportsService } from '../feed-imports/feed-imports.service.ts';
import { csvLine } from './csv-line.rules.ts';
import { adviceFor } from './fix.rules.ts';
import { QuarantineRepository } from './quarantine.repository.ts';

/** Rows of a page: far below what a message may carry, however long their texts are. */
const LINES = 300;

const COLUMNS = ['row', 'part', 'product', 'reason', 'detail', 'fields', 'fix', 'rows_affected', 'variants_affected'];

/** What an import refused, for those who mend the file. */
@Injectable()
export class QuarantineService {
  constructor(
    private readonly imports: FeedImportsService,
    private readonly rows: QuarantineRepository,
  ) {}

  async report({ import_id: importId }: GetQuarantineReportInput): Promise<QuarantineReportView> {
    const { merchant, format, reasons: counted } = await this.imports.get({ import_id: importId });
    const found = await this.rows.report(importId);
    const isRemoved = found.length === 0 && counted.length > 0;
    const reasons = isRemoved
      ? counted.map(({ reason, count }) => ({ reason, rows: count, products: 0, variants: 0, examples: [] }))
      : found;
    return {
      import_id: importId,
      merchant,
      reasons: reasons.map((one) => ({ ...one, ...adviceFor(one.reason, format) })),
      rows_removed: isRemoved,
    };
  }

  async lines({ import_id: importId, cursor }: ExportQuarantineInput): Promise<QuarantineLinesView> {
    const { format } = await this.imports.get({ import_id: importId });
    const page = await this.imports.quarantine({ import_id: importId, limit: LINES, ...(cursor ? { cursor } : {}) });
    const lines = page.rows.map((row) => {
      const { fix, fields } = adviceFor(row.reason, format);
      const what = [row.row, row.part, row.key, row.reason, row.detail, fields.join(' '), fix];
      return csvLine([...what, row.rows_affected, row.variants_affected]);
    });
    return { lines: cursor ? lines : [csvLine(COLUMNS), ...lines], next_cursor: page.next_cursor };
  }
}
