import { describe, expect, test } from '@jest/globals';
import { advisoryLock } from './advisory-lock.ts';

describe('advisoryLock', () => {
  test('key, of a name, is always the same, another of every other name, and fits a bigint', () => {
    const names = ['catalog.placing', 'audit.active', 'profile.consents:a', 'profile.consents:b'] as const;
    const keys = names.map(advisoryLock);
    expect(names.map(advisoryLock)).toEqual(keys);
    expect(new Set(keys).size).toBe(names.length);
    expect(keys.map(BigInt).every((key) => key === BigInt.asIntN(64, key))).toBe(true);
  });
});
