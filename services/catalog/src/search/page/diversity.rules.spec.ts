import { describe, expect, test } from '@jest/globals';
import { diverse, type Match } from './diversity.rules.ts';

const match = (itemId: string, more: Partial<Match> = {}): Match => ({
  itemId,
  score: 100,
  title: itemId,
  brand: null,
  kind: 'shirt',
  inStock: true,
  ...more,
});
const ids = (matches: readonly Match[]): string => matches.map(({ itemId }) => itemId).join(' ');

describe('diverse', () => {
  test('matches, equally good ones of a brand, take turns with those of another', () => {
    const of = (brand: string, n: number): Match => match(`${brand}${n}`, { brand, title: `Shirt ${brand}` });
    expect(ids(diverse([of('a', 1), of('a', 2), of('b', 1), of('b', 2)]))).toBe('a1 b1 a2 b2');
  });

  test('matches, much better ones, stay first although they are alike', () => {
    expect(ids(diverse([match('a', { brand: 'x' }), match('b', { brand: 'x' }), match('c', { score: 10 })]))).toBe(
      'a b c',
    );
  });

  test('matches, sold out, come after all that are in stock and equally good', () => {
    const same = { brand: 'x', title: 'Linen shirt' };
    const sold = match('sold', { inStock: false, brand: 'y', title: 'Other' });
    expect(ids(diverse([sold, match('a', same), match('b', same), match('c', same)]))).toBe('a b c sold');
  });

  test('matches, all of them, are there once, in the same order every time', () => {
    const many = Array.from({ length: 48 }, (_, at) =>
      match(`i${at}`, { brand: `b${at % 3}`, score: 100 - (at % 7), title: `Shirt ${at % 5}` }),
    );
    const ordered = diverse(many);
    expect(ordered.map(({ itemId }) => itemId).sort()).toEqual(many.map(({ itemId }) => itemId).sort());
    expect(ids(diverse(many))).toBe(ids(ordered));
    expect(diverse([])).toEqual([]);
  });
});
