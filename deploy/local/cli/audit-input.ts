import { createReadStream, type Stats } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { noteVerifier, type NoteVerifier, type OutsideCheckpoint } from '../../../libs/ledger/src/index.ts';
import { CliError } from './run-cli.ts';

const MAX_FILE_BYTES = 64 * 1024 * 1024;
const GZIP_MAGIC = Buffer.from([0x1f, 0x8b]);

/** The bytes of exports one after the other, unpacked. @param paths files, or `-` for stdin. */
export async function* exportBytes(paths: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const path of paths) {
    if (path !== '-') await assertFile(path);
    const input: AsyncIterable<Uint8Array> =
      path === '-' ? process.stdin : createReadStream(path, { highWaterMark: 256 * 1024 });
    try {
      yield* unpacked(input);
    } catch (error) {
      throw new CliError(`Cannot read ${path === '-' ? 'stdin' : path}: ${messageOf(error)}. Get the export again.`);
    }
  }
}

/** Keys from their texts, or from files with one on each line. */
export async function readKeys(given: readonly string[]): Promise<NoteVerifier[]> {
  const keys: NoteVerifier[] = [];
  for (const one of given) {
    const isFile = await stat(one).then(
      (found) => found.isFile(),
      () => false,
    );
    const texts = isFile ? (await textOf(one)).split('\n').filter((line) => line.trim() !== '') : [one];
    for (const text of texts) {
      try {
        keys.push(noteVerifier(text));
      } catch (error) {
        throw new CliError(
          `Cannot use --key ${isFile ? one : `${one.slice(0, 80)}: there is no such file`}. ${messageOf(error)}`,
          2,
        );
      }
    }
  }
  return keys;
}

/**
 * Checkpoints from files, each a note or JSON lines, and from folders of such files. A line that a crash cut off is no JSON: it is
 * passed over with a warning, as it would say nothing if it were not there.
 */
export async function readCheckpoints(paths: readonly string[]): Promise<OutsideCheckpoint[]> {
  const files = await Promise.all(paths.map(filesOf));
  const found: OutsideCheckpoint[] = [];
  for (const file of files.flat()) {
    const text = await textOf(file);
    if (!text.startsWith('{')) found.push({ from: file, note: text });
    else found.push(...fromLines(text, file));
  }
  return found;
}

function fromLines(text: string, file: string): OutsideCheckpoint[] {
  const found = text.split('\n').flatMap((line, index) => (line === '' ? [] : fromLine(line, `${file}:${index + 1}`)));
  if (found.length === 0) throw new CliError(`Cannot use --checkpoint ${file}: no line of it is a checkpoint.`, 2);
  return found;
}

function fromLine(line: string, from: string): OutsideCheckpoint[] {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    process.stderr.write(`Passing over ${from}: it is not JSON, as when a crash cuts a line off.\n`);
    return [];
  }
  if (typeof value === 'object' && value !== null && 'checkpoint' in value && typeof value.checkpoint === 'string') {
    return [{ from, note: value.checkpoint }];
  }
  throw new CliError(`Cannot read ${from}: it should be {"checkpoint":"<the text of the signed note>"}.`, 2);
}

async function filesOf(path: string): Promise<string[]> {
  const found = await statOf(path);
  if (!found.isDirectory()) return [path];
  const names = await readdir(path, { withFileTypes: true });
  const files = names
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => join(path, name));
  if (files.length === 0) throw new CliError(`Cannot use --checkpoint ${path}: there is no file in it.`, 2);
  return files.sort();
}

async function textOf(path: string): Promise<string> {
  const { size } = await assertFile(path);
  if (size > MAX_FILE_BYTES) throw new CliError(`Cannot read ${path}: it has more than ${MAX_FILE_BYTES} bytes.`, 2);
  return readFile(path, 'utf8');
}

async function assertFile(path: string): Promise<{ size: number }> {
  const found = await statOf(path);
  if (!found.isFile() && !found.isFIFO()) throw new CliError(`Cannot read ${path}: it is not a file.`, 2);
  return found;
}

const statOf = (path: string): Promise<Stats> =>
  stat(path).catch((error: unknown) => {
    const reason = messageOf(error);
    throw new CliError(`Cannot read ${path}: ${reason.startsWith('ENOENT') ? 'there is no such file' : reason}.`, 2);
  });

/** Unpacks what begins as gzip does, whatever its name. */
async function* unpacked(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks = input[Symbol.asyncIterator]();
  let first = Buffer.alloc(0);
  while (first.length < GZIP_MAGIC.length) {
    const next = await chunks.next();
    if (next.done) break;
    first = Buffer.concat([first, next.value]);
  }
  const all = Readable.from(from(first, chunks), { objectMode: false });
  // An error travels down the pipeline, to whoever reads its end.
  yield* first.subarray(0, 2).equals(GZIP_MAGIC) ? pipeline(all, createGunzip(), () => undefined) : all;
}

async function* from(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (first.length > 0) yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
