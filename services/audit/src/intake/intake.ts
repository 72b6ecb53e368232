import type { KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { QueryRunner } from 'typeorm';
import type { RecordedEvent } from '#libs/outbox';
import { LOGGER } from '#libs/service-kit';
import type { Logger } from '#libs/telemetry';
import { DeadLetterBox } from '../dead-letters/dead-letter-box.ts';
import { draftOf } from '../ledger/entry-draft.ts';
import { Ledger } from '../ledger/ledger.ts';
import { neverEnters } from '../ledger/never-enters.ts';
import type { LedgerTransaction } from '../ledger/ledger-transaction.ts';
import { type Arrival, type Reading, readArrival } from './arrival.ts';
import { arranged, type Candidate, MAX_TRIES, type Verdict, waitBefore } from './order.rules.ts';

/** What becomes of an arrival: it is settled, or is to be delivered again, or waits for what must come before it. */
export type Outcome =
  | { readonly kind: 'settled' }
  | { readonly kind: 'again'; readonly afterMs: number }
  | { readonly kind: 'waits'; readonly source: string; readonly seq: number };

export interface Taken {
  /** In the order of the arrivals. */
  readonly outcomes: readonly Outcome[];
  /** Number of the last entry of each source. */
  readonly heads: ReadonlyMap<string, number>;
}

interface Item extends Candidate {
  readonly arrival: Arrival;
  readonly reading: Reading;
}

const SETTLED: Outcome = { kind: 'settled' };

/** Takes what came on the stream into the ledger. */
@Injectable()
export class Intake {
  constructor(
    private readonly ledger: Ledger,
    private readonly deadLetters: DeadLetterBox,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Takes a batch in one transaction. Where one of them can never enter, each is tried by itself.
   * @throws whatever the database throws otherwise; nothing was taken then.
   */
  async take(arrivals: readonly Arrival[], session: QueryRunner): Promise<Taken> {
    const items = arrivals.map((arrival) => itemOf(arrival, readArrival(arrival)));
    try {
      return await this.together(items, session);
    } catch (error) {
      if (neverEnters(error) === null) throw error;
    }
    const taken: Taken[] = [];
    for (const item of items) taken.push(await this.alone(item, session));
    return { outcomes: taken.flatMap(({ outcomes }) => outcomes), heads: taken.at(-1)?.heads ?? new Map() };
  }

  private async alone(item: Item, session: QueryRunner): Promise<Taken> {
    try {
      return await this.together([item], session);
    } catch (error) {
      const reason = neverEnters(error);
      if (reason === null) throw error;
      const reading = { event: null, place: item.reading.place, reason: reason.slice(0, 500) };
      return await this.together([itemOf(item.arrival, reading)], session);
    }
  }

  private async together(items: readonly Item[], session: QueryRunner): Promise<Taken> {
    const taken = await this.ledger.write(async (transaction) => {
      const events = items.flatMap(({ reading }) => reading.event ?? []);
      const places = await transaction.placesOf(events.map(({ event_id: id }) => id));
      const plan = arranged(
        items,
        (source) => transaction.headOf(source),
        (id) => places.get(id),
      );
      await this.carryOut(plan, transaction);
      return { plan, heads: transaction.heads() };
    }, session);
    this.report(taken.plan);
    const byItem = new Map(taken.plan.map(({ candidate, verdict }) => [candidate, outcomeOf(verdict, candidate)]));
    return { outcomes: items.map((item) => byItem.get(item) ?? SETTLED), heads: taken.heads };
  }

  private async carryOut(
    plan: readonly { candidate: Item; verdict: Verdict }[],
    transaction: LedgerTransaction,
  ): Promise<void> {
    const people = plan.flatMap(({ candidate: { reading }, verdict }) =>
      verdict.kind === 'append' && reading.event ? [reading.event.user_id] : [],
    );
    const keys = await transaction.keysOf(people);
    for (const { candidate, verdict } of plan) {
      const { reading, arrival } = candidate;
      if (verdict.kind === 'append' && reading.event)
        await transaction.add(draftOf(reading.event, keyIn(keys, reading.event)));
      if (verdict.kind !== 'bury') continue;
      const reason = reasonOf(candidate, verdict);
      await this.deadLetters.bury(transaction, { ...arrival, ...reading.place, reason, inPlace: verdict.inPlace });
    }
  }

  private report(plan: readonly { candidate: Item; verdict: Verdict }[]): void {
    for (const { candidate, verdict } of plan) {
      if (verdict.kind !== 'bury') continue;
      const { source, seq } = candidate.reading.place;
      const reason = reasonOf(candidate, verdict);
      this.logger.error(
        { alarm: 'dead_letter', source, seq, reason },
        'an event could not be taken in, it is a dead letter now',
      );
    }
  }
}

function itemOf(arrival: Arrival, reading: Reading): Item {
  const { source, seq } = reading.place;
  return {
    arrival,
    reading,
    place: source !== null && seq !== null ? { source, seq } : null,
    eventId: reading.event?.event_id ?? null,
    isLastTry: arrival.deliveries >= MAX_TRIES,
  };
}

function outcomeOf(verdict: Verdict, { arrival, place }: Item): Outcome {
  if (verdict.kind === 'retry') return { kind: 'again', afterMs: waitBefore(arrival.deliveries) };
  return verdict.kind === 'gap' && place ? { kind: 'waits', ...place } : SETTLED;
}

const reasonOf = ({ reading }: Item, { reason }: Extract<Verdict, { kind: 'bury' }>): string =>
  reason ?? (reading.event ? 'it cannot be taken in' : reading.reason);

function keyIn(keys: ReadonlyMap<string, KeyObject>, { user_id: userId }: RecordedEvent): KeyObject {
  const key = keys.get(userId);
  if (!key) throw new Error('Cannot hash an event: its person has no key');
  return key;
}
