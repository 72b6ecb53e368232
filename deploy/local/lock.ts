import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { identify, isRunning } from './process-identity.ts';
import type { ProcessIdentity } from './process-identity.ts';
import { codeOf, has, StartError } from './start-error.ts';

/** Held for as long as this process uses the data folder. */
export interface Lock {
  release(): void;
}

/** Takes the folder for this process alone. A lock whose owner no longer runs is taken over. */
export function takeLock(file: string): Lock {
  const mine = identify(process.pid, process.execPath);
  if (!mine) throw new StartError(`Cannot lock ${file}: the system does not tell when this process started`);
  const written = JSON.stringify(mine);
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, written);
  try {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      if (tryLink(temporary, file)) return { release: () => release(file, written) };
      const holder = read(file);
      if (holder && isRunning(holder)) {
        throw new StartError(
          `Cannot start: Atelier already runs from this folder as process ${holder.pid}. Stop it with Ctrl-C there, or: kill ${holder.pid}`,
        );
      }
      discard(file, holder);
    }
  } finally {
    rmSync(temporary, { force: true });
  }
  throw new StartError(`Cannot lock ${file}: another start is doing the same at this moment. Try again.`);
}

/** link() either makes the name or fails: of two starters one wins. */
function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Moves a stale lock aside. If another starter put its own there in the meantime, that one goes back. */
function discard(file: string, stale: ProcessIdentity | undefined): void {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  if (read(aside)?.pid !== stale?.pid) tryLink(aside, file);
  rmSync(aside, { force: true });
}

function release(file: string, written: string): void {
  if (readText(file) === written) rmSync(file, { force: true });
}

function read(file: string): ProcessIdentity | undefined {
  const text = readText(file);
  try {
    const parsed: unknown = JSON.parse(text ?? '');
    return isIdentity(parsed) ? parsed : undefined;
  } catch {
    return undefined; // torn by a crash: nobody holds it
  }
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function isIdentity(value: unknown): value is ProcessIdentity {
  return has(value, 'pid') && has(value, 'started') && has(value, 'command');
}
