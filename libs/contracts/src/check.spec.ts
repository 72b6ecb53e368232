import { describe, expect, test } from '@jest/globals';
import { checked } from './check.ts';
import { OperationError } from './errors.ts';
import { Field } from './field.ts';

class Inner {
  @Field.text({ max: 10, describe: 'A word' }) word!: string;
}
class Message {
  @Field.integer({ min: 1, max: 9, describe: 'A count' }) count!: number;
  @Field.choice(['red', 'blue'], { optional: true, describe: 'A colour' }) colour?: string;
  @Field.object(() => Inner, { optional: true, describe: 'Inside' }) inner?: Inner;
  @Field.list(() => Inner, { max: 2, optional: true, describe: 'More' }) more?: Inner[];
  @Field.object(() => Inner, { optional: true, nullable: true, describe: 'Perhaps' }) perhaps?: Inner | null;
}

const failure = (value: unknown, mode: 'strict' | 'tolerant' = 'strict'): OperationError => {
  try {
    checked(Message, value, mode);
  } catch (error) {
    if (error instanceof OperationError) return error;
    throw error;
  }
  throw new Error('was accepted');
};

describe('checked', () => {
  test.each([
    [{}, 'count', '"count" is missing: give it, see the tool\'s input schema'],
    [{ count: 10 }, 'count', '"count" must be <= 9'],
    [{ count: '1' }, 'count', '"count" must be integer'],
    [{ count: 1.5 }, 'count', '"count" must be integer'],
    [{ count: 1, colour: 'green' }, 'colour', '"colour" must be one of red, blue'],
    [{ count: 1, size: 3 }, 'size', '"size" is not a known field: leave it out, or use a name from the input schema'],
    [{ count: 1, inner: {} }, 'inner.word', '"inner.word" is missing: give it, see the tool\'s input schema'],
    [
      { count: 1, inner: { word: 'x', extra: 1 } },
      'inner.extra',
      '"inner.extra" is not a known field: leave it out, or use a name from the input schema',
    ],
    [
      { count: 1, more: [{ word: 'x' }, { word: '' }] },
      'more.1.word',
      '"more.1.word" must NOT have fewer than 1 characters',
    ],
    [
      JSON.parse('{"count":1,"__proto__":{}}'),
      '__proto__',
      '"__proto__" is not a known field: leave it out, or use a name from the input schema',
    ],
    [null, '', 'the arguments must be object'],
    [[], '', 'the arguments must be object'],
    ['x', '', 'the arguments must be object'],
  ])('checked, %j, names the field and what it must be', (value, field, message) => {
    expect(failure(value)).toMatchObject({ code: 'INVALID_INPUT', message, details: { field } });
  });

  test('checked, a value that fits, comes back as it was given', () => {
    const value = { count: 1, inner: { word: 'x' }, perhaps: null };
    expect(checked(Message, value, 'strict')).toBe(value);
    expect(value).toEqual({ count: 1, inner: { word: 'x' }, perhaps: null });
  });

  test('checked, fields a newer version sends, are dropped by the tolerant reader at every depth', () => {
    const value = {
      count: 1,
      new: 1,
      inner: { word: 'x', new: 2 },
      more: [{ word: 'y', new: 3 }],
      perhaps: { word: 'z', new: 4 },
    };
    expect(checked(Message, value, 'tolerant')).toEqual({
      count: 1,
      inner: { word: 'x' },
      more: [{ word: 'y' }],
      perhaps: { word: 'z' },
    });
  });

  test('checked, a wrong field for the tolerant reader, is refused all the same', () => {
    expect(failure({ count: 0 }, 'tolerant').details).toEqual({ field: 'count' });
  });

  test('checked, U+0000 anywhere at the edge, is refused because the database cannot keep it', () => {
    expect(failure({ count: 1, inner: { word: 'a\u0000b' } })).toMatchObject({
      code: 'INVALID_INPUT',
      details: { field: 'inner.word' },
    });
    expect(failure({ count: 1, more: [{ word: 'a' }, { word: '\u0000' }] })).toMatchObject({
      details: { field: 'more.1.word' },
    });
  });

  test('checked, half of a surrogate pair at the edge, is refused because it is no text', () => {
    expect(failure({ count: 1, inner: { word: 'a\ud800b' } })).toMatchObject({
      code: 'INVALID_INPUT',
      message: '"inner.word" contains half of a surrogate pair: send whole characters',
    });
  });

  test('checked, a very long unknown name, is cut in the answer', () => {
    expect(failure({ count: 1, ['x'.repeat(10_000)]: 1 }).message.length).toBeLessThan(200);
  });
});
