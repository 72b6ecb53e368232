import type { DataSource } from 'typeorm';
import { advisoryLock } from '#libs/database';

const LOCK = advisoryLock('catalog.map-build');

/** Whether a process is at it, of whichever service. Shared, so that those who look do not get in each other's way. */
export async function isAtWork(database: DataSource): Promise<boolean> {
  const [free] = await database.query<{ free: boolean }[]>('SELECT pg_try_advisory_xact_lock_shared($1) AS free', [
    LOCK,
  ]);
  return free?.free !== true;
}

/**
 * Runs `work` unless another process is at it. The lock is a session's: it is free again when this process ends, however it ends.
 *
 * @param lost called when the connection that holds the lock is lost: another may start now
 * @returns whether it ran
 */
export async function alone(database: DataSource, work: () => Promise<void>, lost: () => void): Promise<boolean> {
  const runner = database.createQueryRunner();
  const connection = (await runner.connect()) as { on: (event: 'error' | 'end', listener: () => void) => void };
  try {
    const [taken] = (await runner.query('SELECT pg_try_advisory_lock($1) AS ours', [LOCK])) as { ours: boolean }[];
    if (!taken?.ours) return false;
    let isOver = false;
    for (const event of ['error', 'end'] as const)
      connection.on(event, () => {
        if (!isOver) lost();
      });
    await work();
    isOver = true;
    await runner.query('SELECT pg_advisory_unlock($1)', [LOCK]);
    return true;
  } finally {
    await runner.release();
  }
}
