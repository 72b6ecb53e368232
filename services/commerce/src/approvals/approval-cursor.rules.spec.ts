import { describe, expect, test } from '@jest/globals';
import { cursorOf, placeOf } from './approval-cursor.rules.ts';

describe('cursors of approvals', () => {
  test('placeOf, of what cursorOf wrote, is the place; of nothing, none', () => {
    const place = { askedAt: '2026-11-28T12:00:00.123Z', approvalId: 'aB_-9' };
    expect(placeOf(cursorOf(place))).toEqual(place);
    expect(placeOf(undefined)).toBeNull();
  });

  test.each(['', 'x', 'A'.repeat(200)])('placeOf, of %j, is refused', (cursor) => {
    expect(() => placeOf(cursor)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
  });

  test.each(['2026-99-28', '2026-02-30', '2026-11-31', '0000-01-01'])(
    'placeOf, of a made-up cursor on the day %s, is refused before the database does',
    (day) => {
      const cursor = cursorOf({ askedAt: `${day}T12:00:00.123Z`, approvalId: 'a' });
      expect(() => placeOf(cursor)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
    },
  );
});
