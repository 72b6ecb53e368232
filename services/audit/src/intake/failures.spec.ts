import { expect, test } from '@jest/globals';
import { Failures } from './failures.ts';

test('add, again and again, counts each event by itself until it is forgotten', () => {
  const failures = new Failures();
  expect([failures.add('a'), failures.add('b'), failures.add('a')]).toEqual([1, 1, 2]);
  failures.forget('a');
  expect([failures.add('a'), failures.add('b')]).toEqual([1, 2]);
});

test('add, of more events than are remembered, forgets those that failed longest ago', () => {
  const failures = new Failures();
  failures.add('first');
  failures.add('second');
  failures.add('first');
  for (let i = 0; i < 999; i += 1) failures.add(`event ${i}`);
  expect(failures.add('first')).toBe(3);
  expect(failures.add('second')).toBe(1);
});

test('triesOf, of what waited for something before it, counts from the last delivery in which it waited', () => {
  const failures = new Failures();
  expect([failures.triesOf('a', 1), failures.triesOf('a', 5)]).toEqual([1, 5]);
  failures.waited('a', 9);
  expect([failures.triesOf('a', 9), failures.triesOf('a', 10), failures.triesOf('b', 3)]).toEqual([1, 2, 3]);
  failures.forget('a');
  expect(failures.triesOf('a', 10)).toBe(10);
});
