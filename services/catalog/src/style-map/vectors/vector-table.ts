import { DIMS } from './item-vector.rules.ts';
import { encodeVector } from './vector-codec.rules.ts';

/** The vectors of many items, by row, as 16-bit floats: 256 bytes each, so that a million take a quarter of a gigabyte. */
export class VectorTable {
  readonly rows: number;
  private readonly values: Float16Array;
  /** The same bytes, two numbers at once, to tell rows apart. */
  private readonly words: Uint32Array;

  constructor(rows: number, values = new Float16Array(rows * DIMS)) {
    if (values.length !== rows * DIMS) throw new RangeError(`${rows} vectors are not ${values.length} numbers`);
    this.rows = rows;
    this.values = values;
    this.words = new Uint32Array(values.buffer, values.byteOffset, (rows * DIMS) / 2);
  }

  /** A table as `bytes` gave it. */
  static of(bytes: Uint8Array): VectorTable {
    const values = new Float16Array(Math.floor(bytes.byteLength / 2));
    new Uint8Array(values.buffer).set(bytes.subarray(0, values.byteLength));
    return new VectorTable(values.length / DIMS, values);
  }

  /** All of it, row after row, as this machine writes numbers: for files that do not leave it. */
  get bytes(): Uint8Array {
    return new Uint8Array(this.values.buffer, this.values.byteOffset, this.values.byteLength);
  }

  /** Bytes of a row as `encodeVector` would give them. */
  encoded(row: number): Buffer {
    return encodeVector(this.values.subarray(row * DIMS, (row + 1) * DIMS));
  }

  set(row: number, vector: ArrayLike<number>): void {
    this.values.set(vector, row * DIMS);
  }

  /** The vector of a row, written to `into`. */
  read(row: number, into = new Float32Array(DIMS)): Float32Array {
    into.set(this.values.subarray(row * DIMS, (row + 1) * DIMS));
    return into;
  }

  /** Rows one after another in a table of their own. */
  select(rows: ArrayLike<number>): VectorTable {
    const selected = new VectorTable(rows.length);
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] ?? 0;
      selected.values.set(this.values.subarray(row * DIMS, (row + 1) * DIMS), at * DIMS);
    }
    return selected;
  }

  /** The same for rows of the same vector, seldom for others. */
  hash(row: number): number {
    let hash = 0x811c9dc5;
    const end = (row + 1) * WORDS;
    for (let at = row * WORDS; at < end; at++)
      hash = Math.imul(hash ^ (this.words[at] ?? 0), 0x01000193) ^ (hash >>> 15);
    return hash >>> 0;
  }

  isSame(row: number, other: number): boolean {
    for (let at = 0; at < WORDS; at++)
      if (this.words[row * WORDS + at] !== this.words[other * WORDS + at]) return false;
    return true;
  }
}

const WORDS = DIMS / 2;
