import { randomUUID } from 'node:crypto';

/** Time, injected so that rules can be tested at any moment. */
export abstract class Clock {
  abstract now(): Date;
}

/** Random identifiers, injected for the same reason. */
export abstract class Ids {
  abstract next(): string;
}

export const systemClock: Clock = { now: () => new Date() };
export const randomIds: Ids = { next: () => randomUUID() };
