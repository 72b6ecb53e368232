import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { endOrphans } from './pid-file.ts';

/**
 * A second process that outlives a `kill -9` of its owner: when the pipe between them ends, it ends the children noted in the pid file.
 * After an orderly stop the file is empty and there is nothing to do. `end` is that orderly way.
 */
export function startGuard(pidFile: string): { end(): Promise<void> } {
  const child: ChildProcess = spawn(process.execPath, [fileURLToPath(import.meta.url), pidFile, String(process.pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    env: {},
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  child.unref();
  if (child.stdin instanceof Socket) child.stdin.unref();
  return {
    end: () => {
      child.ref();
      child.stdin?.end();
      return ended;
    },
  };
}

/** The other side: what runs in that process. */
function watch(pidFile: string, owner: number): void {
  process.stdin.resume();
  process.stdin.on('close', () => void endOrphans(pidFile, 2_000, owner).then(() => process.exit(0)));
}

const [, script, pidFile, owner] = process.argv;
if (script === fileURLToPath(import.meta.url) && pidFile !== undefined && owner !== undefined)
  watch(pidFile, Number(owner));
