import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { distance, nearest, searchable, slipsAllowed, wordsOf } from './spelling.rules.ts';

/** The textbook: every cell of the table, no shortcuts. */
function reference(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const cell = (i: number, j: number): number => table[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? cell(i - 2, j - 2) + 1 : Infinity;
      const row = table[i];
      if (row)
        row[j] = Math.min(
          cell(i - 1, j) + 1,
          cell(i, j - 1) + 1,
          cell(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
          swapped,
        );
    }
  }
  return cell(a.length, b.length);
}

describe('wordsOf', () => {
  test.each([
    ['Navy LINEN shirt', ['navy', 'linen', 'shirt']],
    ['  crème-brûlée, Größe ', ['creme', 'brulee', 'große']],
    ['T-shirt & "jeans" | (red)!', ['t', 'shirt', 'jeans', 'red']],
    ['red red RED', ['red']],
    ['👗 dress 裙子 платье فستان', ['dress', '裙子', 'платье', 'فستان']],
    ['ﬁne ½', ['fine', '1', '2']],
    ['', []],
    ["!!! :* <-> ' \\", []],
  ])('wordsOf, %j, gives %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  test('wordsOf, any text, gives at most 12 words of at most 40 letters and digits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const words = wordsOf(text);
        expect(words.length).toBeLessThanOrEqual(12);
        for (const word of words) {
          expect(word.length).toBeLessThanOrEqual(40);
          expect(word.toLowerCase()).toBe(word);
          expect(word).not.toMatch(/[\s&|!():*<>'"\\]/);
        }
        expect(new Set(words).size).toBe(words.length);
      }),
    );
  });

  test('wordsOf, many and long words, is cut', () => {
    expect(wordsOf(Array.from({ length: 30 }, (_, i) => `w${i}`).join(' '))).toHaveLength(12);
    expect(wordsOf('x'.repeat(200))).toEqual(['x'.repeat(40)]);
  });
});

describe('searchable', () => {
  test.each([
    ['The “Alice” dress™ by A.L.C., 50%–70% off', 'the alice dress by a l c 50 70 off'],
    ['Women’s Ø-neck', 'women s ø neck'],
    ['', ''],
  ])('searchable, %j, is parted as a query is: %j', (text, indexed) => {
    expect(searchable(text)).toBe(indexed);
  });

  test('searchable, any text, holds every word that would be looked for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const indexed = new Set(searchable(text).split(' '));
        expect(wordsOf(text).filter((word) => !indexed.has(word))).toEqual([]);
      }),
    );
  });
});

describe('distance', () => {
  test.each([
    ['shirt', 'shirt', 0],
    ['shrit', 'shirt', 1],
    ['shirt', 'shirts', 1],
    ['dreess', 'dress', 1],
    ['jeens', 'jeans', 1],
    ['skirt', 'shirt', 1],
    ['ca', 'abc', 3],
    ['', 'ab', 2],
  ])('distance, %s and %s, is %i', (a, b, expected) => {
    expect(distance(a, b, 5)).toBe(expected);
  });

  test('distance, any two words, is the textbook one, or more than the limit where that is', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, fc.nat(4), (a, b, limit) => {
        expect(Math.min(distance(a, b, limit), limit + 1)).toBe(Math.min(reference(a, b), limit + 1));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('nearest', () => {
  const VOCABULARY = ['shirt', 'skirt', 'short', 'dress', 'blouse', 'linen', 'red'];

  test.each([
    ['shrit', 'shirt'],
    ['blosue', 'blouse'],
    ['linnen', 'linen'],
    ['bluse', 'blouse'],
    ['rad', undefined],
    ['xyzzyx', undefined],
    ['dres', 'dress'],
    ['drs', undefined],
  ])('nearest, %s, is %s', (word, expected) => {
    expect(nearest(word, VOCABULARY)).toBe(expected);
  });

  test('nearest, several equally near, is the first by the alphabet, in whatever order they come', () => {
    expect(nearest('shiert', ['skiert', 'shirt'])).toBe('shirt');
    expect(nearest('shart', ['start', 'shirt', 'short'])).toBe('shirt');
    expect(nearest('shart', ['short', 'shirt', 'start'])).toBe('shirt');
  });

  test.each([
    [3, 0],
    [4, 1],
    [6, 1],
    [7, 2],
    [40, 2],
  ])('slipsAllowed, %i letters, are %i', (length, slips) => {
    expect(slipsAllowed('x'.repeat(length))).toBe(slips);
  });
});
