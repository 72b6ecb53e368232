import { Field } from '../field.ts';
import { MAX_MINOR } from '../money.ts';
import { defineContract } from '../operation.ts';
import { QuarantinedRowView } from './feed-imports.contract.ts';

/** One reason for refusal: how often, for example where, and what to do about it. */
export class ReasonReport {
  @Field.text({ max: 64, describe: 'Why rows were refused' })
  reason!: string;

  @Field.integer({ min: 0, max: MAX_MINOR, describe: 'Rows of the file this concerns' })
  rows!: number;

  @Field.integer({ min: 0, max: MAX_MINOR, describe: 'Products concerned' })
  products!: number;

  @Field.integer({ min: 0, max: MAX_MINOR, describe: 'Variants left out by it' })
  variants!: number;

  @Field.texts({ max: 10, text: { max: 64 }, describe: "The file's fields to look at, by their names in this format" })
  fields!: string[];

  @Field.text({ max: 300, describe: 'What to change in the file' })
  fix!: string;

  @Field.list(() => QuarantinedRowView, { max: 5, describe: 'The first of them, in the order of the file' })
  examples!: QuarantinedRowView[];
}

export class GetQuarantineReportInput {
  @Field.id({ describe: 'Handle of the import' })
  import_id!: string;
}

export class QuarantineReportView {
  @Field.id({ describe: 'Handle of the import' })
  import_id!: string;

  @Field.text({ max: 64, describe: 'Merchant the feed belongs to' })
  merchant!: string;

  @Field.list(() => ReasonReport, { max: 100, describe: 'Reasons, the one that concerns most rows first' })
  reasons!: ReasonReport[];

  @Field.flag({ describe: 'true: the rows themselves are no longer kept, only their counts are' })
  rows_removed!: boolean;
}

export class ExportQuarantineInput {
  @Field.id({ describe: 'Handle of the import' })
  import_id!: string;

  @Field.text({ max: 200, optional: true, describe: 'next_cursor of the previous page' })
  cursor?: string;
}

export class QuarantineLinesView {
  @Field.texts({
    max: 400,
    text: { max: 4_000 },
    describe: 'Lines of CSV (RFC 4180); the first of the first page is the header',
  })
  lines!: string[];

  @Field.text({ max: 200, nullable: true, describe: 'Cursor of the next page; null on the last' })
  next_cursor!: string | null;
}

export const quarantine = defineContract('catalog', {
  getQuarantineReport: {
    input: GetQuarantineReportInput,
    output: QuarantineReportView,
    scopes: ['admin:catalog:read'],
    effect: 'read',
    errors: ['NOT_FOUND'],
  },
  exportQuarantine: {
    input: ExportQuarantineInput,
    output: QuarantineLinesView,
    scopes: ['admin:catalog:read'],
    effect: 'read',
    errors: ['INVALID_INPUT', 'NOT_FOUND'],
  },
});
