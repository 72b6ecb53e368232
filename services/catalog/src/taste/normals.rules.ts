import { createHash } from 'node:crypto';

/** Uniform numbers from 0 to 1, 1 excluded, the same for the same seed: 32 bits each of SHA-256 in counter mode. */
export function uniformsOf(seed: string, count: number): Float64Array {
  const uniforms = new Float64Array(count);
  for (let block = 0; block * 8 < count; block++) {
    const bytes = createHash('sha256').update(`${seed}\0${block}`).digest();
    for (let at = 0; at < 8 && block * 8 + at < count; at++)
      uniforms[block * 8 + at] = bytes.readUInt32BE(at * 4) / 2 ** 32;
  }
  return uniforms;
}

/** Independent standard normal numbers, the same for the same seed (Box and Muller 1958). */
export function normalsOf(seed: string, count: number): Float64Array {
  const uniforms = uniformsOf(seed, count + (count % 2));
  return Float64Array.from({ length: count }, (_, at) => {
    const even = at - (at % 2);
    const radius = Math.sqrt(-2 * Math.log(1 - (uniforms[even] ?? 0)));
    const angle = 2 * Math.PI * (uniforms[even + 1] ?? 0);
    return radius * (at % 2 === 0 ? Math.cos(angle) : Math.sin(angle));
  });
}
