import { globSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const PREFIX = 'atelier-test-';

/** Removes the folders of runs that were killed; their processes have ended with them. */
export function removeLeftovers(): void {
  for (const file of globSync(join(tmpdir(), `${PREFIX}*`, 'processes.json'))) {
    const owner = ownerOf(file);
    if (owner !== undefined && !isRunning(owner)) rmSync(dirname(file), { recursive: true, force: true });
  }
}

function ownerOf(file: string): number | undefined {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { owner?: number }).owner;
  } catch {
    return undefined; // being written, or just removed by its owner
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // somebody else's, so alive
  }
}
