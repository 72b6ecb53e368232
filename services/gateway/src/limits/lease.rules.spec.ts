import { describe, expect, test } from '@jest/globals';
import { hash } from 'node:crypto';
import fc from 'fast-check';
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

const START = 1_700_000_000_000;
const limits: fc.Arbitrary<Limit> = fc.record({
  perMinute: fc.integer({ min: 1, max: 600 }),
  burst: fc.integer({ min: 1, max: 200 }),
  perDay: fc.constant(1_000_000),
});
const scenario = fc.record({
  limit: limits,
  replicas: fc.integer({ min: 1, max: 5 }),
  requests: fc.array(
    fc.record({
      after: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 8_000 })),
      replica: fc.nat(4),
      patient: fc.boolean(),
    }),
    { minLength: 50, maxLength: 400 },
  ),
});

/** One replica of the gateway and what it does with the shared level, without anything of the network. */
class Replica {
  held: Held = NOTHING_HELD;

  constructor(
    private readonly plan: LeasePlan,
    private readonly shared: { level: Level; granted: number },
  ) {}

  /** Whether a request is let through. One that is not patient does not wait for more. */
  request(now: number, isPatient: boolean): boolean {
    let next = spend(this.plan, this.held, now);
    if (!next && isPatient) {
      this.settle(now, 1);
      next = spend(this.plan, this.held, this.held.since);
    }
    if (!next) return false;
    this.held = next;
    if (isPatient && isLow(this.plan, this.held, now, 0.5)) this.settle(now, 0);
    return true;
  }

  private settle(now: number, waiting: number): void {
    const taken = take(this.plan.shared, this.shared.level, now, wanted(this.plan, this.held, waiting, now));
    this.shared.level = taken.level;
    this.shared.granted += taken.granted;
    this.held = granted(this.plan, this.held, taken.granted, now);
  }
}

describe('leases', () => {
  test('leases, several replicas asked in any order, add up to at most the quota, and so does what they let through', () => {
    fc.assert(
      fc.property(scenario, ({ limit, replicas, requests }) => {
        const plan = leasePlan(limit);
        const shared = { level: full(plan.shared, START), granted: 0 };
        const all = Array.from({ length: replicas }, () => new Replica(plan, shared));
        const passed: number[] = [];
        let now = START;
        for (const { after, replica, patient } of requests) {
          now += after;
          if (all[replica % replicas]?.request(now, patient)) passed.push(now);
          expect(shared.granted).toBeLessThanOrEqual(plan.shared.burst + (now - START) * perMs(limit) + 1e-6);
        }
        let excess = 0;
        for (const [first, from] of passed.entries()) {
          for (const [more, to] of passed.slice(first).entries()) {
            excess = Math.max(excess, more + 1 - limit.burst - (to - from) * perMs(limit));
          }
        }
        expect(excess).toBeLessThanOrEqual(replicas * plan.credit + 1e-6);
      }),
      { numRuns: 200 },
    );
  });

  test('leases, a quiet user on two replicas in turn at half the rate, are never used up', () => {
    const limit = { perMinute: 120, burst: 60, perDay: 1_000_000 };
    const plan = leasePlan(limit);
    const shared = { level: full(plan.shared, START), granted: 0 };
    const replicas = [new Replica(plan, shared), new Replica(plan, shared)];
    for (let second = 0; second < 1_000; second += 1) {
      expect(replicas[second % 2]?.request(START + second * 1_000, true)).toBe(true);
    }
  });

  test('leases, a steady user at the full rate, are asked for less and less often', () => {
    const limit = { perMinute: 6_000, burst: 1_000, perDay: 1_000_000 };
    const plan = leasePlan(limit);
    let held = NOTHING_HELD;
    let [level, asked] = [full(plan.shared, START), 0];
    for (let n = 0; n < 10_000; n += 1) {
      const now = START + n * 10;
      held = spend(plan, held, now) ?? held;
      if (!isLow(plan, held, now, 0.5)) continue;
      asked += 1;
      const taken = take(plan.shared, level, now, wanted(plan, held, 0, now));
      level = taken.level;
      held = granted(plan, held, taken.granted, now);
    }
    expect(asked).toBeLessThan(100);
  });

  test('lease, not spent in time or the clock set back, is worth nothing, while a debt remains', () => {
    const plan = leasePlan({ perMinute: 120, burst: 60, perDay: 1_000 });
    expect(plan).toEqual({ shared: { perMinute: 120, burst: 50, perDay: 1_000 }, leaseMs: 5_000, most: 12, credit: 7 });
    const held = granted(plan, NOTHING_HELD, 5, START);
    expect(spend(plan, held, START + 5_000)).toMatchObject({ balance: 4 });
    expect(spend(plan, held, START + 5_001)).toMatchObject({ balance: -1 });
    expect(spend(plan, held, START - 1)).toMatchObject({ balance: -1 });
    expect(spend(plan, { ...held, balance: -7 }, START)).toBeUndefined();
    expect(wanted(plan, { ...held, balance: -7 }, 3, START + 60_000)).toBe(10);
  });

  test('leases, a thousand users who came at the same moment, are not asked for at the same moment', () => {
    const plan = leasePlan({ perMinute: 120, burst: 60, perDay: 1_000_000 });
    const asked = Array.from({ length: 1_000 }, (_, n) => {
      const patience = patienceOf(
        `read.${Buffer.from(hash('sha256', `user ${n}`))
          .toString('base64url')
          .slice(0, 22)}`,
      );
      let held: Held = { ...NOTHING_HELD, since: START };
      for (let ms = 0; ; ms += 700) {
        held = spend(plan, held, START + ms) ?? held;
        if (isLow(plan, held, START + ms, patience)) return ms;
      }
    });
    const most = Math.max(...new Set(asked.map((ms) => asked.filter((other) => other === ms).length)));
    expect(most).toBeLessThan(400);
    expect(Math.max(...asked)).toBeLessThan(5_000);
  });
});
