import { expect, test } from '@jest/globals';
import { madeVector } from './made-vector.rules.ts';

test('madeVector, numbers that are some, is the vector', () => {
  const vector = Float32Array.of(0.6, 0.8);
  expect(madeVector(() => vector)).toEqual({ vector, problem: null });
});

test.each([
  [
    'something thrown',
    () => {
      throw new RangeError('colours.forEach is not a function');
    },
    'Cannot make its vector: colours.forEach is not a function',
  ],
  ['a number that is none', () => Float32Array.of(0.6, NaN), 'Cannot make its vector: some of its numbers are none'],
])('madeVector, %s, is a problem that can be told', (_, make, problem) => {
  expect(madeVector(make)).toEqual({ vector: null, problem });
});

test('madeVector, a problem without end, is cut', () => {
  const { problem } = madeVector(() => {
    throw new Error('x'.repeat(10_000));
  });
  expect(problem).toHaveLength(300);
});
