import { describe, expect, test } from '@jest/globals';
import { isHeldBack, namedIn, namelessIn, notOfferedIn } from './gone.rules.ts';

const seen = (accepted: number, known: number) => ({ accepted, changed: 1, unchanged: known - 1, quarantined: 0 });
const NOTHING = { accepted: 0, changed: 0, unchanged: 0, quarantined: 9 };

describe('isHeldBack', () => {
  test.each<[string, number, ReturnType<typeof seen>, boolean, number?]>([
    ['nothing missing', 0, seen(5, 100), false],
    ['nothing missing and nothing seen', 0, NOTHING, false],
    ['one missing, and the file has no product', 1, NOTHING, true],
    ['all missing, and the file has no product', 500, NOTHING, true],
    ['half missing', 50, seen(0, 50), false],
    ['more than half missing', 51, seen(0, 50), true],
    ['more than half missing of a small shop', 20, seen(0, 1), false],
    ['all replaced by new ones', 100, seen(150, 1), true],
    ['as many missing as rows are nobody knows whose', 3, seen(0, 50), true, 3],
    ['more missing than rows are nobody knows whose', 4, seen(0, 50), false, 3],
    ['nothing missing, and rows that are nobody knows whose', 0, seen(0, 50), false, 3],
  ])('isHeldBack, %s', (_, missing, counts, held, nameless = 0) => {
    expect(isHeldBack(missing, counts, nameless)).toBe(held);
  });
});

describe('what a file names', () => {
  const FOUND = [
    { part: 'product', key: 'a', reason: 'missing_title', rowsAffected: 2 },
    { part: 'variant', key: 'b', reason: 'missing_id', rowsAffected: 1 },
    { part: 'variant', key: 'b', reason: 'bad_price', rowsAffected: 1 },
    { part: 'row', key: 'c', reason: 'broken_row', rowsAffected: 3 },
    { part: 'row', key: null, reason: 'broken_row', rowsAffected: 4 },
    { part: 'product', key: 'd', reason: 'gift_card', rowsAffected: 1 },
    { part: 'variant', key: 'e', reason: 'not_published', rowsAffected: 1 },
  ] as const;

  test('namedIn, of everything with a key, leaves out what is not offered', () => {
    expect(namedIn(FOUND)).toEqual(['a', 'b', 'c']);
  });

  test('notOfferedIn, takes whole products only', () => {
    expect(notOfferedIn(FOUND)).toEqual(['d']);
  });

  test('namelessIn, counts rows without a key, and those behind the first of a stretch', () => {
    expect(namelessIn(FOUND)).toBe(6);
  });
});
