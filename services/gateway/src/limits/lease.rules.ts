import { type Limit, perMs } from './bucket.rules.ts';

/** How a replica draws on a limit that it shares with others. */
export interface LeasePlan {
  /** What the replicas share: smaller in its burst by as much as refills while a lease is out, so that leases change no bound. */
  readonly shared: Limit;
  /** What a replica has been given and not spent is void after this time. */
  readonly leaseMs: number;
  /** Most a replica is given beyond what it has spent already. */
  readonly most: number;
  /** Most a replica spends before it has asked: what keeps the way of a request free of waiting. */
  readonly credit: number;
}

const LONGEST_LEASE_MS = 5_000;
const MOST_CREDIT = 8;
const PARTS = 8;

/**
 * What all replicas together let through in any time is at most the burst, plus the rate over that time, plus their credits: what is spent in
 * it was leased in it or at most a lease before, and that is no more than the shared burst and the rate over both.
 */
export function leasePlan(limit: Limit): LeasePlan {
  const rate = perMs(limit);
  // Of a small burst nothing is kept back: each is asked for when it is wanted.
  const isSmall = limit.burst < PARTS;
  const leaseMs = isSmall ? 0 : Math.min(LONGEST_LEASE_MS, Math.floor(limit.burst / 2 / rate));
  const burst = Math.max(1, Math.floor(limit.burst - leaseMs * rate));
  return {
    shared: { ...limit, burst },
    leaseMs,
    most: Math.max(1, Math.floor(burst / 4)),
    credit: Math.min(MOST_CREDIT, Math.floor(limit.burst / PARTS)),
  };
}

/** What a replica holds of a shared limit. */
export interface Held {
  /** What is left to spend; below zero what has been spent on credit. */
  readonly balance: number;
  /** When the latest answer came. */
  readonly since: number;
  /** Spent since then. */
  readonly spent: number;
}

export const NOTHING_HELD: Held = { balance: 0, since: Number.NEGATIVE_INFINITY, spent: 0 };

/** A lease that is over is worth nothing; a debt remains one. A clock that goes back ends it too. */
export function valid(plan: LeasePlan, held: Held, now: number): Held {
  const age = now - held.since;
  return held.balance > 0 && (age > plan.leaseMs || age < 0) ? { ...held, balance: 0 } : held;
}

/** The same with one spent, or undefined when the credit is used up. */
export function spend(plan: LeasePlan, before: Held, now: number): Held | undefined {
  const held = valid(plan, before, now);
  return held.balance > -plan.credit ? { ...held, balance: held.balance - 1, spent: held.spent + 1 } : undefined;
}

/** What was granted, added to what is held. */
export function granted(plan: LeasePlan, before: Held, amount: number, now: number): Held {
  return { balance: valid(plan, before, now).balance + amount, since: now, spent: 0 };
}

const SETTLE_EVERY_MS = 3_000;

/**
 * How patient a user is in asking for more, from 0 to 1 by the digest in its key: people who come at the same moment would else all
 * ask at the same later one, and their burst would be felt by everybody.
 */
export const patienceOf = (key: string): number =>
  ((key.charCodeAt(key.length - 1) * 31 + key.charCodeAt(key.length - 2)) % 64) / 64;

/** Whether to ask for more meanwhile: about half of the credit is used, or what is owed has been owed for long. */
export const isLow = (plan: LeasePlan, { balance, since }: Held, now: number, patience: number): boolean =>
  balance < 0 &&
  (balance <= -plan.credit * (0.25 + patience / 2) || Math.abs(now - since) >= SETTLE_EVERY_MS * (0.5 + patience));

/** What to ask for: what is owed, one for each who waits, and as much again as was lately spent, so that a steady user is always ahead. */
export function wanted(plan: LeasePlan, before: Held, waiting: number, now: number): number {
  const { balance, since, spent } = valid(plan, before, now);
  const isSteady = now - since >= 0 && now - since < plan.leaseMs;
  return Math.max(1, Math.max(0, -balance) + waiting + (isSteady ? Math.min(plan.most, spent) : 0));
}
