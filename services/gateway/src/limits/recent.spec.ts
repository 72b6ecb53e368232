import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Recent } from './recent.ts';

describe('Recent', () => {
  test('recent, any keys in any order, is never larger than its maximum', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 20 }), fc.array(fc.integer({ min: 0, max: 60 })), (max, keys) => {
        const recent = new Recent<number>(max);
        for (const key of keys) {
          if (recent.get(String(key)) === undefined) recent.set(String(key), key);
          expect(recent.size).toBeLessThanOrEqual(max);
          expect(recent.get(String(key))).toBe(key);
        }
      }),
    );
  });

  test('recent, a key asked for again and again among strangers, is kept', () => {
    const recent = new Recent<string>(10);
    recent.set('kept', 'here');
    for (let n = 0; n < 1_000; n += 1) {
      recent.set(`stranger-${n}`, 'x');
      expect(recent.get('kept')).toBe('here');
    }
    expect(recent.get('stranger-0')).toBeUndefined();
  });
});
