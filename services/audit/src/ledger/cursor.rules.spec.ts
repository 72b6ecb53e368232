import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { OperationError } from '#libs/contracts';
import { decodeCursor, encodeCursor, fingerprint } from './cursor.rules.ts';

const QUESTION = fingerprint({ type: 'profile.sizes_set' });
const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('cursor', () => {
  test('decodeCursor, what encodeCursor made for the same question, is the number', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.object(), (before, question) => {
        const asked = fingerprint(question);
        expect(decodeCursor(asked, encodeCursor(asked, before))).toBe(before);
      }),
    );
  });

  test('encodeCursor, any number, is safe in an address', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (before) => void expect(encodeCursor(QUESTION, before)).toMatch(/^[\w-]+$/)),
    );
  });

  test('decodeCursor, of another question, is INVALID_INPUT that says so', () => {
    const other = encodeCursor(fingerprint({ type: 'profile.goals_set' }), 5);
    expect(() => decodeCursor(QUESTION, other)).toThrow(
      expect.objectContaining({
        code: 'INVALID_INPUT',
        message: expect.stringContaining('another question'),
        details: { field: 'cursor' },
      }),
    );
  });

  test.each([
    ['nothing', ''],
    ['no base64', '%%%'],
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['no list', encoded({ 0: QUESTION, 1: 5 })],
    ['too long', encoded([QUESTION, 5, 6])],
    ['a negative number', encoded([QUESTION, -1])],
    ['a fraction', encoded([QUESTION, 1.5])],
    ['a number beyond what is exact', encoded([QUESTION, 2 ** 53])],
    ['a text for a number', encoded([QUESTION, '5'])],
    ['no question', encoded([null, 5])],
  ])('decodeCursor, %s, is INVALID_INPUT', (_, cursor) => {
    expect(() => decodeCursor(QUESTION, cursor)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
  });

  test('decodeCursor, any text, gives a number or throws OperationError and nothing else', () => {
    fc.assert(
      fc.property(fc.string(), (cursor) => {
        expect(() => decodeCursor(QUESTION, cursor)).toThrow(OperationError);
      }),
    );
  });
});

describe('fingerprint', () => {
  test('fingerprint, of different questions, differs', () => {
    const questions = [{}, { type: 'a' }, { type: 'b' }, { operation: 'a' }, { type: 'a', source: 'b' }, ['a'], [true]];
    expect(new Set(questions.map(fingerprint)).size).toBe(questions.length);
  });
});
