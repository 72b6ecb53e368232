import type { QueryRunner } from 'typeorm';
import { advisoryLock } from '#libs/database';

/** Held by the session of the active writer. */
const ACTIVE = advisoryLock('audit.active-writer');

/**
 * Makes this session the active writer's, unless another is. A machine that vanishes says no goodbye: the server is told to notice
 * within 5 s.
 */
export async function takeLock(session: QueryRunner): Promise<boolean> {
  const [row] = (await session.query(
    `SELECT pg_try_advisory_lock($1) AS locked, set_config('tcp_keepalives_idle', '2', false),
       set_config('tcp_keepalives_interval', '1', false), set_config('tcp_keepalives_count', '3', false)`,
    [ACTIVE],
  )) as { locked: boolean }[];
  return row?.locked ?? false;
}

/** Only for who has it: PostgreSQL warns of others. A session that broke has lost its lock already. */
export const freeLock = (session: QueryRunner): Promise<unknown> =>
  session.query('SELECT pg_advisory_unlock($1)', [ACTIVE]).catch(() => undefined);
