import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeLock } from './lock.ts';
import { identify } from './process-identity.ts';

describe('takeLock', () => {
  let dir: string;
  let file: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'atelier-lock-'));
    file = join(dir, 'lock.json');
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  test('a free folder, is taken, and given back without a trace', () => {
    const lock = takeLock(file);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid });
    lock.release();
    expect(readdirSync(dir)).toEqual([]);
  });

  test('a holder that runs, is named and left alone', () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)']);
    writeFileSync(file, JSON.stringify(identify(other.pid ?? 0, process.execPath)));
    try {
      expect(() => takeLock(file)).toThrow(
        `already runs from this folder as process ${other.pid}. Stop it with Ctrl-C there, or: kill ${other.pid}`,
      );
      expect(existsSync(file)).toBe(true);
    } finally {
      other.kill('SIGKILL');
    }
  });

  test.each([
    ['a holder that is gone', JSON.stringify({ pid: 2_147_483_646, started: 'x', command: 'node' })],
    ['its pid given to a later process', JSON.stringify({ ...identify(process.ppid, ''), started: 'before' })],
    ['torn by a crash', '{"pid": 12'],
    ['an empty file', ''],
  ])('%s, is taken over', (_, left) => {
    writeFileSync(file, left);
    const lock = takeLock(file);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid });
    lock.release();
    expect(readdirSync(dir)).toEqual([]);
  });

  test('release, another has taken over, leaves theirs', () => {
    const lock = takeLock(file);
    writeFileSync(file, 'theirs');
    lock.release();
    expect(readFileSync(file, 'utf8')).toBe('theirs');
  });
});
