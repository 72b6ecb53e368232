import { EigenvalueDecomposition, Matrix, QrDecomposition } from 'ml-matrix';
import { normal, seededRandom } from '../blocks/directions.rules.ts';
import type { SparseRows } from './sparse-rows.ts';

/** Right singular vectors, `columns` × `rank` in row-major order, and the singular values, the largest first. */
export interface TruncatedSvd {
  readonly vectors: Float64Array;
  readonly singular: Float64Array;
}

/** Directions that are tried beyond those wanted, and how often the range is refined. */
const OVERSAMPLING = 10;
const ITERATIONS = 4;

/**
 * The `rank` largest singular values of a sparse matrix and their right vectors, by randomised subspace iteration (Halko, Martinsson
 * and Tropp: Finding structure with randomness, 2011, algorithms 4.4 and 5.1). What is missing where the matrix has a lower rank is zero.
 */
export function truncatedSvd(rows: SparseRows, columns: number, rank: number, seed: number): TruncatedSvd {
  const width = Math.min(rank + OVERSAMPLING, columns);
  const random = seededRandom(seed);
  let basis = orthonormal(
    Float64Array.from({ length: columns * width }, () => normal(random)),
    columns,
    width,
  );
  const product = new Float64Array(width);
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const next = new Float64Array(columns * width);
    for (let row = 0; row < rows.rows; row++) rows.addTransposed(row, rows.times(row, basis, width, product), next);
    basis = orthonormal(next, columns, width);
  }
  return rotated(basis, gramOf(rows, basis, width), columns, width, rank);
}

/** (A·Q)ᵀ(A·Q): small, with the squares of the singular values as its eigenvalues. */
function gramOf(rows: SparseRows, basis: Float64Array, width: number): Matrix {
  const gram = new Float64Array(width * width);
  const product = new Float64Array(width);
  for (let row = 0; row < rows.rows; row++) {
    rows.times(row, basis, width, product);
    for (let i = 0; i < width; i++) {
      const value = product[i] ?? 0;
      for (let j = 0; j < width; j++) gram[i * width + j] = (gram[i * width + j] ?? 0) + value * (product[j] ?? 0);
    }
  }
  return Matrix.from1DArray(width, width, gram);
}

function rotated(basis: Float64Array, gram: Matrix, columns: number, width: number, rank: number): TruncatedSvd {
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(gram, { assumeSymmetric: true });
  const order = realEigenvalues
    .map((_, at) => at)
    .sort((a, b) => (realEigenvalues[b] ?? 0) - (realEigenvalues[a] ?? 0));
  const singular = Float64Array.from({ length: rank }, (_, k) =>
    Math.sqrt(Math.max(0, realEigenvalues[order[k] ?? -1] ?? 0)),
  );
  const vectors = new Float64Array(columns * rank);
  for (let k = 0; k < Math.min(rank, width); k++) {
    if ((singular[k] ?? 0) <= Number.EPSILON * (singular[0] ?? 0)) continue;
    const own = eigenvectorMatrix.getColumn(order[k] ?? 0);
    for (let column = 0; column < columns; column++) {
      let sum = 0;
      for (let i = 0; i < width; i++) sum += (basis[column * width + i] ?? 0) * (own[i] ?? 0);
      vectors[column * rank + k] = sum;
    }
    pointPositive(vectors, columns, rank, k);
  }
  return { vectors, singular };
}

/** A singular vector is as good as its negative: the one whose largest part is positive is taken. */
function pointPositive(vectors: Float64Array, columns: number, rank: number, k: number): void {
  let largest = 0;
  for (let column = 0; column < columns; column++) {
    const value = vectors[column * rank + k] ?? 0;
    if (Math.abs(value) > Math.abs(largest)) largest = value;
  }
  if (largest >= 0) return;
  for (let column = 0; column < columns; column++) vectors[column * rank + k] = -(vectors[column * rank + k] ?? 0);
}

function orthonormal(values: Float64Array, rows: number, width: number): Float64Array {
  const matrix = Matrix.from1DArray(rows, width, values);
  return Float64Array.from(new QrDecomposition(matrix).orthogonalMatrix.to1DArray());
}
