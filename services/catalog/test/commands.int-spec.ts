import { describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '#libs/testing';

const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
/** Commands that judge the catalog outside of tests; nothing else runs them. */
const COMMANDS = Object.entries(scripts).flatMap(([name, line]): [string, string][] => {
  const file = /node (services\/catalog\/test\/\S+)$/.exec(line)?.[1];
  return file === undefined ? [] : [[name, file]];
});

describe('commands of the catalog', () => {
  test('commands, in package.json, are found', () => {
    expect(COMMANDS.map(([name]) => name)).toEqual([
      'taste:generate',
      'taste:replay',
      'attributes',
      'style-map:quality',
    ]);
  });

  test.each(COMMANDS)('npm run %s, asked for help, starts and says what it takes', (_, file) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, file), '--help'], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/npm run /);
  });
});
