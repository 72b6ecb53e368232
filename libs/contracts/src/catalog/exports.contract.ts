import { Field } from '../field.ts';
import { COUNTRY, MAX_MINOR } from '../money.ts';
import { defineContract } from '../operation.ts';
import { SLUG } from './slug.ts';

/** `jsonl` and `csv` are the feed itself; `problems` is a table of the rows that are not in it, and why. */
export const EXPORT_FORMATS = ['jsonl', 'csv', 'problems'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Most lines of a page: one more than rows, for the header. */
export const MAX_EXPORT_LINES = 501;

export class ExportProductsInput {
  @Field.text({ min: 2, max: 2, pattern: COUNTRY, describe: 'Country the feed is for (ISO 3166-1 alpha-2), e.g. DE' })
  country!: string;

  @Field.text({ max: 64, pattern: SLUG, optional: true, describe: 'Only products of this merchant' })
  merchant?: string;

  @Field.choice(EXPORT_FORMATS, {
    optional: true,
    describe: 'jsonl (when absent) or csv: the feed; problems: the rows that are not in it, and why, as CSV',
  })
  format?: ExportFormat;

  @Field.text({ max: 200, optional: true, describe: 'next_cursor of the previous page, with the same other arguments' })
  cursor?: string;
}

/** Rows left out of the feed by one rule of its format. A row that breaks several counts for each. */
export class LeftOutRows {
  @Field.text({ max: 64, describe: 'Field of the feed' })
  field!: string;

  @Field.text({ max: 64, describe: 'What is wrong with it: missing, too_long, not_allowed, malformed or too_high' })
  problem!: string;

  @Field.integer({ min: 0, max: MAX_MINOR, describe: 'Rows of this page it concerns' })
  rows!: number;
}

export class ExportLinesView {
  @Field.texts({
    max: MAX_EXPORT_LINES,
    text: { max: 100_000 },
    describe: 'Lines of the file; in a table, the first of the first page is the header',
  })
  lines!: string[];

  @Field.list(() => LeftOutRows, { max: 200, describe: 'What this page leaves out, by field and problem' })
  left_out!: LeftOutRows[];

  @Field.text({ max: 200, nullable: true, describe: 'Cursor of the next page; null on the last' })
  next_cursor!: string | null;
}

export const productExports = defineContract('catalog', {
  exportProducts: {
    input: ExportProductsInput,
    output: ExportLinesView,
    scopes: ['admin:catalog:read'],
    effect: 'read',
    errors: ['INVALID_INPUT', 'NOT_FOUND'],
    deadlineMs: 10_000,
  },
});
