import { describe, expect, test } from '@jest/globals';
import { loggedError } from './logged-error.ts';

const CANARY = 'canary-77b1';

describe('loggedError', () => {
  test('loggedError, an error with things hanging on it, keeps type, message, code and stack only', () => {
    const error = Object.assign(new TypeError('no'), { code: 'ECONNRESET', parameters: [CANARY], hint: CANARY });
    const logged = loggedError(error);
    expect(logged).toEqual({
      type: 'TypeError',
      message: 'no',
      code: 'ECONNRESET',
      stack: expect.stringContaining('logged-error.spec'),
    });
    expect(JSON.stringify(logged)).not.toContain(CANARY);
  });

  test.each(['22P02', '22001', '22003', '22021'])(
    'loggedError, PostgreSQL refused a value with %s, does not repeat the value',
    (code) => {
      const error = Object.assign(new Error(`invalid input syntax for type integer: "${CANARY}"`), { code });
      expect(loggedError(error)).toMatchObject({ message: 'a value was refused', code });
      expect(JSON.stringify(loggedError(error))).not.toContain(CANARY);
    },
  );

  test('loggedError, a refused value in a stack without frames, does not repeat it', () => {
    const error = Object.assign(new Error('bad'), { code: '22P02', stack: `Error: bad "${CANARY}"` });
    expect(JSON.stringify(loggedError(error))).not.toContain(CANARY);
  });

  test('loggedError, the value quoted in the message of a cause, does not repeat it either', () => {
    const inner = Object.assign(new Error(`bad "${CANARY}"`), { code: '22P02' });
    const logged = loggedError(new Error('outer', { cause: inner }));
    expect(logged).toMatchObject({ message: 'outer', cause: { message: 'a value was refused', code: '22P02' } });
    expect(JSON.stringify(logged)).not.toContain(CANARY);
  });

  test('loggedError, an error that causes itself, ends', () => {
    const error = new Error('loop');
    error.cause = error;
    expect(JSON.stringify(loggedError(error)).match(/"message":"loop"/g)).toHaveLength(4);
  });

  test.each([
    ['a text', 'a text'],
    [{ password: CANARY }, 'object'],
    [undefined, 'undefined'],
    [null, 'object'],
  ])('loggedError, %j was thrown, says %j', (thrown, said) => {
    expect(loggedError(thrown)).toBe(said);
  });
});
