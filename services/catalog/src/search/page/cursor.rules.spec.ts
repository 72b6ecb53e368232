import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { OperationError } from '#libs/contracts';
import { decodeCursor, encodeCursor, fingerprint } from './cursor.rules.ts';

const PRINT = fingerprint({ query: 'shirt' });
const AT = { value: '4900', itemId: 'itm_0123456789abcdef0123' };
const written = (parts: unknown): string => Buffer.from(JSON.stringify(parts)).toString('base64url');

function refusal(cursor: string): string {
  try {
    decodeCursor(PRINT, cursor);
  } catch (error) {
    expect(error).toBeInstanceOf(OperationError);
    expect(error).toMatchObject({ code: 'INVALID_INPUT', details: { field: 'cursor' } });
    return (error as OperationError).message;
  }
  return 'accepted';
}

describe('cursor', () => {
  test('cursor, encoded and decoded for the same question, is the same position', () => {
    const position = fc.record({
      value: fc.bigInt({ min: -(2n ** 53n), max: 2n ** 59n }).map(String),
      itemId: fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/),
    });
    fc.assert(
      fc.property(position, (at) => {
        const cursor = encodeCursor(PRINT, at);
        expect(decodeCursor(PRINT, cursor)).toEqual(at);
        expect(cursor.length).toBeLessThanOrEqual(512);
      }),
    );
  });

  test.each([{ query: 'Shirt' }, { query: 'shirt', filters: {} }, { query: 'shirt', sort: 'newest' }])(
    'cursor, of the question %j, is refused with the way out',
    (other) => {
      const cursor = encodeCursor(fingerprint(other), AT);
      expect(refusal(cursor)).toBe(
        '"cursor" belongs to another search: keep query, filters and sort as they were. Leave it out to begin with the first page.',
      );
    },
  );

  test.each([
    '',
    'x',
    'null',
    written(null),
    written({}),
    written([]),
    written([PRINT, AT.value]),
    written([PRINT, AT.value, AT.itemId, 1]),
    written([PRINT, 4900, AT.itemId]),
    written([PRINT, '1; DROP TABLE products', AT.itemId]),
    written([PRINT, '1.5', AT.itemId]),
    written([PRINT, '', AT.itemId]),
    written([PRINT, '99999999999999999999', AT.itemId]),
    written([PRINT, '-9223372036854775809', AT.itemId]),
    written([PRINT, '-999999999999999999', AT.itemId]),
    written([PRINT, AT.value, null]),
    written([PRINT, AT.value, 'itm\u0000']),
    written([PRINT, AT.value, '']),
    written([PRINT, AT.value, 'x'.repeat(65)]),
  ])('cursor, %j, is not one of ours', (cursor) => {
    expect(refusal(cursor)).toBe('"cursor" is not one this search gave. Leave it out to begin with the first page.');
  });

  test('cursor, any text, is refused and never an accident', () => {
    fc.assert(fc.property(fc.string({ maxLength: 100 }), (text) => expect(refusal(text)).not.toBe('accepted')));
  });
});
