import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from '#libs/telemetry';
import type { GatewayStore } from '../gateway.store.ts';
import { GATEWAY_STORE, LOGGER } from '../platform.ts';

const MINUTE_MS = 60_000;
const WITHIN_MS = 2_000;

/** Notes when a key was last used, to the minute and beside the request, which does not wait for it. */
@Injectable()
export class ApiKeyUses {
  /** By key, when it was noted last; there are no more entries than keys. */
  private readonly noted = new Map<string, number>();

  constructor(
    @Inject(GATEWAY_STORE) private readonly store: GatewayStore,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  note(keyId: string): void {
    const now = this.store.now();
    if (now.getTime() - (this.noted.get(keyId) ?? 0) < MINUTE_MS) return;
    this.noted.set(keyId, now.getTime());
    this.store
      .query(
        'UPDATE api_keys SET last_used_at = $2 WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < $2)',
        [keyId, now],
        WITHIN_MS,
      )
      .catch((error: unknown) => {
        this.noted.delete(keyId);
        this.logger.warn({ err: error, key_id: keyId }, 'the use of an API key could not be noted');
      });
  }
}
