import { Injectable } from '@nestjs/common';
import type { Call } from '#libs/auth';
import {
  deadLetters,
  type DeadLettersView,
  type DeadLetterView,
  type ListDeadLettersInput,
  OperationError,
  type ReplayDeadLetterInput,
} from '#libs/contracts';
import type { RecordedEvent } from '#libs/outbox';
import { nameless, readArrival } from '../intake/arrival.ts';
import { decodeCursor, encodeCursor, fingerprint } from '../ledger/cursor.rules.ts';
import { OWN_SOURCE, replayDraft, replayIdOf } from '../ledger/entry-draft.ts';
import { faultOf } from '../ledger/event-fault.ts';
import { Ledger } from '../ledger/ledger.ts';
import type { LedgerTransaction } from '../ledger/ledger-transaction.ts';
import { OwnActs } from '../ledger/own-acts.ts';
import { type DeadLetterRow, toView } from './dead-letter.view.ts';
import { DeadLettersRepository } from './dead-letters.repository.ts';

const DEFAULT_LIMIT = 20;

/** What became of trying a letter again. */
type Attempt = { readonly view: DeadLetterView } | { readonly refused: string };

@Injectable()
export class DeadLettersService {
  constructor(
    private readonly letters: DeadLettersRepository,
    private readonly ledger: Ledger,
    private readonly acts: OwnActs,
  ) {}

  async list(call: Call, input: ListDeadLettersInput): Promise<DeadLettersView> {
    const { waiting = false, limit = DEFAULT_LIMIT, cursor } = input;
    const question = fingerprint([waiting]);
    const before = cursor === undefined ? null : decodeCursor(question, cursor);
    await this.acts.recordRead(deadLetters.listDeadLetters, call, input, { type: 'ledger', id: 'dead_letters' });
    const rows = await this.letters.list(waiting, before, limit + 1);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      dead_letters: shown.map(toView),
      next_cursor: rows.length > limit && last ? encodeCursor(question, Number(last.number)) : null,
    };
  }

  /** Tries to take in what could not be taken in. Trying is an act of its own and recorded, also when it is in vain. */
  async replay(call: Call, input: ReplayDeadLetterInput): Promise<DeadLetterView> {
    const letter = await this.letters.find(input.dead_letter_id);
    if (!letter) throw new OperationError('NOT_FOUND', 'There is no such dead letter: list them to find its handle');
    const attempt = await this.attempt(call, input, letter);
    if ('view' in attempt) return attempt.view;
    throw new OperationError('CONFLICT', `Cannot replay this dead letter: ${attempt.refused}`);
  }

  private async attempt(call: Call, input: ReplayDeadLetterInput, letter: DeadLetterRow): Promise<Attempt> {
    const tried = (event?: string): Promise<Attempt> =>
      this.ledger.write(async (transaction) => {
        const replay = await this.letters.replayOf(transaction, letter.id);
        if (replay) return { view: toView({ ...letter, ...replay }) };
        return this.carryOut(transaction, call, input, letter, event ?? (await this.eventIn(letter, transaction)));
      });
    try {
      return await tried();
    } catch (error) {
      const fault = faultOf(error);
      if (fault === null) throw error;
      const { subject, payload } = letter;
      return tried(nameless(fault, payload && readArrival({ subject, payload }).person));
    }
  }

  private async carryOut(
    transaction: LedgerTransaction,
    call: Call,
    input: ReplayDeadLetterInput,
    letter: DeadLetterRow,
    event: RecordedEvent | string,
  ): Promise<Attempt> {
    const decision = typeof event === 'string' ? 'refused' : 'done';
    const act = { type: 'ledger.dead_letter_replayed', entityType: 'dead_letter', entityId: letter.id, decision };
    await this.acts.record(transaction, deadLetters.replayDeadLetter, call, input, act);
    if (typeof event === 'string') return { refused: event };
    await transaction.meet([event.user_id]);
    const draft = replayDraft(event, transaction.actorOf(event.user_id), transaction.headOf(OWN_SOURCE) + 1);
    const index = await transaction.add(draft);
    await this.letters.markReplayed(transaction, letter.id, index);
    return { view: toView({ ...letter, replayed_at: transaction.recordedAt, replayed_as: String(index) }) };
  }

  /** The event in a letter, or why there is none that could be taken in. */
  private async eventIn(letter: DeadLetterRow, transaction: LedgerTransaction): Promise<RecordedEvent | string> {
    const payload = await this.letters.payloadOf(transaction, letter.id);
    if (!payload) return 'its content was erased, as the person it was about wished';
    if (payload.length < letter.payload_bytes) return 'it was too large to be kept whole';
    const reading = readArrival({ subject: letter.subject, payload });
    if (!reading.event) return reading.reason;
    const { event } = reading;
    const places = await transaction.placesOf([event.event_id, replayIdOf(event)]);
    const [place] = places.values();
    return place ? `the event is in the ledger already, as ${place.source} ${place.seq}` : event;
  }
}
