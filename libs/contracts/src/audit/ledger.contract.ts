import { Field } from '../field.ts';
import { defineContract } from '../operation.ts';

const MAX = Number.MAX_SAFE_INTEGER;
const HASH_HEX = /^[0-9a-f]{64}$/;
const HASH_BASE64 = { min: 44, max: 44 };
/** The search may read far; an export page carries up to 900 kB. */
const DEADLINE_MS = 10_000;
/** The longest line of an export that one of our own can have. */
const MAX_LINE_CHARS = 20_000;

export const LEDGER_FORMATS = ['jsonl', 'cef'] as const;

export class SearchLedgerInput {
  @Field.text({ max: 255, optional: true, describe: 'Only what this person did: the subject of their tokens' })
  user_id?: string;

  @Field.text({ max: 64, optional: true, describe: 'Only what happened to things of this kind' })
  entity_type?: string;

  @Field.text({
    max: 300,
    optional: true,
    describe:
      'Only what happened to this thing. Needs user_id and entity_type: ids are hashed with the key of who acted',
  })
  entity_id?: string;

  @Field.text({ max: 128, optional: true, describe: 'Only this operation, e.g. profile.set_sizes' })
  operation?: string;

  @Field.text({ max: 128, optional: true, describe: 'Only events of this type, e.g. profile.sizes_set' })
  type?: string;

  @Field.text({ max: 64, optional: true, describe: 'Only what this service recorded' })
  source?: string;

  @Field.time({ optional: true, describe: 'Only what happened at this time or later' })
  from?: string;

  @Field.time({ optional: true, describe: 'Only what happened before this time' })
  to?: string;

  @Field.integer({ min: 1, max: 100, optional: true, describe: 'Entries per page, 50 unless given' })
  limit?: number;

  @Field.text({ max: 200, optional: true, describe: 'next_cursor of the previous page' })
  cursor?: string;
}

export class LedgerEntryView {
  @Field.integer({ min: 0, max: MAX, describe: 'Place in the ledger' })
  index!: number;

  @Field.text({ max: 64, describe: 'Service that recorded it' })
  source!: string;

  @Field.integer({ min: 1, max: MAX, describe: 'Number among the events of its source' })
  seq!: number;

  @Field.text({ max: 128, describe: 'Id of the event' })
  event_id!: string;

  @Field.time({ describe: 'When it happened' })
  at!: string;

  @Field.time({ describe: 'When the ledger took it in' })
  recorded_at!: string;

  @Field.text({ max: 128, describe: 'What happened' })
  type!: string;

  @Field.text({ max: 128, describe: 'Operation that did it' })
  operation!: string;

  @Field.text({ max: 64, describe: 'How it ended' })
  decision!: string;

  @Field.integer({ min: 1, max: MAX, describe: 'How often: more than once where refusals of a minute are summed up' })
  count!: number;

  @Field.text({ max: 64, nullable: true, describe: 'Kind of thing it happened to' })
  entity_type!: string | null;

  @Field.text({ max: 64, nullable: true, pattern: HASH_HEX, describe: 'Keyed hash of its id' })
  entity!: string | null;

  @Field.text({ max: 64, nullable: true, pattern: HASH_HEX, describe: 'Keyed hash of who acted' })
  actor!: string | null;

  @Field.text({ max: 1_024, nullable: true, describe: 'Client it was done with' })
  client!: string | null;

  @Field.text({ max: 128, nullable: true, describe: 'Request it belongs to' })
  request_id!: string | null;

  @Field.text({ max: 32, nullable: true, describe: 'Trace it belongs to' })
  trace_id!: string | null;
}

export class LedgerEntriesView {
  @Field.list(() => LedgerEntryView, { max: 100, describe: 'Entries, newest first' })
  entries!: LedgerEntryView[];

  @Field.text({ max: 200, nullable: true, describe: 'Cursor of the next page; null on the last' })
  next_cursor!: string | null;
}

export class GetLedgerCheckpointInput {}

export class LedgerCheckpointView {
  @Field.text({ max: 4_096, describe: 'The signed note (C2SP tlog-checkpoint)' })
  checkpoint!: string;

  @Field.integer({ min: 0, max: MAX, describe: 'Entries it covers' })
  size!: number;

  @Field.time({ describe: 'When it was signed' })
  signed_at!: string;

  @Field.text({ max: 1_024, describe: 'Public key in the form of Go’s sumdb/note: name+id+base64' })
  verifier_key!: string;
}

export class GetInclusionProofInput {
  @Field.integer({ min: 0, max: MAX, describe: 'Place of the entry' })
  index!: number;

  @Field.integer({
    min: 1,
    max: MAX,
    optional: true,
    describe: 'Size of the ledger to prove it for; that of the newest checkpoint unless given',
  })
  size?: number;
}

export class InclusionProofView {
  @Field.integer({ min: 0, max: MAX, describe: 'Place of the entry' })
  index!: number;

  @Field.integer({ min: 1, max: MAX, describe: 'Size of the ledger' })
  size!: number;

  @Field.text({ ...HASH_BASE64, describe: 'Leaf hash of the entry, base64' })
  leaf_hash!: string;

  @Field.texts({ max: 64, text: HASH_BASE64, describe: 'Audit path of RFC 9162 section 2.1.3, base64' })
  hashes!: string[];
}

export class GetConsistencyProofInput {
  @Field.integer({ min: 0, max: MAX, describe: 'The smaller size' })
  from!: number;

  @Field.integer({ min: 0, max: MAX, describe: 'The larger size' })
  to!: number;
}

export class ConsistencyProofView {
  @Field.integer({ min: 0, max: MAX, describe: 'The smaller size' })
  from!: number;

  @Field.integer({ min: 0, max: MAX, describe: 'The larger size' })
  to!: number;

  @Field.texts({ max: 64, text: HASH_BASE64, describe: 'Consistency proof of RFC 9162 section 2.1.4, base64' })
  hashes!: string[];
}

export class ReadLedgerLinesInput {
  @Field.integer({ min: 0, max: MAX, describe: 'Place of the first entry of the page' })
  from_index!: number;

  @Field.integer({ min: 1, max: 500, optional: true, describe: 'Most entries of the page, 500 unless given' })
  limit?: number;

  @Field.integer({
    min: 0,
    max: MAX,
    optional: true,
    describe:
      'Where the export ends: "size" of its first page, to be given with every further one. Without it the page is a first one',
  })
  size?: number;

  @Field.choice(LEDGER_FORMATS, { optional: true, describe: 'jsonl, to be verified, unless given; cef for a SIEM' })
  format?: (typeof LEDGER_FORMATS)[number];
}

export class LedgerLinesView {
  @Field.texts({
    max: 2_002,
    text: { max: MAX_LINE_CHARS },
    describe: 'Lines of the export without their newlines, checkpoints in place',
  })
  lines!: string[];

  @Field.integer({ min: 0, max: MAX, describe: 'Where the export ends' })
  size!: number;

  @Field.integer({ min: 0, max: MAX, nullable: true, describe: 'from_index of the next page; null on the last' })
  next_index!: number | null;
}

export const ledger = defineContract('audit', {
  searchLedger: {
    input: SearchLedgerInput,
    output: LedgerEntriesView,
    scopes: ['admin:audit:read'],
    effect: 'read',
    errors: ['INVALID_INPUT'],
    deadlineMs: DEADLINE_MS,
  },
  getLedgerCheckpoint: {
    input: GetLedgerCheckpointInput,
    output: LedgerCheckpointView,
    scopes: ['admin:audit:read'],
    effect: 'read',
    errors: ['NOT_FOUND'],
  },
  getInclusionProof: {
    input: GetInclusionProofInput,
    output: InclusionProofView,
    scopes: ['admin:audit:read'],
    effect: 'read',
    errors: ['INVALID_INPUT', 'NOT_FOUND'],
  },
  getConsistencyProof: {
    input: GetConsistencyProofInput,
    output: ConsistencyProofView,
    scopes: ['admin:audit:read'],
    effect: 'read',
    errors: ['INVALID_INPUT'],
  },
  readLedgerLines: {
    input: ReadLedgerLinesInput,
    output: LedgerLinesView,
    scopes: ['admin:audit:read'],
    effect: 'read',
    errors: ['INVALID_INPUT', 'NOT_FOUND'],
    deadlineMs: DEADLINE_MS,
  },
});
