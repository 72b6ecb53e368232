import { describe, expect, test } from '@jest/globals';
import { ERROR_CODES, isErrorCode, OperationError } from './errors.ts';

describe('OperationError', () => {
  test('OperationError, made with a cause, keeps code, message, details and cause apart', () => {
    const cause = new Error('inner');
    const error = new OperationError('CONFLICT', 'Cannot do it', { details: { field: 'x' }, cause });
    expect(error).toMatchObject({
      name: 'OperationError',
      code: 'CONFLICT',
      message: 'Cannot do it',
      details: { field: 'x' },
      cause,
    });
    expect(error).toBeInstanceOf(Error);
  });

  test('OperationError, without details, has none', () => {
    expect(new OperationError('NOT_FOUND', 'm').details).toEqual({});
  });
});

describe('isErrorCode', () => {
  test.each(ERROR_CODES)('isErrorCode, %s, is one', (code) => {
    expect(isErrorCode(code)).toBe(true);
  });

  test.each(['not_found', 'NOT_FOUND ', '', undefined, null, 1, {}, ['NOT_FOUND'], 'constructor'])(
    'isErrorCode, %p, is none',
    (value) => {
      expect(isErrorCode(value)).toBe(false);
    },
  );
});
