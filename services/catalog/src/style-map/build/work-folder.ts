import { createWriteStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Files of a build: what a step leaves for later ones. The first three are what the map needs as long as it is shown. */
export const MAP_FILES = { ids: 'ids.txt', model: 'model.bin', index: 'index.usearch' } as const;
export const WORK_FILES = { items: 'items.jsonl', vectors: 'vectors.f16', layout: 'layout.f32' } as const;

export type MapFile = (typeof MAP_FILES)[keyof typeof MAP_FILES] | (typeof WORK_FILES)[keyof typeof WORK_FILES];

/** Where the files of a build are. A file appears under its name only when it is whole and on disk. */
export class WorkFolder {
  private readonly folder: string;

  /** @param assetsDir folder that all processes of the catalog share */
  constructor(assetsDir: string, buildId: string) {
    this.folder = join(assetsDir, 'style-map', buildId);
  }

  path(name: MapFile): string {
    return join(this.folder, name);
  }

  read(name: MapFile): Promise<Buffer> {
    return readFile(this.path(name));
  }

  /** Writes a file piece by piece. */
  write(name: MapFile, pieces: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>): Promise<void> {
    return this.save(name, (draft) => pipeline(Readable.from(pieces), createWriteStream(draft, { mode: 0o600 })));
  }

  /** Has `make` write a file to the path it is given. */
  async save(name: MapFile, make: (draft: string) => void | Promise<void>): Promise<void> {
    const path = this.path(name);
    const draft = `${path}.part`;
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await make(draft);
    const file = await open(draft, 'r+');
    await file.sync().finally(() => file.close());
    await rename(draft, path);
  }

  /** Removes files of the work, and the map stays as it is. */
  async tidy(): Promise<void> {
    for (const name of Object.values(WORK_FILES)) await rm(this.path(name), { force: true });
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}
