import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FeedUnusable } from '../feed-reader.ts';

/** More than the largest feed that may be unpacked, with what JSON adds to it. */
const MAX_DISK_BYTES = 8 * 2 ** 30;
const BUFFER_CHARS = 128_000;
const READ_BYTES = 256 * 1024;

/** Temporary files of lines. They have no name from the start, so that the system frees them even when the process is killed. */
export class SpoolFiles {
  private readonly buffers: string[][];
  private readonly chars: number[];
  private bytes = 0;

  private readonly files: readonly FileHandle[];

  private constructor(files: readonly FileHandle[]) {
    this.files = files;

    this.buffers = files.map(() => []);
    this.chars = files.map(() => 0);
  }

  static async open(count: number, parent = tmpdir()): Promise<SpoolFiles> {
    const folder = await mkdtemp(join(parent, 'atelier-feed-'));
    const files: FileHandle[] = [];
    try {
      for (let index = 0; index < count; index += 1) files.push(await open(join(folder, String(index)), 'wx+', 0o600));
    } catch (error) {
      await Promise.all(files.map((file) => file.close()));
      throw error;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    return new SpoolFiles(files);
  }

  /** `line` has no line break in it. @throws FeedUnusable when the feed takes more disk than any may. */
  async write(file: number, line: string): Promise<void> {
    this.buffers[file]?.push(line, '\n');
    this.chars[file] = (this.chars[file] ?? 0) + line.length;
    if (this.chars[file] > BUFFER_CHARS) await this.flush(file);
  }

  async *lines(file: number): AsyncGenerator<string> {
    await this.flush(file);
    const buffer = Buffer.alloc(READ_BYTES);
    let [at, rest]: [number, Buffer[]] = [0, []];
    for (;;) {
      const read = (await this.files[file]?.read(buffer, 0, READ_BYTES, at))?.bytesRead ?? 0;
      if (read === 0) return;
      at += read;
      let from = 0;
      for (let end = buffer.indexOf(10); end !== -1 && end < read; end = buffer.indexOf(10, from)) {
        yield rest.length === 0
          ? buffer.toString('utf8', from, end)
          : Buffer.concat([...rest, buffer.subarray(from, end)]).toString('utf8');
        rest = [];
        from = end + 1;
      }
      if (from < read) rest.push(Buffer.from(buffer.subarray(from, read)));
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.files.map((file) => file.close()));
  }

  private async flush(file: number): Promise<void> {
    const bytes = Buffer.from(this.buffers[file]?.join('') ?? '');
    this.buffers[file] = [];
    this.chars[file] = 0;
    this.bytes += bytes.length;
    if (this.bytes > MAX_DISK_BYTES)
      throw new FeedUnusable('Cannot read the feed: it is too large to be sorted by product; split it.');
    if (bytes.length > 0) await this.files[file]?.appendFile(bytes);
  }
}
