import type { DataSource } from 'typeorm';
import { advisoryLock } from '#libs/database';

const LOCK = advisoryLock('catalog.map-build');

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
