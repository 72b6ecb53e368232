import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { DIMS } from '../vectors/item-vector.rules.ts';
import type { VectorTable } from '../vectors/vector-table.ts';
import type { Places } from './places.rules.ts';

/** Rows the covariance is taken from: more do not change it. */
const SAMPLE = 100_000;

/** Every row on the two axes along which the vectors differ most (PCA by the covariance of an even sample and its eigenvectors). */
export function principalPlaces(vectors: VectorTable): Places {
  const mean = new Float64Array(DIMS);
  const axes = principalAxes(vectors, mean);
  const places = new Float32Array(2 * vectors.rows);
  const vector = new Float32Array(DIMS);
  for (let row = 0; row < vectors.rows; row++) {
    vectors.read(row, vector);
    axes.forEach((axis, k) => {
      let sum = 0;
      for (let d = 0; d < DIMS; d++) sum += ((vector[d] ?? 0) - (mean[d] ?? 0)) * (axis[d] ?? 0);
      places[2 * row + k] = sum;
    });
  }
  return places;
}

/** Two unit vectors; writes the mean of the sample to `mean`. */
function principalAxes(vectors: VectorTable, mean: Float64Array): number[][] {
  const stride = Math.max(1, Math.ceil(vectors.rows / SAMPLE));
  const products = new Float64Array(DIMS * DIMS);
  const vector = new Float32Array(DIMS);
  let rows = 0;
  for (let row = 0; row < vectors.rows; row += stride, rows++) {
    vectors.read(row, vector);
    for (let i = 0; i < DIMS; i++) {
      const value = vector[i] ?? 0;
      if (value === 0) continue;
      mean[i] = (mean[i] ?? 0) + value;
      for (let j = 0; j < DIMS; j++) products[i * DIMS + j] = (products[i * DIMS + j] ?? 0) + value * (vector[j] ?? 0);
    }
  }
  if (rows === 0) return [new Array<number>(DIMS).fill(0), new Array<number>(DIMS).fill(0)];
  for (let i = 0; i < DIMS; i++) mean[i] = (mean[i] ?? 0) / rows;
  const covariance = products.map(
    (sum, at) => sum / rows - (mean[Math.floor(at / DIMS)] ?? 0) * (mean[at % DIMS] ?? 0),
  );
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(
    Matrix.from1DArray(DIMS, DIMS, covariance),
    { assumeSymmetric: true },
  );
  const order = realEigenvalues
    .map((_, at) => at)
    .sort((a, b) => (realEigenvalues[b] ?? 0) - (realEigenvalues[a] ?? 0));
  return order.slice(0, 2).map((at) => pointedPositive(eigenvectorMatrix.getColumn(at)));
}

/** An eigenvector is as good as its negative: the one whose largest part is positive is taken. */
function pointedPositive(axis: number[]): number[] {
  const largest = axis.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
  return largest < 0 ? axis.map((value) => -value) : axis;
}
