import { describe, expect, test } from '@jest/globals';
import { RestartPolicy } from './restart-policy.ts';

describe('RestartPolicy', () => {
  test('deaths in a row, each restart waits longer, the fifth ends it', () => {
    const policy = new RestartPolicy();
    expect([0, 1_000, 2_000, 3_000, 4_000].map((at) => policy.died(at))).toEqual([200, 500, 1_000, 2_000, 'give up']);
  });

  test('five deaths, the first over a minute ago, goes on', () => {
    const policy = new RestartPolicy();
    expect([0, 20_000, 40_000, 50_000, 60_000].map((at) => policy.died(at))).toEqual([200, 500, 1_000, 2_000, 2_000]);
    expect(policy.died(60_001)).toBe('give up');
  });

  test('a death, long after the others, starts from the shortest pause', () => {
    const policy = new RestartPolicy();
    [0, 1_000, 2_000].forEach((at) => policy.died(at));
    expect(policy.died(100_000)).toBe(200);
  });
});
