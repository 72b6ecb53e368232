import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NatsConnection } from '@nats-io/transport-node';
import { DataSource } from 'typeorm';
import { Relay, UnitOfWork } from '#libs/outbox';
import type { Logger } from '#libs/telemetry';
import { gatewayDatabase } from '../gateway.database.ts';
import { RefusalRecorder } from './refusal-recorder.ts';

const SOURCE = 'gateway';
const RETRY_MS = 1_000;

export interface Refusals {
  recorder: RefusalRecorder;
  database: DataSource;
  stop(): Promise<void>;
}

/**
 * The gateway's own outbox: what is turned away at its door goes to the ledger like every other act. The doors open without its
 * database; refusals are then counted until it is there.
 */
export function openRefusals(
  config: { databaseUrl: string; databasePool: number; version: string },
  connection: NatsConnection,
  logger: Logger,
): Refusals {
  const database = new DataSource(gatewayDatabase(config.databaseUrl, config.databasePool));
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
    const event = {
      type: `${type}.${reason}`,
      entityType: 'request',
      entityId: requestId,
      decision: 'denied',
      count: times,
    };
    await uow.record(database.manager, { operation, userId, clientId, requestId, digest }, event);
    relay.wake();
  }, logger);
  const stopping = new AbortController();
  const opening = open(database, stopping.signal, logger).then((isOpen) => isOpen && relay.start());
  return {
    recorder,
    database,
    stop: async () => {
      stopping.abort();
      await opening;
      await recorder.stop();
      if (!database.isInitialized) return;
      await relay.stop();
      await database.destroy();
    },
  };
}

/** Tries until it is there. @returns false when the gateway ended before */
async function open(database: DataSource, signal: AbortSignal, logger: Logger): Promise<boolean> {
  for (let isFirst = true; !signal.aborted; isFirst = false) {
    try {
      await database.initialize();
      return true;
    } catch (error) {
      if (isFirst) logger.warn({ err: error }, 'the database cannot be reached, refusals are counted until it can');
      await sleep(RETRY_MS, undefined, { signal }).catch(() => undefined);
    }
  }
  return false;
}
