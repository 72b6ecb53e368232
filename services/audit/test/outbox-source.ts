import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { databaseOptions } from '#libs/database';
import { Relay, UnitOfWork } from '#libs/outbox';
import { createLogger } from '#libs/telemetry';
import type { AuditBed } from './audit-bed.ts';

/** A service with a real outbox and a real relay: what the ledger misses is sent again. */
export interface OutboxSource {
  /** Commits so many events, one transaction each. */
  readonly record: (count: number) => Promise<void>;
  /** Events that wait in the outbox for the ledger. */
  readonly waiting: () => Promise<number>;
}

/** Ends with the bed. */
export async function outboxSource(bed: AuditBed, source: string): Promise<OutboxSource> {
  const database = await new DataSource(
    databaseOptions({ url: bed.database.url(`${source}_app`), schema: source, entities: [], poolSize: 4 }),
  ).initialize();
  const connection = await bed.connect(source);
  const relay = new Relay({
    database,
    connection,
    source,
    consumers: ['audit'],
    logger: createLogger('test', 'silent'),
  });
  const uow = new UnitOfWork({
    database,
    source,
    contract: 'test',
    now: () => new Date(),
    nextId: () => randomUUID(),
    committed: () => relay.wake(),
  });
  const behalf = { operation: `${source}.set_sizes`, clientId: 'a-client', digest: 'b'.repeat(64) };
  relay.start();
  bed.endBefore(async () => {
    await relay.stop();
    await database.destroy();
  });
  return {
    record: async (count) => {
      for (let i = 0; i < count; i += 1) {
        const draft = { type: `${source}.sizes_set`, entityType: source, entityId: `thing-${i % 7}` };
        const who = { ...behalf, userId: `auth0|person-${i % 13}`, requestId: randomUUID() };
        await uow.record(database.manager, who, draft);
      }
      relay.wake();
    },
    waiting: async () => {
      const [row] = await database.query<{ count: string }[]>(
        'SELECT count(*) FROM outbox WHERE seq IS NULL OR seq > coalesce((SELECT min(committed) FROM outbox_consumers), 0)',
      );
      return Number(row?.count);
    },
  };
}
