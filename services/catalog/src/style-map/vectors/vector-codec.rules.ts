import { DIMS } from './item-vector.rules.ts';

/** Bytes of a stored vector: 16-bit floats (IEEE 754 binary16), little endian. */
export const VECTOR_BYTES = DIMS * 2;

/** A vector as it is stored; values keep three decimal digits. Throws a RangeError for another length. */
export function encodeVector(vector: ArrayLike<number>): Buffer {
  if (vector.length !== DIMS) throw new RangeError(`An item vector has ${DIMS} dimensions, not ${vector.length}`);
  const bytes = Buffer.alloc(VECTOR_BYTES);
  const view = new DataView(bytes.buffer, bytes.byteOffset, VECTOR_BYTES);
  for (let at = 0; at < DIMS; at++) view.setFloat16(2 * at, vector[at] ?? 0, true);
  return bytes;
}

/** A stored vector. Throws a RangeError where the bytes are not one. */
export function decodeVector(bytes: Uint8Array): Float32Array {
  if (bytes.byteLength !== VECTOR_BYTES)
    throw new RangeError(`A stored item vector has ${VECTOR_BYTES} bytes, not ${bytes.byteLength}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, VECTOR_BYTES);
  return Float32Array.from({ length: DIMS }, (_, at) => view.getFloat16(2 * at, true));
}
