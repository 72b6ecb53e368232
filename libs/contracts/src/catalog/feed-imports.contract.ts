import { Field } from '../field.ts';
import { MAX_MINOR } from '../money.ts';
import { defineContract } from '../operation.ts';
import { SLUG } from './slug.ts';

/** `auto` is found out from the content. */
export const FEED_FORMATS = ['auto', 'shopify_csv', 'shopify_json', 'google_merchant', 'openai', 'acp'] as const;
export const IMPORT_STATUSES = ['queued', 'running', 'done', 'failed'] as const;
/** `full`: what the file does not have is no longer for sale. `increment`: only what the file has changes. */
export const FEED_MODES = ['full', 'increment'] as const;
export const QUARANTINED_PARTS = ['product', 'variant', 'picture', 'row'] as const;
const MAX_BYTES = 2 ** 40;

export class ImportCounts {
  @Field.integer({ min: 0, max: MAX_MINOR, describe: 'New in the catalog' })
  accepted!: number;

  @Field.integer({ min: 0, max: MAX_MINOR, describe: 'Known, and different now' })
  changed!: number;

  @Field.integer({ min: 0, max: MAX_MINOR, describe: 'Known, and the same' })
  unchanged!: number;

  @Field.integer({ min: 0, max: MAX_MINOR, describe: 'Refused, with a reason' })
  quarantined!: number;
}

export class ReasonCount {
  @Field.text({ max: 64, describe: 'Why rows were refused' })
  reason!: string;

  @Field.integer({ min: 0, max: MAX_MINOR, describe: 'Refused rows with this reason' })
  count!: number;
}

export class FeedImportView {
  @Field.id({ describe: 'Handle of the import' })
  import_id!: string;

  @Field.text({ max: 64, describe: 'Merchant the feed belongs to' })
  merchant!: string;

  @Field.choice(FEED_FORMATS, { describe: 'Format of the file' })
  format!: (typeof FEED_FORMATS)[number];

  @Field.choice(IMPORT_STATUSES, { describe: 'Where the import stands' })
  status!: (typeof IMPORT_STATUSES)[number];

  @Field.integer({ min: 0, max: MAX_BYTES, describe: 'Bytes of the file read so far' })
  bytes_read!: number;

  @Field.integer({ min: 0, max: MAX_BYTES, describe: 'Bytes of the file' })
  bytes_total!: number;

  @Field.integer({ min: 0, max: MAX_MINOR, describe: 'Rows read so far, header not counted' })
  rows_read!: number;

  @Field.object(() => ImportCounts, { describe: 'Products' })
  products!: ImportCounts;

  @Field.object(() => ImportCounts, { describe: 'Variants' })
  variants!: ImportCounts;

  @Field.list(() => ReasonCount, { max: 100, describe: 'Reasons for refusal, most frequent first' })
  reasons!: ReasonCount[];

  @Field.text({ max: 500, nullable: true, describe: 'Why the file as a whole could not be used' })
  failure!: string | null;

  @Field.time({ nullable: true, describe: 'Start of the work' })
  started_at!: string | null;

  @Field.time({ nullable: true, describe: 'End of the work' })
  finished_at!: string | null;

  // Optional, because answers that an older version stored for repeats lack them.
  @Field.choice(FEED_MODES, {
    optional: true,
    describe: 'full: what the file does not have is no longer for sale; increment: only what it has changes',
  })
  mode?: (typeof FEED_MODES)[number];

  @Field.integer({ min: 0, max: MAX_MINOR, optional: true, describe: 'Products that this import took off sale' })
  gone?: number;

  @Field.integer({
    min: 0,
    max: MAX_MINOR,
    nullable: true,
    optional: true,
    describe:
      'Products that would be off sale by this file, which may be empty, cut off or damaged: they stay until somebody confirms; null when nothing is held back',
  })
  gone_held?: number | null;
}

export class StartFeedImportInput {
  @Field.text({ max: 64, pattern: SLUG, describe: 'Merchant the feed belongs to' })
  slug!: string;

  @Field.choice(FEED_FORMATS, { describe: 'Format of the file' })
  format!: (typeof FEED_FORMATS)[number];

  @Field.text({
    max: 200,
    pattern: /^[a-z0-9][a-z0-9/._-]{0,199}$/,
    describe: 'Key of the uploaded file in the asset store',
  })
  asset_key!: string;

  @Field.integer({ min: 1, max: MAX_BYTES, describe: 'Bytes of the file' })
  bytes!: number;

  @Field.text({ min: 64, max: 64, pattern: /^[0-9a-f]{64}$/, describe: 'SHA-256 of the file, hex' })
  sha256!: string;

  @Field.choice(FEED_MODES, {
    optional: true,
    describe: 'full (unless given): what the file does not have is no longer for sale; increment: it stays as it is',
  })
  mode?: (typeof FEED_MODES)[number];
}

export class ConfirmGoneInput {
  @Field.id({ describe: 'Handle of the import that holds products back' })
  import_id!: string;
}

export class GoneConfirmedView {
  @Field.id({ describe: 'Handle of the import, which now goes on: get_feed_import says how far it is' })
  import_id!: string;

  @Field.flag({ describe: 'true: what it held back is going, or has gone' })
  confirmed!: boolean;
}

export class GetFeedImportInput {
  @Field.id({ describe: 'Handle of the import' })
  import_id!: string;
}

export class ListFeedImportsInput {
  @Field.text({ max: 64, pattern: SLUG, optional: true, describe: 'Only imports of this merchant' })
  slug?: string;

  @Field.integer({ min: 1, max: 100, optional: true, describe: 'Imports per page, 20 unless given' })
  limit?: number;

  @Field.text({ max: 200, optional: true, describe: 'next_cursor of the previous page' })
  cursor?: string;
}

export class FeedImportsView {
  @Field.list(() => FeedImportView, { max: 100, describe: 'Imports, newest first' })
  imports!: FeedImportView[];

  @Field.text({ max: 200, nullable: true, describe: 'Cursor of the next page; null on the last' })
  next_cursor!: string | null;
}

export class QuarantinedRowView {
  @Field.integer({ min: 0, max: MAX_MINOR, describe: 'Row in the file as a spreadsheet counts: the header is row 1' })
  row!: number;

  @Field.choice(QUARANTINED_PARTS, { describe: 'What was refused' })
  part!: (typeof QUARANTINED_PARTS)[number];

  @Field.text({ max: 300, nullable: true, describe: 'Product the row belongs to, where it says so' })
  key!: string | null;

  @Field.text({ max: 64, describe: 'Why the row was refused' })
  reason!: string;

  @Field.text({ min: 0, max: 500, describe: 'What exactly is wrong, and how to mend it' })
  detail!: string;

  @Field.integer({ min: 0, max: MAX_MINOR, describe: 'Rows of the file this concerns' })
  rows_affected!: number;

  @Field.integer({ min: 0, max: MAX_MINOR, describe: 'Variants left out by this' })
  variants_affected!: number;

  @Field.text({ max: 300, optional: true, describe: 'What to change in the file, with the names of its fields' })
  fix?: string;
}

export class ListQuarantineInput {
  @Field.id({ describe: 'Handle of the import' })
  import_id!: string;

  @Field.integer({ min: 1, max: 500, optional: true, describe: 'Rows per page, 100 unless given' })
  limit?: number;

  @Field.text({ max: 200, optional: true, describe: 'next_cursor of the previous page' })
  cursor?: string;
}

export class QuarantineView {
  @Field.list(() => QuarantinedRowView, { max: 500, describe: 'Refused rows in the order of the file' })
  rows!: QuarantinedRowView[];

  @Field.text({ max: 200, nullable: true, describe: 'Cursor of the next page; null on the last' })
  next_cursor!: string | null;
}

export const feedImports = defineContract('catalog', {
  startFeedImport: {
    input: StartFeedImportInput,
    output: FeedImportView,
    scopes: ['admin:catalog:write'],
    effect: 'write',
    repeat: { windowSeconds: 600 },
    job: true,
    errors: ['NOT_FOUND', 'CONFLICT'],
  },
  getFeedImport: {
    input: GetFeedImportInput,
    output: FeedImportView,
    scopes: ['admin:catalog:read'],
    effect: 'read',
    errors: ['NOT_FOUND'],
  },
  listFeedImports: {
    input: ListFeedImportsInput,
    output: FeedImportsView,
    scopes: ['admin:catalog:read'],
    effect: 'read',
    errors: [],
  },
  confirmGone: {
    input: ConfirmGoneInput,
    output: GoneConfirmedView,
    scopes: ['admin:catalog:write'],
    effect: 'write',
    repeat: 'natural',
    job: true,
    errors: ['NOT_FOUND', 'CONFLICT'],
  },
  listQuarantine: {
    input: ListQuarantineInput,
    output: QuarantineView,
    scopes: ['admin:catalog:read'],
    effect: 'read',
    errors: ['NOT_FOUND'],
  },
});
