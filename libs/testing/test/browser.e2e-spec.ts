import { describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { browserOf } from '../src/browser.ts';
import { endAll } from '../src/live.ts';

/** Processes that this one has started, and those they have. */
function descendants(): number[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,comm='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , name]) => name !== 'ps' && name !== '<defunct>');
  const below = (parent: number): number[] =>
    rows.filter(([, ppid]) => Number(ppid) === parent).flatMap(([pid]) => [Number(pid), ...below(Number(pid))]);
  return below(process.pid);
}

/** What keeps Node from ending: pipes, sockets, child processes. */
const held = (): string[] =>
  process
    .getActiveResourcesInfo()
    .filter((kind) => kind !== 'Timeout' && kind !== 'Immediate')
    .sort();

describe('browserOf', () => {
  test('browser, at the end of the file, is gone with all its processes and holds nothing open', async () => {
    const [processes, before] = [descendants(), held()];
    const page = await (await browserOf()).newPage();
    await page.goto('data:text/html,<h1>Here');
    expect(descendants().length).toBeGreaterThan(processes.length);
    await endAll();
    expect([descendants(), held()]).toEqual([processes, before]);
  });
});
