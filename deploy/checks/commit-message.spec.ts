import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';

const folder = mkdtempSync(join(tmpdir(), 'atelier-commit-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function check(message: string): { status: number | null; stderr: string } {
  const file = join(folder, 'COMMIT_EDITMSG');
  writeFileSync(file, message);
  const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'commit-message.ts'), file], {
    encoding: 'utf8',
  });
  return { status, stderr };
}

describe('commit-msg hook', () => {
  test.each([
    'feat(catalog): search by colour\n\nWhy: people ask for it.\n',
    'fix!: refuse empty queries\n',
    'chore: begin\n# Please enter the commit message\n',
    "Merge branch 'main' into colour\n",
    'fixup! feat(catalog): search by colour\n',
  ])('message, %j, passes', (message) => {
    expect(check(message)).toEqual({ status: 0, stderr: '' });
  });

  test.each([
    ['Search by colour\n', 'start with "type(room): what it does"'],
    ['feature: search by colour\n', 'types: feat, fix'],
    ['feat(catalog):search by colour\n', 'start with'],
    ['feat(catalog): search by colour.\n', 'no full stop'],
    ['feat(catalog): search by colour\nand by size\n', 'second line empty'],
    [`feat: ${'colour '.repeat(20)}x\n`, 'at most 100'],
    ['\n', 'start with'],
  ])('message, %j, is refused with the reason', (message, reason) => {
    const { status, stderr } = check(message);
    expect(stderr).toContain(reason);
    expect(status).toBe(1);
  });
});
