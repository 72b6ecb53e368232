import { readFileSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identify, isRunning } from './process-identity.ts';
import { sleep } from './processes.ts';
import { codeOf } from './start-error.ts';

const PATIENCE_MS = 3_000;
/** No system gives out a pid this high, so it names a process that does not exist. */
const NOBODY = '2147483646';

/**
 * Clears the way for a new server over this data folder, which the caller holds alone: ends a server and sessions that outlived their starter.
 * The pid file then names nobody, for its number may belong to some other program by now, or to a dead process that nobody has buried.
 * The file itself stays: by its other lines PostgreSQL finds memory that is still in use.
 */
export async function recoverDataFolder(folder: string): Promise<void> {
  const pidFile = join(folder, 'postmaster.pid');
  const [first, itsFolder] = readLines(pidFile);
  if (itsFolder === folder) await end([Number(first)], 'SIGINT');
  // A killed server's sessions end by themselves once idle; one that computes would hold up the new server for as long.
  await end(sessionsIn(folder), 'SIGQUIT');
  const [left, ...others] = readLines(pidFile);
  if (left !== undefined && left !== NOBODY) writeFileSync(pidFile, [NOBODY, ...others].join('\n'));
}

/** What pg_ctl looks at: the eighth line of the pid file says `ready` once connections are accepted. */
export function isReady(folder: string, pid: number | undefined): boolean {
  const lines = readLines(join(folder, 'postmaster.pid'));
  return lines[0] === String(pid) && lines[7]?.trim() === 'ready';
}

async function end(pids: readonly number[], signal: NodeJS.Signals): Promise<void> {
  const running = pids.flatMap((pid) => identify(pid, 'postgres') ?? []).filter(isRunning);
  for (const { pid } of running) send(pid, signal);
  const deadline = performance.now() + PATIENCE_MS;
  while (running.some(isRunning) && performance.now() < deadline) await sleep(20);
  for (const { pid } of running.filter(isRunning)) send(pid, 'SIGKILL');
  while (running.some(isRunning)) await sleep(20);
}

/** Server processes live in the data folder. Only Linux tells; elsewhere the restart's back-off has to do. */
function sessionsIn(folder: string): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && folderOf(name) === folder)
    .map(Number);
}

function folderOf(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined; // ended, or somebody else's
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}
