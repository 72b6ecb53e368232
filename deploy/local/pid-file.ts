import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { identify, isRunning } from './process-identity.ts';
import type { ProcessIdentity } from './process-identity.ts';
import { sleep } from './processes.ts';
import { has } from './start-error.ts';

interface Child extends ProcessIdentity {
  readonly name: string;
  /** The signal that ends it politely. */
  readonly stop: NodeJS.Signals;
}

interface Contents {
  /** The pid of the process that started them. */
  readonly owner: number;
  readonly children: readonly Child[];
}

/** Written down on disk: which processes we started, so that whoever comes after a `kill -9` of us can end them. */
export class PidFile {
  readonly #file: string;
  readonly #children = new Map<number, Child>();

  constructor(file: string) {
    this.#file = file;
    this.#write();
  }

  add(name: string, pid: number, command: string, stop: NodeJS.Signals): void {
    const identity = identify(pid, command);
    if (!identity) return; // it has ended already
    this.#children.set(pid, { ...identity, name, stop });
    this.#write();
  }

  remove(pid: number): void {
    if (this.#children.delete(pid)) this.#write();
  }

  #write(): void {
    const contents: Contents = { owner: process.pid, children: [...this.#children.values()] };
    const temporary = `${this.#file}.new`;
    writeFileSync(temporary, JSON.stringify(contents));
    renameSync(temporary, this.#file);
  }
}

/**
 * Ends what a dead owner left behind: politely, after `patienceMs` with SIGKILL. Returns the names of those that were still running.
 * Call it only when the owner is known to be gone. With `onlyOf`, does nothing if the file meanwhile belongs to an owner with another pid.
 */
export async function endOrphans(file: string, patienceMs: number, onlyOf?: number): Promise<string[]> {
  const contents = read(file);
  if (!contents || (onlyOf !== undefined && contents.owner !== onlyOf)) return [];
  const orphans = contents.children.filter(isRunning);
  for (const { pid, stop } of orphans) send(pid, stop);
  const deadline = performance.now() + patienceMs;
  while (orphans.some(isRunning) && performance.now() < deadline) await sleep(20);
  for (const { pid } of orphans.filter(isRunning)) send(-pid, 'SIGKILL');
  while (orphans.some(isRunning)) await sleep(20);
  return orphans.map((orphan) => orphan.name);
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    return; // it ended between the look and the signal
  }
}

function read(file: string): Contents | undefined {
  try {
    const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isContents(parsed) ? parsed : undefined;
  } catch {
    return undefined; // none, or torn by a crash: nothing can be known from it
  }
}

function isContents(value: unknown): value is Contents {
  return has(value, 'owner') && has(value, 'children') && Array.isArray(value.children);
}
