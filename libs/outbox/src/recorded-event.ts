import { Field } from '#libs/contracts';

/** What a service says of an act; the rest of the event is known to the unit of work. */
export interface EventDraft {
  /** What happened, past tense: `profile.budget_set`. */
  readonly type: string;
  readonly entityType: string;
  readonly entityId: string;
  /** How it ended, one word, `done` unless given. */
  readonly decision?: string;
  /** How often it happened, once unless given. */
  readonly count?: number;
}

const WORD = '[a-z][a-z0-9_]*';
const DOTTED = new RegExp(`^${WORD}(?:[.-]${WORD})+$`);
/** No control characters: the id must come back from every database as the same text. */
const PERSON = /^[^\p{Cc}]+$/u;

/** An act as it travels from the service that did it to those who must know. Carries no personal content: a digest of arguments. */
export class RecordedEvent {
  @Field.integer({ min: 1, max: 1, describe: 'Version of this form' })
  v!: 1;

  @Field.text({ max: 36, describe: 'Identifies the event wherever it is seen' })
  event_id!: string;

  @Field.text({ max: 63, pattern: /^[a-z][a-z0-9-]*$/, describe: 'Service that acted' })
  source!: string;

  @Field.integer({
    min: 1,
    max: Number.MAX_SAFE_INTEGER,
    describe: 'Place among the events of its source, without gaps',
  })
  seq!: number;

  @Field.time({ describe: 'When it happened' })
  at!: string;

  @Field.text({ max: 100, pattern: DOTTED, describe: 'What happened, past tense' })
  type!: string;

  @Field.text({ max: 100, pattern: DOTTED, describe: 'Operation that did it' })
  operation!: string;

  @Field.text({ max: 32, pattern: /^[a-z][a-z_]*$/, describe: 'How it ended, one word' })
  decision!: string;

  @Field.integer({ min: 1, max: Number.MAX_SAFE_INTEGER, describe: 'How often it happened' })
  count!: number;

  @Field.text({ max: 64, pattern: /^[a-z][a-z0-9_]*$/, describe: 'Kind of thing it happened to' })
  entity_type!: string;

  @Field.text({ max: 300, describe: 'Which one' })
  entity_id!: string;

  @Field.text({ max: 255, pattern: PERSON, describe: 'Who acted' })
  user_id!: string;

  @Field.text({ max: 255, pattern: /^[\x20-\x7e]+$/, describe: 'With which client' })
  client_id!: string;

  @Field.text({ min: 64, max: 64, pattern: /^[0-9a-f]+$/, describe: 'SHA-256 of the canonical arguments, hex' })
  args_digest!: string;

  @Field.text({ max: 64, pattern: /^[A-Za-z0-9._:-]+$/, describe: 'Request it belongs to' })
  request_id!: string;

  @Field.text({ min: 32, max: 32, pattern: /^[0-9a-f]+$/, nullable: true, describe: 'Trace it belongs to' })
  trace_id!: string | null;

  @Field.text({ max: 64, pattern: /^[\x21-\x7e]+$/, describe: 'Version of the contracts the service was built with' })
  contract!: string;
}
