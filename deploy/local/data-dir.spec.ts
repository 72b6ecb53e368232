import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyDataDir, openDataDir } from './data-dir.ts';

describe('openDataDir', () => {
  let root: string;
  let elsewhere: string | undefined;
  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'atelier-data-')));
    chmodSync(root, 0o755);
    elsewhere = undefined;
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
    if (elsewhere !== undefined) rmSync(elsewhere, { recursive: true, force: true });
  });

  test('a repository that everyone may pass, also as root, keeps data in .data', () => {
    expect(openDataDir(root, undefined, true).path).toBe(join(root, '.data'));
  });

  test('a private repository, as root, keeps data elsewhere, says where, and finds it again', () => {
    chmodSync(root, 0o700);
    elsewhere = openDataDir(root, undefined, true).path;
    expect(elsewhere).not.toContain(root);
    expect(readFileSync(join(root, '.data/location'), 'utf8')).toBe(`${elsewhere}\n`);
    expect(openDataDir(root, undefined, true).path).toBe(elsewhere);
  });

  test('a private repository, as an ordinary user, keeps data in .data', () => {
    chmodSync(root, 0o700);
    expect(openDataDir(root, undefined, false).path).toBe(join(root, '.data'));
  });

  test('ATELIER_DATA_DIR, where nobody cannot pass, is refused as root', () => {
    mkdirSync(join(root, 'private'), { mode: 0o700 });
    expect(() => openDataDir(root, join(root, 'private/data'), true)).toThrow(
      /^Cannot use ATELIER_DATA_DIR=.* as root/,
    );
  });

  test('emptyDataDir, other files beside ours, removes only ours', () => {
    const data = openDataDir(root, join(root, 'home'), false);
    writeFileSync(data.secrets, '{}');
    writeFileSync(join(data.assets, 'picture'), '');
    writeFileSync(join(data.path, 'thesis.txt'), 'three years');
    emptyDataDir(data);
    expect(
      [data.secrets, join(data.assets, 'picture'), join(data.path, 'thesis.txt')].map((file) => existsSync(file)),
    ).toEqual([false, false, true]);
  });
});
