import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { type AssetStore, AssetTooLarge, type ListedAsset, type StoredAsset } from './asset-store.ts';

const FOLDER = /^[a-z0-9][a-z0-9_-]*$/;
const KEY = /^[a-z0-9][a-z0-9_-]*(?:\/[a-z0-9][a-z0-9._-]*)+$/;

/** Assets in a folder. A file appears under its name only when it is whole and on disk. */
export class LocalAssetStore implements AssetStore {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  async put(key: string, content: AsyncIterable<Uint8Array>, maxBytes: number): Promise<StoredAsset> {
    const path = this.pathOf(key);
    const draft = `${path}.${randomUUID()}.part`;
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(draft, 'wx', 0o600);
    const hash = createHash('sha256');
    let bytes = 0;
    try {
      for await (const chunk of content) {
        bytes += chunk.byteLength;
        if (bytes > maxBytes) throw new AssetTooLarge(maxBytes);
        hash.update(chunk);
        await file.writeFile(chunk);
      }
      await file.sync();
      await file.close();
      await rename(draft, path);
    } catch (error) {
      await file.close();
      await rm(draft, { force: true });
      throw error;
    }
    return { key, bytes, sha256: hash.digest('hex') };
  }

  async get(key: string): Promise<Readable | null> {
    const file = await open(this.pathOf(key), 'r').catch(noneIsNull);
    return file && createReadStream('', { fd: file });
  }

  async size(key: string): Promise<number | null> {
    const found = await stat(this.pathOf(key)).catch(noneIsNull);
    return found && found.size;
  }

  async *list(folder: string): AsyncGenerator<ListedAsset> {
    if (!FOLDER.test(folder)) throw new Error(`Cannot list "${folder.slice(0, 80)}": it is no folder of assets`);
    const entries = await opendir(join(this.folder, folder), { recursive: true }).catch(noneIsNull);
    for await (const entry of entries ?? []) {
      const path = join(entry.parentPath, entry.name);
      const key = relative(this.folder, path).replaceAll(sep, '/');
      const found = entry.isFile() && isKey(key) ? await stat(path).catch(noneIsNull) : null;
      if (found) yield { key, changedAt: found.mtime };
    }
  }

  async delete(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  private pathOf(key: string): string {
    if (!isKey(key)) throw new Error(`Cannot use "${key.slice(0, 80)}" as an asset key`);
    return join(this.folder, key);
  }
}

const isKey = (key: string): boolean => KEY.test(key) && !key.includes('..');

function noneIsNull(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
  throw error;
}
