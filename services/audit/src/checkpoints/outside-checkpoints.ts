import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { checkpointLine, openCheckpoint, type Checkpoint, type NoteVerifier } from '#libs/ledger';
import { LedgerRefused } from '../ledger/ledger-refused.ts';

/** Enough for some hundred checkpoints: the newest is among them. */
const TAIL_BYTES = 65_536;

export interface KeptCheckpoint extends Checkpoint {
  readonly note: string;
}

/**
 * Checkpoints where the database, its owner and its backups do not reach: a folder with `latest`, replaced as a whole, and
 * `checkpoints.log`, which only grows and holds one JSON line each.
 */
export class OutsideCheckpoints {
  readonly #dir: string;
  readonly #key: NoteVerifier;

  constructor(dir: string, key: NoteVerifier) {
    this.#dir = dir;
    this.#key = key;
  }

  /** Where they are kept, for messages. */
  get dir(): string {
    return this.#dir;
  }

  /**
   * The checkpoint of the largest size, or undefined when none was ever kept here.
   * @throws LedgerRefused when the folder cannot be read, or holds one that cannot be opened with our key.
   */
  async newest(): Promise<KeptCheckpoint | undefined> {
    const notes = await this.#reach(async () => {
      const latest = await textOf(join(this.#dir, 'latest'));
      return [...(latest === undefined ? [] : [latest]), ...(await this.#logged())];
    });
    return notes.map((note) => this.#open(note)).reduce<KeptCheckpoint | undefined>(larger, undefined);
  }

  /**
   * Keeps a checkpoint, durably, unless it is the newest already. Never replaces `latest` by a smaller one.
   * @throws LedgerRefused when the folder cannot be written.
   */
  async keep(note: string): Promise<void> {
    const checkpoint = this.#open(note);
    const newest = await this.newest();
    if (newest && (newest.note === note || newest.size > checkpoint.size)) return;
    await this.#reach(async () => {
      await mkdir(this.#dir, { recursive: true });
      await appendLine(join(this.#dir, 'checkpoints.log'), checkpointLine(note));
      const unfinished = join(this.#dir, `latest.${process.pid}`);
      await writeDurably(unfinished, note);
      await rename(unfinished, join(this.#dir, 'latest'));
      await syncFolder(this.#dir);
    });
  }

  async #reach<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new LedgerRefused(
        `Cannot add to the ledger: checkpoints cannot be kept in ${this.#dir} (${why}). Make the folder readable and writable.`,
        { cause: error },
      );
    }
  }

  /** What the end of the log holds; a line cut off by a crash is left aside. */
  async #logged(): Promise<string[]> {
    const tail = await tailOf(join(this.#dir, 'checkpoints.log'));
    return tail.split('\n').flatMap((line) => {
      try {
        return [(JSON.parse(line) as { checkpoint: string }).checkpoint];
      } catch {
        return [];
      }
    });
  }

  #open(note: string): KeptCheckpoint {
    try {
      return { ...openCheckpoint(note, [this.#key], this.#key.name), note };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new LedgerRefused(
        `Cannot add to the ledger: a checkpoint in ${this.#dir} is not one of ${this.#key.name} with this key. ${why} Give the key it was signed with, or the folder of this ledger.`,
        { cause: error },
      );
    }
  }
}

const larger = (one: KeptCheckpoint | undefined, other: KeptCheckpoint): KeptCheckpoint =>
  one && one.size >= other.size ? one : other;

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function tailOf(file: string): Promise<string> {
  let handle;
  try {
    handle = await open(file, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
  try {
    const { size } = await handle.stat();
    const length = Math.min(size, TAIL_BYTES);
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString('utf8');
  } finally {
    await handle.close();
  }
}

/** A crash may have cut off the last line: what is added begins on one of its own. */
async function appendLine(file: string, line: string): Promise<void> {
  const handle = await open(file, 'a+', 0o644);
  try {
    const { size } = await handle.stat();
    const { buffer } = await handle.read(Buffer.alloc(1), 0, Math.min(size, 1), Math.max(size - 1, 0));
    const isTorn = size > 0 && buffer.toString() !== '\n';
    await handle.writeFile(isTorn ? `\n${line}` : line);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function writeDurably(file: string, text: string): Promise<void> {
  const handle = await open(file, 'w', 0o644);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncFolder(dir: string): Promise<void> {
  const handle = await open(dir, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
