import { cpSync, globSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

const COPIED = [
  'services',
  'libs',
  'deploy',
  'package.json',
  'tsconfig*.json',
  'eslint.config.js',
  '.dependency-cruiser.js',
];

/** A copy of the sources in which a check may break things. Packages are the repository's own, by a link. */
export class Workshop {
  readonly path = mkdtempSync(join(tmpdir(), 'atelier-check-'));

  constructor() {
    for (const entry of globSync(COPIED, { cwd: ROOT }))
      cpSync(join(ROOT, entry), join(this.path, entry), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(this.path, 'node_modules'));
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.path, file)), { recursive: true });
    writeFileSync(join(this.path, file), text);
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
