import { describe, expect, test } from '@jest/globals';
import { Matrix, SingularValueDecomposition } from 'ml-matrix';
import { seededRandom } from '../blocks/directions.rules.ts';
import { SparseRows } from './sparse-rows.ts';
import { textTerms } from './text-terms.rules.ts';
import { truncatedSvd } from './truncated-svd.ts';
import { Vocabulary } from './vocabulary.ts';

describe('textTerms', () => {
  test('a title, loses its brand and the words of the other blocks, and the rest counts double', () => {
    const terms = textTerms({
      title: 'Serra Women Navy Striped Linen Shirt Slim Ruffles',
      words: ['slim'],
      brand: 'Serra',
    });
    expect([...terms]).toEqual([
      ['slim', 3],
      ['ruffle', 2],
    ]);
  });

  test('German, loses them too', () => {
    const terms = textTerms({ title: 'Damen Kleid rot mit Rüschen', words: [], brand: null });
    expect([...terms.keys()]).toEqual(['ruschen']);
  });

  test('a text without end, gives a bounded number of terms', () => {
    const words = Array.from({ length: 4 }, (_, at) => Array.from({ length: 90 }, (_, n) => `w${at}x${n}`).join(' '));
    expect(textTerms({ title: '', words, brand: null }).size).toBeLessThanOrEqual(48);
  });
});

describe('Vocabulary', () => {
  test('more terms than are counted at once, forgets the rarest and keeps the common', () => {
    const vocabulary = new Vocabulary({ terms: 500, sample: 100 });
    for (let at = 0; at < 50; at++) {
      const rare = Array.from({ length: 40 }, (_, n) => [`r${at}n${n}`, 1] as const);
      vocabulary.add(new Map([['common', 1], ...rare]));
    }
    expect(vocabulary.commonest(10, 2, 1)).toEqual([{ term: 'common', number: 0, documents: 50 }]);
    expect(vocabulary.commonest(10_000, 1, 1).length).toBeLessThanOrEqual(500);
    expect(vocabulary.documents).toBe(50);
  });

  test('more documents than the sample holds, are drawn evenly', () => {
    const vocabulary = new Vocabulary({ terms: 500, sample: 100 });
    for (let at = 0; at < 1_000; at++) vocabulary.add(new Map([[`t${at}`, at]]));
    const kept = Array.from(
      { length: vocabulary.sample.rows },
      (_, row) => [...vocabulary.sample.entries(row)][0]?.[1],
    );
    expect(kept).toEqual(Array.from({ length: 125 }, (_, at) => at * 8));
  });
});

describe('truncatedSvd', () => {
  test('a matrix of rank 12, has the singular values and the range that the exact one has', () => {
    const random = seededRandom(5);
    const factor = (rows: number, columns: number): Matrix =>
      Matrix.from1DArray(
        rows,
        columns,
        Array.from({ length: rows * columns }, () => random() - 0.5),
      );
    const dense = factor(80, 12).mmul(factor(12, 40));
    const sparse = new SparseRows();
    for (const row of dense.to2DArray()) sparse.add(row.map((value, column) => [column, value] as const));
    const exact = new SingularValueDecomposition(dense);
    const { singular, vectors } = truncatedSvd(sparse, 40, 5, 1);
    singular.forEach((value, k) => expect(value).toBeCloseTo(exact.diagonal[k] ?? 0, 4));
    for (let k = 0; k < 5; k++) {
      const own = exact.rightSingularVectors.getColumn(k);
      const dot = own.reduce((sum, value, column) => sum + value * (vectors[column * 5 + k] ?? 0), 0);
      expect(Math.abs(dot)).toBeCloseTo(1, 3);
    }
  });

  test('fewer columns than are wanted, gives zeros for the rest', () => {
    const sparse = new SparseRows();
    sparse.add([[0, 2]]);
    sparse.add([[1, 1]]);
    expect([...truncatedSvd(sparse, 2, 4, 1).singular].map((value) => Number(value.toFixed(4)))).toEqual([2, 1, 0, 0]);
  });
});
