import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DIMS } from './item-vector.rules.ts';
import { decodeVector, encodeVector, VECTOR_BYTES } from './vector-codec.rules.ts';

describe('the codec of vectors', () => {
  test('any vector, there and back, keeps three digits and is stable after', () => {
    fc.assert(
      fc.property(
        fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: DIMS, maxLength: DIMS }),
        (values) => {
          const bytes = encodeVector(values);
          const back = decodeVector(bytes);
          expect(bytes).toHaveLength(VECTOR_BYTES);
          back.forEach((value, at) => expect(Math.abs(value - (values[at] ?? 0))).toBeLessThan(0.0005));
          expect(encodeVector(back).equals(bytes)).toBe(true);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('1 and -2, are stored as IEEE 754 says, little endian', () => {
    const bytes = encodeVector(Float32Array.from({ length: DIMS }, (_, at) => (at === 0 ? 1 : -2)));
    expect(bytes.subarray(0, 4).toString('hex')).toBe('003c00c0');
  });

  test('what is no vector, is refused', () => {
    expect(() => encodeVector([1, 2])).toThrow('128 dimensions, not 2');
    expect(() => decodeVector(Buffer.alloc(7))).toThrow('256 bytes, not 7');
  });
});
