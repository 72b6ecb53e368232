import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

/** What to execute, as whom and where. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly uid?: number;
  readonly gid?: number;
}

/** How a process ended. Nest re-raises SIGTERM, so a clean end may come as a signal with a null code. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly error?: Error;
}

/** A signal, and how long to wait for the end before the next one. */
export interface StopStep {
  readonly signal: NodeJS.Signals;
  readonly waitMs: number;
}

/**
 * Starts a child in a process group of its own: Ctrl-C in the terminal reaches only the supervisor, which then decides the order of the ends.
 * Its stdin is a pipe that ends with us, so a child that watches it does not outlive us.
 */
export function spawnCommand(command: Command): ChildProcess {
  const { file, args, env, cwd, uid, gid } = command;
  const child = spawn(file, [...args], { env, cwd, uid, gid, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.on('error', () => undefined); // nothing is ever written there; a child that is gone must not throw here
  return child;
}

/** Resolves when the process has ended, or could not be started at all. Call it right after the spawn. */
export function whenEnded(child: ChildProcess): Promise<Exit> {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      if (child.pid === undefined) resolve({ code: null, signal: null, error });
    });
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
}

/** `code 1`, `SIGKILL`, or why it could not be started. */
export function describeExit(exit: Exit): string {
  return exit.error ? exit.error.message : (exit.signal ?? `code ${exit.code}`);
}

export function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

/** Sends the signals one after the other until the child has ended; at the end SIGKILL for its whole group. */
export async function endChild(child: ChildProcess, steps: readonly StopStep[]): Promise<void> {
  if (hasEnded(child)) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  for (const { signal, waitMs } of steps) {
    child.kill(signal);
    if (await within(waitMs, ended)) return;
  }
  killGroup(child);
  await ended;
}

/** SIGKILL for the child and everything in its group. */
export function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || hasEnded(child)) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL'); // the group is already gone
  }
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Whether the promise settles within that time. Leaves no timer behind. */
export async function within(ms: number, promise: Promise<unknown>): Promise<boolean> {
  const timeout = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => timeout.resolve(false), ms);
  try {
    return await Promise.race([promise.then(() => true), timeout.promise]);
  } finally {
    clearTimeout(timer);
  }
}

const oneOffs = new Set<ChildProcess>();

/** Ends every `runToEnd` under way. */
export function killOneOffs(): void {
  oneOffs.forEach(killGroup);
}

/** Runs a command to its end and keeps its output (the last 64 KiB). Past the time limit it is killed. Never rejects. */
export async function runToEnd(command: Command, timeoutMs: number): Promise<Exit & { output: string }> {
  const child = spawnCommand(command);
  oneOffs.add(child);
  const ended = whenEnded(child);
  let output = '';
  const collect = (chunk: Buffer): void => {
    output = (output + chunk.toString('utf8')).slice(-65_536);
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  if (!(await within(timeoutMs, ended))) killGroup(child);
  const exit = await ended;
  oneOffs.delete(child);
  if (!exit.error) await within(1_000, closed);
  return { ...exit, output: output.trim() };
}
