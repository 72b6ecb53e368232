import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** Names one process for good: a pid alone is used again by the system. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, in whatever form the system gives it. */
  readonly started: string;
  /** The file name of its executable, looked for in its command line. */
  readonly command: string;
}

/** The identity of a live process; undefined when there is none with that pid. */
export function identify(pid: number, file: string): ProcessIdentity | undefined {
  const seen = look(pid);
  return seen && { pid, started: seen.started, command: basename(file) };
}

/** Whether exactly this process still runs (a zombie does not). */
export function isRunning(identity: ProcessIdentity): boolean {
  const seen = look(identity.pid);
  if (seen?.started !== identity.started) return false;
  // A killed process gives up its memory, and its command line with it, a moment before it is gone.
  return seen.commandLine === '' || seen.commandLine.includes(identity.command);
}

interface Seen {
  readonly started: string;
  readonly commandLine: string;
}

function look(pid: number): Seen | undefined {
  return process.platform === 'linux' ? lookInProc(pid) : lookWithPs(pid);
}

function lookInProc(pid: number): Seen | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the name in brackets and may hold spaces: count from the last bracket. Field 3 is the state, field 22 the start time in ticks since boot.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return { started: `${boot}:${fields[19]}`, commandLine };
  } catch {
    return undefined; // no such process
  }
}

function lookWithPs(pid: number): Seen | undefined {
  const { status, stdout } = spawnSync('ps', ['-o', 'lstart=,state=,command=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { LC_ALL: 'C', PATH: '/bin:/usr/bin' },
  });
  const match = status === 0 ? /^\s*(\S+ +\S+ +\d+ +[\d:]+ +\d+)\s+(\S+)\s+(.*)$/m.exec(stdout) : null;
  const [, started, state, commandLine] = match ?? [];
  if (started === undefined || state === undefined || commandLine === undefined || state.startsWith('Z'))
    return undefined;
  return { started, commandLine };
}
