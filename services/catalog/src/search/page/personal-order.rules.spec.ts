import { describe, expect, test } from '@jest/globals';
import type { Match } from './diversity.rules.ts';
import { personalOrder } from './personal-order.rules.ts';
import { dayAndOffset, fromDayAndOffset } from './window-cursor.rules.ts';

const match = (itemId: string, more: Partial<Match> = {}): Match => ({
  itemId,
  score: 100,
  title: `thing ${itemId}`,
  brand: null,
  kind: itemId,
  inStock: true,
  ...more,
});
const ids = (matches: readonly Match[]): string[] => matches.map(({ itemId }) => itemId);

describe('personalOrder', () => {
  test('matches, equally good, are in the order of the taste', () => {
    const scores = new Map([
      ['a', 0.1],
      ['b', 0.9],
      ['c', 0.5],
    ]);
    expect(ids(personalOrder([match('a'), match('b'), match('c')], scores, 3))).toEqual(['b', 'c', 'a']);
  });

  test('matches, much better ones, stay before what fits the taste', () => {
    const scores = new Map([['b', 0.95]]);
    expect(ids(personalOrder([match('a'), match('b', { score: 20 })], scores, 2))).toEqual(['a', 'b']);
  });

  test('matches, sold out, come after equally good ones in stock whatever the taste', () => {
    const scores = new Map([
      ['a', 0.2],
      ['b', 0.9],
    ]);
    expect(ids(personalOrder([match('a'), match('b', { inStock: false })], scores, 2))).toEqual(['a', 'b']);
  });

  test('matches, all of them, are there once, in the same order every time', () => {
    const many = Array.from({ length: 240 }, (_, at) => match(`i${at}`, { score: 100 - (at % 7), kind: 'shirt' }));
    const scores = new Map(many.map(({ itemId }, at) => [itemId, (at % 11) / 10]));
    const ordered = ids(personalOrder(many, scores, 48));
    expect([...ordered].sort()).toEqual(ids(many).sort());
    expect(ids(personalOrder(many, scores, 48))).toEqual(ordered);
  });
});

describe('cursor into a window', () => {
  test.each([
    ['48', { day: undefined, offset: 48 }],
    ['20785012', { day: 20_785, offset: 12 }],
    ['-5', { day: undefined, offset: 0 }],
  ])('place %j, is %j', (value, place) => {
    expect(dayAndOffset(value)).toEqual(place);
  });

  test('place, written and read, is the same', () => {
    expect(dayAndOffset(fromDayAndOffset({ day: 20_785, offset: 239 }))).toEqual({ day: 20_785, offset: 239 });
  });
});
