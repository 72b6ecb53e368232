import { DIMS } from './item-vector.rules.ts';

/** The vectors of many items, by row, as 16-bit floats: 256 bytes each, so that a million take a quarter of a gigabyte. */
export class VectorTable {
  readonly rows: number;
  private readonly values: Float16Array;

  constructor(rows: number) {
    this.rows = rows;
    this.values = new Float16Array(rows * DIMS);
  }

  set(row: number, vector: ArrayLike<number>): void {
    this.values.set(vector, row * DIMS);
  }

  /** The vector of a row, written to `into`. */
  read(row: number, into = new Float32Array(DIMS)): Float32Array {
    into.set(this.values.subarray(row * DIMS, (row + 1) * DIMS));
    return into;
  }
}
