import { describe, expect, test } from '@jest/globals';
import { assertExpected } from './merchant.rules.ts';

const refusal = (current: number | undefined, expected: readonly string[] | undefined): unknown => {
  try {
    assertExpected('shop', current, expected);
    return null;
  } catch (error) {
    return error;
  }
};

describe('assertExpected', () => {
  test.each<[string, number | undefined, string[] | undefined]>([
    ['nothing asked', 3, undefined],
    ['nothing asked of a new one', undefined, undefined],
    ['the current version', 3, ['3']],
    ['the current version among others', 3, ['1', '3']],
    ['any version', 3, ['*']],
    ['a new one, and it is', undefined, []],
  ])('assertExpected, %s, lets it pass', (_, current, expected) => {
    expect(refusal(current, expected)).toBeNull();
  });

  test.each<[string, number | undefined, string[], string]>([
    ['an older version', 3, ['2'], 'Read it again'],
    ['the number in another spelling', 3, ['03', '3.0', ' 3'], 'Read it again'],
    ['a version of one that is not there', undefined, ['1'], 'there is no merchant shop'],
    ['any version of one that is not there', undefined, ['*'], 'there is no merchant shop'],
    ['a new one, and it is not', 3, [], 'already there'],
  ])('assertExpected, %s, is a conflict that says what to do', (_, current, expected, words) => {
    expect(refusal(current, expected)).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining(words),
      details: { precondition: 'version' },
    });
  });
});
