import { describe, expect, test } from '@jest/globals';
import { cellOf, priorityOf, quotasOf, type Sampled, withItem } from './tile-sample.rules.ts';

const item = (n: number, x: number, y: number): Sampled => ({ itemId: `item-${n}`, x, y, weight: 1 });
const total = (sample: readonly Sampled[]): number => sample.reduce((sum, { weight }) => sum + weight, 0);

describe('quotasOf', () => {
  test('fewer items than the sample holds, all are in', () => {
    expect(quotasOf([3, 0, 5], 128)).toEqual([3, 0, 5]);
  });

  test('a crowd, leaves every other cell its item and never gives more than a cell has', () => {
    const counts = [100_000, 1, 2, 0, 400];
    const quotas = quotasOf(counts, 128);
    expect(quotas.reduce((sum, quota) => sum + quota, 0)).toBe(128);
    expect(quotas[1]).toBe(1);
    expect(quotas[3]).toBe(0);
    expect(quotas.every((quota, cell) => quota <= (counts[cell] ?? 0))).toBe(true);
    expect(quotas[0]).toBeGreaterThan(quotas[4] ?? 0);
  });
});

describe('withItem', () => {
  test('one after the other, keeps the weights adding up to the count and every cell that has items', () => {
    let sample: Sampled[] = [];
    for (let n = 1; n <= 600; n++) {
      const crowd = n % 10 !== 0;
      sample = withItem(sample, crowd ? item(n, 0.01, 0.01) : item(n, (n % 83) / 83, (n % 61) / 61), 0, 64);
      expect(sample.length).toBeLessThanOrEqual(64);
      expect(total(sample)).toBeCloseTo(n, 6);
    }
    expect(new Set(sample.map((one) => cellOf(one, 0))).size).toBeGreaterThan(20);
  });

  test('a full sample of single items, one more in a new cell, still counts it', () => {
    const full = Array.from({ length: 64 }, (_, n) => item(n, (n % 8) / 8 + 0.01, Math.floor(n / 8) / 8 + 0.01));
    expect(total(withItem(full.slice(1), item(0, 0.01, 0.01), 0, 63))).toBe(64);
  });
});

test('priorityOf, ids that differ in their last letter, is spread over its whole range', () => {
  const halves = Array.from({ length: 1_000 }, (_, n) => priorityOf(`itm_${n}`) >= 2 ** 31);
  expect(halves.filter(Boolean).length).toBeGreaterThan(400);
  expect(halves.filter(Boolean).length).toBeLessThan(600);
});
