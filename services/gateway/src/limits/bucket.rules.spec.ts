import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { full, type Limit, perMs, refilled, take } from './bucket.rules.ts';

const DAY_MS = 86_400_000;
const NOON = 20_000 * DAY_MS + DAY_MS / 2;
const limits: fc.Arbitrary<Limit> = fc.record({
  perMinute: fc.integer({ min: 1, max: 600 }),
  burst: fc.integer({ min: 1, max: 200 }),
  perDay: fc.integer({ min: 1, max: 5_000 }),
});
/** Steps of time, also back, and what is wanted after each. */
const steps = (shortest: number) =>
  fc.array(fc.tuple(fc.integer({ min: shortest, max: 20_000 }), fc.integer({ min: 1, max: 50 })), { maxLength: 200 });

describe('token bucket', () => {
  test('bucket, asked in any way over any time, gives at most the burst and the rate over that time', () => {
    fc.assert(
      fc.property(limits, steps(0), (limit, asked) => {
        let [level, now] = [full(limit, NOON), NOON];
        const given: [at: number, amount: number][] = [];
        for (const [step, wanted] of asked) {
          now += step;
          const taken = take(limit, level, now, wanted);
          expect(taken.granted).toBeLessThanOrEqual(wanted);
          level = taken.level;
          given.push([now, taken.granted]);
        }
        let excess = 0;
        for (const [first, [from]] of given.entries()) {
          let sum = 0;
          for (const [at, amount] of given.slice(first)) {
            sum += amount;
            excess = Math.max(excess, sum - (at - from) * perMs(limit));
          }
        }
        expect(excess).toBeLessThanOrEqual(limit.burst + 1e-6);
      }),
    );
  });

  test('bucket, a clock that jumps back and forth, gives at most the burst and the rate over the time it went forward', () => {
    fc.assert(
      fc.property(limits, steps(-100_000), (limit, asked) => {
        let [level, now, forward, sum] = [full(limit, NOON), NOON, 0, 0];
        for (const [step, wanted] of asked) {
          now += step;
          forward += Math.max(0, step);
          const taken = take(limit, level, now, wanted);
          level = taken.level;
          sum += taken.granted;
          expect(sum).toBeLessThanOrEqual(limit.burst + forward * perMs(limit) + 1e-6);
          expect(level.tokens).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  test('bucket, nothing granted, grants one after the wait it states and none a moment before', () => {
    fc.assert(
      fc.property(limits, (limit) => {
        let level = full(limit, NOON);
        for (let all = true; all;) {
          const taken = take(limit, level, NOON, 1);
          level = taken.level;
          all = taken.granted > 0;
        }
        const { waitMs } = take(limit, level, NOON, 1);
        expect(take(limit, level, NOON + waitMs, 1).granted).toBe(1);
        expect(take(limit, level, NOON + waitMs - 2, 1).granted).toBe(0);
      }),
    );
  });

  test('bucket, a day, gives no more than the quota of the day, and again the next', () => {
    const limit = { perMinute: 600, burst: 100, perDay: 150 };
    let level = full(limit, NOON);
    let sum = 0;
    for (let second = 0; second < 3_600; second += 10) {
      const taken = take(limit, level, NOON + second * 1_000, 60);
      level = taken.level;
      sum += taken.granted;
    }
    expect(sum).toBe(150);
    expect(take(limit, level, NOON + 3_600_000, 1)).toMatchObject({ granted: 0, waitMs: 11 * 3_600_000 });
    expect(take(limit, level, NOON + DAY_MS / 2, 1).granted).toBe(1);
  });

  test('bucket, a level from far in the future, is taken as of now and not waited for', () => {
    const limit = { perMinute: 60, burst: 10, perDay: 1_000 };
    const level = { tokens: 0, at: NOON + 365 * DAY_MS, day: 20_365, used: 5 };
    expect(refilled(limit, level, NOON)).toEqual({ tokens: 0, at: NOON, day: 20_000, used: 5 });
    expect(take(limit, take(limit, level, NOON, 1).level, NOON + 1_000, 1).granted).toBe(1);
  });
});
