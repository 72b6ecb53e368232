/** A vector, or why there is none. */
export type MadeVector =
  { readonly vector: Float32Array; readonly problem: null } | { readonly vector: null; readonly problem: string };

/** Most characters of a problem. */
const MOST_TOLD = 300;

/**
 * Makes the vector of one item. What is wrong with its row, whoever wrote it, becomes a problem that can be told, so that nobody else's
 * item waits for it. A number that is none is wrong as well: such a vector spoils every comparison it takes part in.
 */
export function madeVector(make: () => Float32Array): MadeVector {
  try {
    const vector = make();
    if (vector.every(Number.isFinite)) return { vector, problem: null };
    return { vector: null, problem: 'Cannot make its vector: some of its numbers are none' };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { vector: null, problem: `Cannot make its vector: ${why}`.slice(0, MOST_TOLD) };
  }
}
