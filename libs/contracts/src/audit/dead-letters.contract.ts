import { Field } from '../field.ts';
import { defineContract } from '../operation.ts';

const MAX = Number.MAX_SAFE_INTEGER;

export class DeadLetterView {
  @Field.id({ describe: 'Handle of the dead letter' })
  dead_letter_id!: string;

  @Field.time({ describe: 'When it was given up' })
  received_at!: string;

  @Field.text({ max: 64, nullable: true, describe: 'Service it came from, where that can be read' })
  source!: string | null;

  @Field.integer({
    min: 1,
    max: MAX,
    nullable: true,
    describe: 'Its number among the events of that service, where that can be read',
  })
  seq!: number | null;

  @Field.text({ max: 500, describe: 'Why it is no event' })
  reason!: string;

  @Field.text({ min: 0, max: 4_096, describe: 'The beginning of what arrived, base64; empty once it was erased' })
  payload!: string;

  @Field.integer({ min: 0, max: MAX, describe: 'Bytes that arrived' })
  payload_bytes!: number;

  @Field.time({ nullable: true, describe: 'When it was replayed; null while it waits' })
  replayed_at!: string | null;

  @Field.integer({ min: 0, max: MAX, nullable: true, describe: 'Place of the replayed event in the ledger' })
  replayed_as!: number | null;
}

export class ListDeadLettersInput {
  @Field.flag({ optional: true, describe: 'true leaves out what was replayed' })
  waiting?: boolean;

  @Field.integer({ min: 1, max: 50, optional: true, describe: 'Dead letters per page, 20 unless given' })
  limit?: number;

  @Field.text({ max: 200, optional: true, describe: 'next_cursor of the previous page' })
  cursor?: string;
}

export class DeadLettersView {
  @Field.list(() => DeadLetterView, { max: 50, describe: 'Dead letters, newest first' })
  dead_letters!: DeadLetterView[];

  @Field.text({ max: 200, nullable: true, describe: 'Cursor of the next page; null on the last' })
  next_cursor!: string | null;
}

export class ReplayDeadLetterInput {
  @Field.id({ describe: 'Handle of the dead letter' })
  dead_letter_id!: string;
}

export const deadLetters = defineContract('audit', {
  listDeadLetters: {
    input: ListDeadLettersInput,
    output: DeadLettersView,
    scopes: ['admin:audit:read'],
    effect: 'read',
    errors: ['INVALID_INPUT'],
  },
  replayDeadLetter: {
    input: ReplayDeadLetterInput,
    output: DeadLetterView,
    scopes: ['admin:audit:write'],
    effect: 'write',
    repeat: 'once',
    errors: ['NOT_FOUND', 'CONFLICT'],
  },
});
