import { createHash, randomUUID } from 'node:crypto';
import type { NatsConnection } from '@nats-io/transport-node';
import { DataSource } from 'typeorm';
import { Relay, UnitOfWork } from '#libs/outbox';
import type { Logger } from '#libs/telemetry';
import { gatewayDatabase } from '../gateway.database.ts';
import { RefusalRecorder } from './refusal-recorder.ts';

const SOURCE = 'gateway';

export interface Refusals {
  recorder: RefusalRecorder;
  database: DataSource;
  stop(): Promise<void>;
}

/** The gateway's own outbox: what is turned away at its door goes to the ledger like every other act. */
export async function openRefusals(
  config: { databaseUrl: string; databasePool: number; version: string },
  connection: NatsConnection,
  logger: Logger,
): Promise<Refusals> {
  const database = await new DataSource(gatewayDatabase(config.databaseUrl, config.databasePool)).initialize();
  const relay = new Relay({ database, connection, source: SOURCE, consumers: ['audit'], logger });
  const uow = new UnitOfWork({
    database,
    source: SOURCE,
    contract: config.version,
    now: () => new Date(),
    nextId: () => randomUUID(),
    committed: () => relay.wake(),
  });
  const recorder = new RefusalRecorder(async (refusal, times) => {
    const { type, reason, operation, userId, clientId, requestId } = refusal;
    const digest = createHash('sha256').update(reason).digest('hex');
    const decision = times === 1 ? 'denied' : `denied ${times} times more`;
    const event = { type: `${type}.${reason}`, entityType: 'request', entityId: requestId, decision };
    await uow.record(database.manager, { operation, userId, clientId, requestId, digest }, event);
    relay.wake();
  }, logger);
  relay.start();
  return {
    recorder,
    database,
    stop: async () => {
      await recorder.stop();
      await relay.stop();
      await database.destroy();
    },
  };
}
