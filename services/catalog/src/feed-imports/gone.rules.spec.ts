import { describe, expect, test } from '@jest/globals';
import { isHeldBack } from './gone.rules.ts';

const seen = (accepted: number, known: number) => ({ accepted, changed: 1, unchanged: known - 1, quarantined: 0 });
const NOTHING = { accepted: 0, changed: 0, unchanged: 0, quarantined: 9 };

describe('isHeldBack', () => {
  test.each<[string, number, ReturnType<typeof seen>, boolean]>([
    ['nothing missing', 0, seen(5, 100), false],
    ['nothing missing and nothing seen', 0, NOTHING, false],
    ['one missing, and the file has no product', 1, NOTHING, true],
    ['all missing, and the file has no product', 500, NOTHING, true],
    ['half missing', 50, seen(0, 50), false],
    ['more than half missing', 51, seen(0, 50), true],
    ['more than half missing of a small shop', 20, seen(0, 1), false],
    ['all replaced by new ones', 100, seen(150, 1), true],
  ])('isHeldBack, %s', (_, missing, counts, held) => {
    expect(isHeldBack(missing, counts)).toBe(held);
  });
});
