/** Rows of few numbers among many columns, one after another in typed arrays that grow. */
export class SparseRows {
  private columns = new Uint32Array(1_024);
  private values = new Float32Array(1_024);
  private readonly starts: number[] = [0];

  get rows(): number {
    return this.starts.length - 1;
  }

  add(entries: Iterable<readonly [column: number, value: number]>): void {
    let at = this.starts.at(-1) ?? 0;
    for (const [column, value] of entries) {
      if (at === this.columns.length) this.grow();
      this.columns[at] = column;
      this.values[at] = value;
      at++;
    }
    this.starts.push(at);
  }

  *entries(row: number): Generator<readonly [column: number, value: number]> {
    const end = this.starts[row + 1] ?? 0;
    for (let at = this.starts[row] ?? 0; at < end; at++) yield [this.columns[at] ?? 0, this.values[at] ?? 0];
  }

  /** row · matrix, of `width` columns in row-major order, written to `into`. */
  times(row: number, matrix: Float64Array, width: number, into: Float64Array): Float64Array {
    into.fill(0);
    const end = this.starts[row + 1] ?? 0;
    for (let at = this.starts[row] ?? 0; at < end; at++) {
      const value = this.values[at] ?? 0;
      const offset = (this.columns[at] ?? 0) * width;
      for (let k = 0; k < width; k++) into[k] = (into[k] ?? 0) + value * (matrix[offset + k] ?? 0);
    }
    return into;
  }

  /** Adds the transposed row · vector to `into`, of as many rows as there are columns here. */
  addTransposed(row: number, vector: Float64Array, into: Float64Array): void {
    const width = vector.length;
    const end = this.starts[row + 1] ?? 0;
    for (let at = this.starts[row] ?? 0; at < end; at++) {
      const value = this.values[at] ?? 0;
      const offset = (this.columns[at] ?? 0) * width;
      for (let k = 0; k < width; k++) into[offset + k] = (into[offset + k] ?? 0) + value * (vector[k] ?? 0);
    }
  }

  private grow(): void {
    const length = this.columns.length * 2;
    const columns = new Uint32Array(length);
    columns.set(this.columns);
    this.columns = columns;
    const values = new Float32Array(length);
    values.set(this.values);
    this.values = values;
  }
}
