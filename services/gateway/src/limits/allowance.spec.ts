import { describe, expect, test } from '@jest/globals';
import { Allowance, type Lender, ruleOf } from './allowance.ts';
import { full, type Level, type Limit, take } from './bucket.rules.ts';
import type { Lease } from './shared-levels.ts';

const RULE = ruleOf({ perMinute: 60, burst: 40, perDay: 1_000 });

/** Levels in memory that answer when told to. */
class Levels implements Lender {
  isThere = true;
  asked = 0;
  answers: Promise<void> = Promise.resolve();
  private level: Level | undefined;

  constructor(private readonly clock: { now: number }) {}

  async lease(_key: string, limit: Limit, wanted: number): Promise<Lease | undefined> {
    this.asked += 1;
    await this.answers;
    if (!this.isThere) return undefined;
    const taken = take(limit, this.level ?? full(limit, this.clock.now), this.clock.now, wanted);
    this.level = taken.level;
    return { granted: taken.granted, waitMs: taken.waitMs, left: Math.floor(taken.level.tokens) };
  }
}

function made(rule = RULE): { clock: { now: number }; levels: Levels; allowance: Allowance; replica: () => Allowance } {
  const clock = { now: 1_700_000_000_000 };
  const levels = new Levels(clock);
  const replica = (): Allowance => new Allowance('read.x', rule, levels, () => clock.now);
  return { clock, levels, allowance: replica(), replica };
}

describe('Allowance', () => {
  test('admit, a first request, goes on at once and asks nobody; what is owed is asked for once, in the background', () => {
    const { allowance, levels, clock } = made();
    expect([allowance.admit(), levels.asked]).toEqual([0, 0]);
    clock.now += 4_500;
    expect([allowance.admit(), allowance.admit(), allowance.admit()]).toEqual([0, 0, 0]);
    expect(levels.asked).toBe(1);
  });

  test('admit, many at once before the first answer, wait for it beyond the credit and none is lost', async () => {
    const { allowance } = made();
    const waits = await Promise.all(Array.from({ length: 60 }, async () => allowance.admit()));
    expect(waits.filter((wait) => wait === 0).length).toBeGreaterThanOrEqual(RULE.plan.shared.burst);
    expect(waits.filter((wait) => wait === 0).length).toBeLessThanOrEqual(40);
    expect(waits.at(-1)).toBeGreaterThan(0);
  });

  test('admit, another replica has used it up, refuses with the wait until there is one again', async () => {
    const { allowance, replica, clock } = made();
    const other = replica();
    for (let n = 0; n < 50; n += 1) await other.admit();
    const waits = [];
    for (let n = 0; n < 12; n += 1) waits.push(await allowance.admit());
    expect(waits.filter((wait) => wait === 0).length).toBeLessThanOrEqual(RULE.plan.credit);
    const wait = waits.at(-1) ?? 0;
    expect(wait).toBeGreaterThan(0);
    clock.now += wait;
    expect(await allowance.admit()).toBe(0);
  });

  test('admit, nobody to lease from, holds the local limit', async () => {
    const { allowance, levels, clock } = made();
    levels.isThere = false;
    const waits = await Promise.all(Array.from({ length: 60 }, async () => allowance.admit()));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(40);
    clock.now += 1_000;
    expect([allowance.admit(), allowance.admit()]).toEqual([0, 1_000]);
  });

  test('admit, the lender goes while requests wait for it, lets them through the local limit and no further', async () => {
    const { allowance, levels } = made();
    let go = (): void => undefined;
    levels.answers = new Promise((resolve) => (go = resolve));
    const waits = Promise.all(Array.from({ length: 60 }, async () => allowance.admit()));
    levels.isThere = false;
    go();
    expect((await waits).filter((wait) => wait === 0)).toHaveLength(40);
  });

  test('admit, a burst too small for credit, is exact', async () => {
    const { allowance } = made(ruleOf({ perMinute: 6, burst: 3, perDay: 1_000 }));
    const waits = [];
    for (let n = 0; n < 5; n += 1) waits.push(await allowance.admit());
    expect(waits).toEqual([0, 0, 0, 10_000, 10_000]);
  });

  test('admit, the clock set back by a day while refused, does not refuse for a day', async () => {
    const { allowance, clock } = made(ruleOf({ perMinute: 60, burst: 3, perDay: 1_000 }));
    for (let n = 0; n < 4; n += 1) await allowance.admit();
    clock.now -= 86_400_000;
    expect(await allowance.admit()).toBe(1_000);
  });
});
