import type { Logger } from '#libs/telemetry';
import type { GatewayStore } from '../gateway.store.ts';
import type { UseOnce } from './link-states.ts';

const WITHIN_MS = 2_000;
const SWEEP_MS = 600_000;
/** Clocks differ: a state must not be forgotten while a replica still takes it for good. */
const KEPT_MINUTES = 60;

/** Remembers, for all replicas and across restarts, which states have come back. Ends with the process. */
export function usedStates(store: GatewayStore, logger: Logger): UseOnce {
  const sweep = async (): Promise<void> => {
    await store.query(
      `DELETE FROM used_states WHERE expires_at < now() - interval '${KEPT_MINUTES} minutes'`,
      [],
      WITHIN_MS,
    );
  };
  setInterval(() => {
    sweep().catch((error: unknown) => logger.warn({ err: error }, 'used request states could not be forgotten'));
  }, SWEEP_MS).unref();
  return async (nonce, expires) => {
    const used = await store.query(
      'INSERT INTO used_states (nonce, expires_at) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1 AS used',
      [nonce, expires],
      WITHIN_MS,
    );
    return used.length === 1;
  };
}
