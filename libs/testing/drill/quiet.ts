import { setTimeout as sleep } from 'node:timers/promises';
import type { TestDatabase } from '../src/database.ts';
import { SOURCES } from './evidence.ts';

const LOOK_MS = 200;

/** SQL that counts what a service has told and the ledger has not confirmed. */
export const unannounced = (source: string): string =>
  `SELECT 'events of ${source} that the ledger has not announced' AS what, count(*) FROM ${source}.outbox
   WHERE seq IS NULL OR seq > (SELECT coalesce(min(committed), 0) FROM ${source}.outbox_consumers)`;

const WAITING = [
  ...SOURCES.map(unannounced),
  `SELECT 'refusals that are not recorded', 1 - least(1, count(*)) FROM gateway.outbox WHERE event ->> 'client_id' = $1`,
  `SELECT 'imports that have not ended', count(*) FROM catalog.feed_imports WHERE status IN ('queued', 'running')`,
  `SELECT 'entries not signed for', (SELECT count(*) FROM audit.entry_keys) - (SELECT coalesce(max(size), 0) FROM audit.checkpoints)`,
].join(' UNION ALL ');

/**
 * Waits until nothing is left to do.
 * @param refused a client that was turned away at the door.
 * @returns what still is to do when the time is over.
 */
export async function untilQuiet(database: TestDatabase, refused: string, withinMs: number): Promise<string[]> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const rows = await database.query<{ what: string; count: string }>(
      `SELECT what, count FROM (${WAITING}) AS waiting WHERE count <> 0`,
      [refused],
    );
    if (rows.length === 0) return [];
    if (performance.now() > deadline)
      return rows.map(({ what, count }) => `not quiet after ${withinMs / 1_000} s: ${count} ${what}`);
    await sleep(LOOK_MS);
  }
}
