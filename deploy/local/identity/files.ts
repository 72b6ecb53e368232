import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StartError, codeOf } from '../start-error.ts';

/**
 * The JSON object in `path`, or undefined when there is no such file.
 * @throws StartError when the file is damaged.
 */
export async function readJson(path: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new StartError(
      `Cannot read ${path}: ${codeOf(error) ?? 'unknown error'}. Give this user the right to read it.`,
    );
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new StartError(`Cannot read ${path}: it is not JSON. Delete it; clients then connect anew.`);
  }
}

/** Readers see the old file or the new one, never half of it. Only this user may read it: it holds keys and tokens. */
export async function writeJson(path: string, content: unknown): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(temporary, JSON.stringify(content), { mode: 0o600, flush: true });
  await rename(temporary, path);
}
