import { describe, expect, test } from '@jest/globals';
import { againInMinutes } from './fetch.rules.ts';

describe('againInMinutes', () => {
  test.each([
    [1, undefined, 5],
    [2, undefined, 10],
    [5, undefined, 80],
    [9, undefined, 1_280],
    [10, undefined, 1_440],
    [4_000, undefined, 1_440],
    [1, 60, 5],
    [1, 3_601, 61],
    [1, 10_000_000, 1_440],
  ])('againInMinutes, after %d failures and asked to wait %s s, is %d', (failures, seconds, minutes) => {
    expect(againInMinutes(failures, seconds)).toBe(minutes);
  });
});
