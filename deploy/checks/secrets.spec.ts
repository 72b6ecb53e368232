import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

/** Made here and now, so that no text of this repository looks like a key. */
const KEY = ['gh', 'p_', 'a1B2c3D4e5F6'.repeat(3)].join('');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atelier-secrets-spec-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const repository = (): string => join(folder, 'repository');

function git(...args: string[]): void {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.invalid', '-c', 'commit.gpgsign=false'];
  const { status, stderr } = spawnSync('git', [...identity, '-C', repository(), ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
}

function commit(message: string, files: Record<string, string>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(repository(), file)), { recursive: true });
    writeFileSync(join(repository(), file), text);
  }
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '--message', message);
}

function start(): void {
  mkdirSync(repository());
  git('init', '--quiet');
  commit('chore: begin', { 'README.md': '# A clean start\n' });
}

function scan(path = repository()): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'secrets.ts'), path], {
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}

describe('lint:secrets', () => {
  test.each(['settings.ts', '.env', 'package-lock.json', 'a folder/notes (old).md'])(
    'history, a key was in %s and is deleted now, is refused and the key is not shown',
    (file) => {
      start();
      commit('feat: work', { [file]: `first line\ntoken = "${KEY}"\n` });
      commit('fix: take it out', { [file]: 'nothing here\n' });
      const { status, output } = scan();
      expect(output).toContain(`${file}:2 (blob `);
      expect(output).not.toContain(KEY);
      expect(status).toBe(1);
    },
  );

  test('history, a key stands in a commit message, is refused', () => {
    start();
    commit(`fix: use ${KEY} from now on`, {});
    const { status, output } = scan();
    expect(output).toMatch(/commit:\d+ \(commit /);
    expect(status).toBe(1);
  });

  test('history, a comment asks to look away, is refused all the same', () => {
    start();
    commit('feat: work', { 'a.ts': `// secretlint-disable\nexport const token = '${KEY}';\n` });
    expect(scan().status).toBe(1);
  });

  test('history, no key anywhere, passes', () => {
    start();
    commit('feat: work', { 'a.ts': 'export {};\n' });
    expect(scan()).toEqual({ status: 0, output: 'secrets: 4 objects of the history scanned, 0 secrets found\n' });
  });

  test('history, shallow clone, says that the rest was not seen', () => {
    start();
    commit('feat: work', { 'a.ts': 'export {};\n' });
    git('clone', '--quiet', '--depth', '1', `file://${repository()}`, join(folder, 'shallow'));
    const { status, output } = scan(join(folder, 'shallow'));
    expect(output).toContain('shallow clone: only the history that is here was scanned');
    expect(status).toBe(0);
  });

  test('history, no repository, says so and fails', () => {
    expect(scan(folder)).toEqual({ status: 2, output: expect.stringContaining('it is not a git repository') });
  });
});
