import { Inject, Injectable } from '@nestjs/common';
import type { QueryRunner } from 'typeorm';
import { LOGGER } from '#libs/service-kit';
import type { Logger } from '#libs/telemetry';
import { DeadLetterBox } from '../dead-letters/dead-letter-box.ts';
import { draftOf } from '../ledger/entry-draft.ts';
import { faultOf } from '../ledger/event-fault.ts';
import { Ledger } from '../ledger/ledger.ts';
import type { LedgerTransaction } from '../ledger/ledger-transaction.ts';
import { type Arrival, nameless, type Reading, readArrival } from './arrival.ts';
import { Failures } from './failures.ts';
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
  /** How often it was tried, this time included. */
  readonly tries: number;
}

interface Planned {
  readonly candidate: Item;
  readonly verdict: Verdict;
}

const SETTLED: Outcome = { kind: 'settled' };

/** Takes what came on the stream into the ledger. */
@Injectable()
export class Intake {
  private readonly failures = new Failures();

  constructor(
    private readonly ledger: Ledger,
    private readonly deadLetters: DeadLetterBox,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Takes a batch in one transaction. Where that fails and one of them may be at fault, each is taken by itself: the one that is at
   * fault is tried again for a while and then given up, the others go on.
   * @throws whatever is nobody's fault; what was taken until then is known when it comes again.
   */
  async take(arrivals: readonly Arrival[], session: QueryRunner): Promise<Taken> {
    const items = arrivals.map((arrival) => {
      const reading = readArrival(arrival);
      return itemOf(arrival, reading, this.failures.triesOf(nameOf(arrival, reading), arrival.deliveries));
    });
    try {
      return await this.together(items, session, 'old');
    } catch (error) {
      if (faultOf(error) === null) throw error;
    }
    const taken: Taken[] = [];
    for (const item of items) taken.push(await this.alone(item, session));
    return { outcomes: taken.flatMap(({ outcomes }) => outcomes), heads: taken.at(-1)?.heads ?? new Map() };
  }

  private async alone(item: Item, session: QueryRunner): Promise<Taken> {
    const { arrival, reading } = item;
    const name = nameOf(arrival, reading);
    try {
      return await this.together([item], session, 'all');
    } catch (error) {
      const fault = faultOf(error);
      if (fault === null) throw error;
      const failed = itemOf(arrival, { ...reading, event: null, reason: fault }, this.failures.add(name));
      const taken = await this.together([failed], session, 'all');
      if (failed.isLastTry) this.failures.forget(name);
      return taken;
    }
  }

  /** @param lookedUp whose ids are looked up: of the others the database refuses, as a whole batch, one that is known. */
  private async together(items: readonly Item[], session: QueryRunner, lookedUp: 'all' | 'old'): Promise<Taken> {
    const taken = await this.ledger.write(async (transaction) => {
      const headOf = (source: string): number => transaction.headOf(source);
      const doubtful = items.filter(({ place }) => lookedUp === 'all' || (place && place.seq <= headOf(place.source)));
      const places = await transaction.placesOf(doubtful.flatMap(({ eventId }) => eventId ?? []));
      const plan = arranged(items, headOf, (id) => places.get(id));
      await this.carryOut(plan, transaction);
      return { plan, heads: transaction.heads() };
    }, session);
    this.report(taken.plan);
    this.noteWaiting(taken.plan);
    const byItem = new Map(taken.plan.map(({ candidate, verdict }) => [candidate, outcomeOf(verdict, candidate)]));
    return { outcomes: items.map((item) => byItem.get(item) ?? SETTLED), heads: taken.heads };
  }

  private async carryOut(plan: readonly Planned[], transaction: LedgerTransaction): Promise<void> {
    const entering = plan.flatMap(({ candidate: { reading }, verdict }) =>
      verdict.kind === 'append' && reading.event ? [reading.event.user_id] : [],
    );
    await transaction.meet(entering);
    for (const { candidate, verdict } of plan) {
      const { reading, arrival } = candidate;
      if (verdict.kind === 'append' && reading.event) {
        await transaction.add(draftOf(reading.event, transaction.actorOf(reading.event.user_id)));
      }
      if (verdict.kind !== 'bury') continue;
      const reason = reasonOf(candidate, verdict);
      const { place, person } = reading;
      await this.deadLetters.bury(transaction, { ...arrival, ...place, person, reason, inPlace: verdict.inPlace });
    }
  }

  /** What is no event gets all of its tries, however often it was delivered before its turn came. */
  private noteWaiting(plan: readonly Planned[]): void {
    for (const { candidate, verdict } of plan) {
      const { arrival, reading } = candidate;
      if (reading.event !== null) continue;
      if (verdict.kind === 'gap') this.failures.waited(nameOf(arrival, reading), arrival.deliveries);
      if (verdict.kind === 'bury') this.failures.forget(nameOf(arrival, reading));
    }
  }

  private report(plan: readonly Planned[]): void {
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

/** Tells arrivals apart, also those that cannot be read. */
const nameOf = ({ subject }: Arrival, { place, event }: Reading): string =>
  `${subject} ${place.seq} ${event?.event_id ?? null}`;

function itemOf(arrival: Arrival, reading: Reading, tries: number): Item {
  const { source, seq } = reading.place;
  return {
    arrival,
    reading,
    place: source !== null && seq !== null ? { source, seq } : null,
    eventId: reading.event?.event_id ?? null,
    tries,
    isLastTry: tries >= MAX_TRIES,
  };
}

function outcomeOf(verdict: Verdict, { tries, place }: Item): Outcome {
  if (verdict.kind === 'retry') return { kind: 'again', afterMs: waitBefore(tries) };
  return verdict.kind === 'gap' && place ? { kind: 'waits', ...place } : SETTLED;
}

const reasonOf = ({ reading }: Item, { reason }: Extract<Verdict, { kind: 'bury' }>): string =>
  nameless(reason ?? (reading.event ? 'it cannot be taken in' : reading.reason), reading.person);
