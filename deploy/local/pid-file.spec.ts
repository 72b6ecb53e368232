import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endOrphans, PidFile } from './pid-file.ts';
import { hasEnded, killGroup, spawnCommand } from './processes.ts';

describe('endOrphans', () => {
  let dir: string;
  let file: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'atelier-pids-'));
    file = join(dir, 'processes.json');
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  /** A child that says when it is there, and stays or goes at SIGTERM. */
  async function child(stays: boolean): Promise<ReturnType<typeof spawnCommand>> {
    const script = `process.on('SIGTERM', () => { ${stays ? '' : 'process.exit(0)'} }); setInterval(() => 0, 1000); console.log('up');`;
    const started = spawnCommand({ file: process.execPath, args: ['-e', script], env: {} });
    await once(started.stdout ?? started, 'data');
    return started;
  }

  test('children noted, whether they obey or not, are ended and named', async () => {
    const pids = new PidFile(file);
    const [goes, stays] = await Promise.all([child(false), child(true)]);
    pids.add('goes', goes.pid ?? 0, process.execPath, 'SIGTERM');
    pids.add('stays', stays.pid ?? 0, process.execPath, 'SIGTERM');
    const ended = Promise.all([once(goes, 'exit'), once(stays, 'exit')]);
    expect(await endOrphans(file, 300)).toEqual(['goes', 'stays']);
    expect((await ended).map(([code, signal]: unknown[]) => signal ?? code)).toEqual([0, 'SIGKILL']);
  });

  test('a pid that now belongs to another process, is left alone', async () => {
    const pids = new PidFile(file);
    const other = await child(false);
    pids.add('other', other.pid ?? 0, process.execPath, 'SIGTERM');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/"started":"/, '$&earlier-'));
    expect(await endOrphans(file, 300)).toEqual([]);
    expect(hasEnded(other)).toBe(false);
    killGroup(other);
  });

  test('a child that was taken out, and a file of another owner, are left alone', async () => {
    const pids = new PidFile(file);
    const [taken, kept] = await Promise.all([child(false), child(false)]);
    pids.add('taken', taken.pid ?? 0, process.execPath, 'SIGTERM');
    pids.add('kept', kept.pid ?? 0, process.execPath, 'SIGTERM');
    pids.remove(taken.pid ?? 0);
    expect(await endOrphans(file, 300, process.pid + 1)).toEqual([]);
    expect(await endOrphans(file, 300, process.pid)).toEqual(['kept']);
    expect(hasEnded(taken)).toBe(false);
    killGroup(taken);
  });

  test.each([undefined, '', '{"owner": 1, "chi'])('a file that holds %j, gives nothing to end', async (contents) => {
    if (contents !== undefined) writeFileSync(file, contents);
    expect(await endOrphans(file, 300)).toEqual([]);
  });
});
