import { FEED_LIMITS } from '../feed-limits.ts';
import type { FlatRow } from './flat-fields.ts';
import { SpoolFiles } from './spool-files.ts';

/** Rows of one product. `rows` is empty when there are too many to hold, and `count` still tells how many. */
export interface RowGroup {
  key: string;
  rows: FlatRow[];
  count: number;
  firstRow: number;
  overflow: 'too_many_rows' | 'product_too_large' | null;
}

/** What is held in memory before anything goes to disk; a feed of 20,000 rows never does. */
const MEMORY_CHARS = 24_000_000;

/**
 * Brings rows of one product together, wherever they stand in the file. What does not fit into memory is written to files by a digest
 * of the key, and each is read back by itself. Only the last row tells that no other of a product comes, so nothing is given before.
 */
export class GroupSpool {
  private held: [string, FlatRow][] = [];
  private chars = 0;
  private files: SpoolFiles | null = null;

  private readonly memoryChars: number;

  constructor(memoryChars = MEMORY_CHARS) {
    this.memoryChars = memoryChars;
  }

  async add(key: string, row: FlatRow): Promise<void> {
    if (this.files !== null) {
      await this.files.write(partitionOf(key), JSON.stringify([key, row]));
      return;
    }
    this.held.push([key, row]);
    this.chars += charsOf(row);
    if (this.chars <= this.memoryChars) return;
    this.files = await SpoolFiles.open(PARTITIONS);
    for (const [heldKey, heldRow] of this.held)
      await this.files.write(partitionOf(heldKey), JSON.stringify([heldKey, heldRow]));
    this.held = [];
  }

  /** Groups in the order of their first rows, file by file. */
  async *groups(): AsyncGenerator<RowGroup> {
    if (this.files === null) {
      const groups = new Groups();
      for (const [key, row] of this.held) groups.add(key, row);
      this.held = [];
      yield* groups.all();
      return;
    }
    for (let partition = 0; partition < PARTITIONS; partition += 1) {
      const groups = new Groups();
      for await (const line of this.files.lines(partition)) groups.add(...(JSON.parse(line) as [string, FlatRow]));
      yield* groups.all();
    }
  }

  async close(): Promise<void> {
    this.held = [];
    await this.files?.close();
  }
}

const PARTITIONS = 64;

function partitionOf(key: string): number {
  let hash = 0;
  for (let at = 0; at < key.length; at += 1) hash = (Math.imul(hash, 31) + key.charCodeAt(at)) | 0;
  return (hash >>> 0) % PARTITIONS;
}

function charsOf({ cells }: FlatRow): number {
  let chars = 200;
  for (const values of Object.values(cells)) for (const value of values) chars += value.length + 20;
  return chars;
}

class Groups {
  private readonly byKey = new Map<string, RowGroup & { chars: number }>();

  add(key: string, row: FlatRow): void {
    let group = this.byKey.get(key);
    if (group === undefined) {
      group = { key, rows: [], count: 0, firstRow: row.row, overflow: null, chars: 0 };
      this.byKey.set(key, group);
    }
    group.count += 1;
    group.chars += charsOf(row);
    if (group.count > FEED_LIMITS.rowsPerProduct) group.overflow ??= 'too_many_rows';
    if (group.chars > FEED_LIMITS.charsPerProduct) group.overflow ??= 'product_too_large';
    if (group.overflow === null) group.rows.push(row);
    else group.rows = [];
  }

  *all(): Generator<RowGroup> {
    for (const [key, group] of this.byKey) {
      this.byKey.delete(key);
      yield group;
    }
  }
}
