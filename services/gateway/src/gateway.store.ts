import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { OperationError } from '#libs/contracts';
import { Relay, UnitOfWork } from '#libs/outbox';
import type { Logger } from '#libs/telemetry';
import { gatewayDatabase } from './gateway.database.ts';

const SOURCE = 'gateway';
const RETRY_MS = 1_000;

/** The gateway's own database, with the outbox of what it does itself. */
export interface GatewayStore {
  readonly database: DataSource;
  readonly uow: UnitOfWork;
  readonly now: () => Date;
  /** Has the relay look at the outbox now. */
  wake(): void;
  /**
   * Rows of one statement, within a time the client keeps: a server that hangs answers no timeout of its own.
   * @throws Error when the database cannot be reached
   */
  query<R extends object>(text: string, values: unknown[], timeoutMs: number): Promise<R[]>;
  stop(): Promise<void>;
}

/** Opens it in the background, trying until it is there: the doors open without it. */
export function openStore(
  config: { databaseUrl: string; databasePool: number; version: string },
  connection: NatsConnection,
  logger: Logger,
): GatewayStore {
  const database = new DataSource(gatewayDatabase(config.databaseUrl, config.databasePool));
  const relay = new Relay({ database, connection, source: SOURCE, consumers: ['audit'], logger });
  const now = (): Date => new Date();
  const uow = new UnitOfWork({
    database,
    source: SOURCE,
    contract: config.version,
    now,
    nextId: () => randomUUID(),
    committed: () => relay.wake(),
  });
  const stopping = new AbortController();
  const opening = open(database, stopping.signal, logger).then((isOpen) => isOpen && relay.start());
  return {
    database,
    uow,
    now,
    wake: () => relay.wake(),
    query: async <R extends object>(text: string, values: unknown[], timeoutMs: number): Promise<R[]> => {
      if (!database.isInitialized) throw new Error('the database has not been reached yet');
      const pool = (database.driver as unknown as { master: Pool }).master;
      return (await pool.query<R>({ text, values, query_timeout: timeoutMs } as { text: string })).rows;
    },
    stop: async () => {
      stopping.abort();
      await opening;
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
      if (isFirst)
        logger.warn(
          { err: error },
          'the database cannot be reached: no writes, and refusals are counted, until it can',
        );
      await sleep(RETRY_MS, undefined, { signal }).catch(() => undefined);
    }
  }
  return false;
}

/** Lost connections (class 08), and servers that are shutting down or starting (57P0x). */
const AWAY = /^(?:08|57P0|ECONN|ENOTFOUND|EPIPE|ETIMEDOUT)/;

/** A database that is away, as callers of the gateway's own operations hear it; everything else as it is. */
export function asUnavailable(error: unknown): unknown {
  if (error instanceof OperationError || !(error instanceof Error)) return error;
  const { code } = error as { code?: unknown };
  const isAway =
    (typeof code === 'string' && AWAY.test(code)) ||
    /^Connection terminated|is not connected|not established/.test(error.message);
  if (!isAway) return error;
  return new OperationError('UNAVAILABLE', 'The database cannot be reached right now: try again in a minute', {
    cause: error,
  });
}
