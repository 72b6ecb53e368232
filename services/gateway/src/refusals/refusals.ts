import { createHash } from 'node:crypto';
import type { Logger } from '#libs/telemetry';
import type { GatewayStore } from '../gateway.store.ts';
import { RefusalRecorder } from './refusal-recorder.ts';

/** What is turned away at the gateway's door goes to the ledger like every other act. */
export const refusalRecorder = (store: GatewayStore, logger: Logger): RefusalRecorder =>
  new RefusalRecorder(async (refusal, times) => {
    const { type, reason, operation, userId, clientId, requestId } = refusal;
    const digest = createHash('sha256').update(reason).digest('hex');
    const event = {
      type: `${type}.${reason}`,
      entityType: 'request',
      entityId: requestId,
      decision: 'denied',
      count: times,
    };
    await store.uow.record(store.database.manager, { operation, userId, clientId, requestId, digest }, event);
    store.wake();
  }, logger);
