import { Matrix, SingularValueDecomposition } from 'ml-matrix';
import { SparseRows } from './sparse-rows.ts';
import { dampened, NO_TEXT_MODEL, TEXT_DIMS, type TextModel } from './text-model.rules.ts';
import { truncatedSvd } from './truncated-svd.ts';
import type { Vocabulary } from './vocabulary.ts';

const MOST_TERMS = 20_000;
/** A term of one document likens nothing. */
const LEAST_DOCUMENTS = 2;
/** A term of more than this part of the documents tells nothing apart. */
const MOST_DOCUMENTS = 0.3;

/**
 * TF-IDF and truncated SVD of a vocabulary's sample (latent semantic analysis), singular values to the power of a half so that the
 * first few do not drown the rest. With a model from before, turned to lie as near to it as it can: a text block then means what it did.
 */
export function fitTextModel(vocabulary: Vocabulary, seed: number, previous: TextModel = NO_TEXT_MODEL): TextModel {
  const terms = vocabulary.commonest(MOST_TERMS, LEAST_DOCUMENTS, MOST_DOCUMENTS);
  if (terms.length === 0) return NO_TEXT_MODEL;
  const rarity = terms.map(({ documents }) => Math.log(vocabulary.documents / documents) + 1);
  const columns = new Map(terms.map(({ number }, column) => [number, column]));
  const { vectors, singular } = truncatedSvd(
    weighted(vocabulary.sample, columns, rarity),
    terms.length,
    TEXT_DIMS,
    seed,
  );
  const projection = new Float32Array(terms.length * TEXT_DIMS);
  for (let at = 0; at < projection.length; at++) {
    const scale = singular[at % TEXT_DIMS] ?? 0;
    const weight = rarity[Math.floor(at / TEXT_DIMS)] ?? 0;
    projection[at] = scale === 0 ? 0 : (weight * (vectors[at] ?? 0)) / Math.sqrt(scale);
  }
  const model = { terms: new Map(terms.map(({ term }, row) => [term, row])), projection: bounded(projection) };
  return turnedTo(previous, model);
}

/** Only directions count: the largest number is made 1, so that all can be stored in 16 bits. */
function bounded(projection: Float32Array): Float32Array {
  const largest = projection.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return largest === 0 ? projection : projection.map((value) => value / largest);
}

function weighted(sample: SparseRows, columns: ReadonlyMap<number, number>, rarity: readonly number[]): SparseRows {
  const rows = new SparseRows();
  for (let row = 0; row < sample.rows; row++) {
    const entries = [...sample.entries(row)].flatMap(([number, count]): [number, number][] => {
      const column = columns.get(number);
      return column === undefined ? [] : [[column, dampened(count) * (rarity[column] ?? 0)]];
    });
    const length = Math.hypot(...entries.map(([, value]) => value));
    rows.add(entries.map(([column, value]) => [column, value / length] as const));
  }
  return rows;
}

/** Orthogonal Procrustes over the terms both know (Schönemann, 1966). */
function turnedTo(previous: TextModel, model: TextModel): TextModel {
  const shared = [...model.terms].filter(([term]) => previous.terms.has(term));
  if (shared.length < TEXT_DIMS) return model;
  const product = Matrix.zeros(TEXT_DIMS, TEXT_DIMS);
  for (const [term, row] of shared) {
    const now = rowOf(model, row);
    const before = rowOf(previous, previous.terms.get(term) ?? 0);
    product.add(Matrix.columnVector(now).mmul(Matrix.rowVector(before)));
  }
  const { leftSingularVectors, rightSingularVectors } = new SingularValueDecomposition(product);
  const turn = leftSingularVectors.mmul(rightSingularVectors.transpose());
  const rows = Matrix.from1DArray(model.terms.size, TEXT_DIMS, model.projection).mmul(turn);
  return { terms: model.terms, projection: Float32Array.from(rows.to1DArray()) };
}

const rowOf = ({ projection }: TextModel, row: number): number[] => [
  ...projection.subarray(row * TEXT_DIMS, (row + 1) * TEXT_DIMS),
];
