import { full, type Level, type Limit, perMs, take } from './bucket.rules.ts';
import {
  granted,
  type Held,
  isLow,
  type LeasePlan,
  leasePlan,
  NOTHING_HELD,
  patienceOf,
  spend,
  wanted,
} from './lease.rules.ts';
import type { Lease, Seen } from './shared-levels.ts';

/** Where leases come from; `SharedLevels` but for tests. */
export interface Lender {
  readonly isThere: boolean;
  lease(key: string, limit: Limit, wanted: number, seen: Seen): Promise<Lease | undefined>;
}

/** A limit and how a replica draws on it: the same for everybody. */
export interface Rule {
  readonly limit: Limit;
  readonly plan: LeasePlan;
}

export const ruleOf = (limit: Limit): Rule => ({ limit, plan: leasePlan(limit) });

/**
 * What one user may still do of one class, at this replica. The local level always holds; where the replicas share, what was leased must be there too.
 * Answers are milliseconds to wait, 0 to go on; a promise only where a lease must be waited for.
 */
export class Allowance {
  private local: Level;
  private held: Held;
  private readonly patience: number;
  private readonly seen: Seen = { revision: 0, level: undefined };
  private sharedLeft = Number.POSITIVE_INFINITY;
  private empty = { since: 0, until: 0 };
  private waiting = 0;
  private asking: Promise<boolean> | undefined;

  constructor(
    private readonly key: string,
    private readonly rule: Rule,
    private readonly lender: Lender,
    private readonly now: () => number,
  ) {
    this.local = full(rule.limit, now());
    // What the first call owes is settled with what follows: a stranger's first moment costs no question.
    this.held = { ...NOTHING_HELD, since: now() };
    this.patience = patienceOf(key);
  }

  /** About how many more would be let through at once. */
  get remaining(): number {
    const { spent, since } = this.held;
    const back = Math.max(0, this.now() - since) * perMs(this.rule.limit);
    return Math.max(0, Math.floor(Math.min(this.local.tokens, this.sharedLeft - spent + back)));
  }

  admit(): number | Promise<number> {
    const now = this.now();
    const { limit, plan } = this.rule;
    const wait = this.untilShared(now);
    if (wait > 0 && this.lender.isThere) return wait;
    const taken = take(limit, this.local, now, 1);
    this.local = taken.level;
    if (taken.granted === 0) return taken.waitMs;
    if (!this.lender.isThere) return 0;
    const held = spend(plan, this.held, now);
    if (!held) return this.waitForLease();
    this.held = held;
    if (isLow(plan, held, now, this.patience)) void this.ask();
    return 0;
  }

  private async waitForLease(): Promise<number> {
    this.waiting += 1;
    try {
      while (await this.ask()) {
        // As of the grant: it was made for those who wait.
        const held = spend(this.rule.plan, this.held, this.held.since);
        if (held) {
          this.held = held;
          return 0;
        }
        const wait = this.untilShared(this.now());
        if (wait > 0) return wait;
      }
      // Nobody to ask: the local level has let it through already.
      return 0;
    } finally {
      this.waiting -= 1;
    }
  }

  /** One question at a time. @returns false when there is nobody to ask */
  private ask(): Promise<boolean> {
    return (this.asking ??= this.settle().finally(() => (this.asking = undefined)));
  }

  private async settle(): Promise<boolean> {
    const { plan } = this.rule;
    const amount = wanted(plan, this.held, this.waiting, this.now());
    const lease = await this.lender.lease(this.key, plan.shared, amount, this.seen);
    if (!lease) return false;
    const now = this.now();
    this.held = granted(plan, this.held, lease.granted, now);
    this.sharedLeft = lease.left + Math.max(0, this.held.balance);
    if (lease.granted === 0) this.empty = { since: now, until: now + Math.max(1, lease.waitMs) };
    return true;
  }

  /** How long there is nothing to lease; forgotten when the clock goes back behind the moment that was heard. */
  private untilShared(now: number): number {
    return now >= this.empty.since ? this.empty.until - now : 0;
  }
}
