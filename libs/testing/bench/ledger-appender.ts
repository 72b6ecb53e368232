import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DataSource, type QueryRunner } from 'typeorm';
import type { RecordedEvent } from '#libs/outbox';
import type { createLogger as CreateLogger } from '#libs/telemetry';
import { built, type DatabaseOf } from './ledger-build.ts';

type Made<T = unknown> = new (...args: unknown[]) => T;

interface Intake {
  take(arrivals: readonly object[], session: QueryRunner): Promise<{ outcomes: readonly { kind: string }[] }>;
}

interface LedgerFormat {
  newNoteKey: (name: string) => { verifier: string };
  noteVerifier: (text: string) => unknown;
}

/** The audit service from the moment a batch has come: reads, checks, orders, hashes and stores it in one transaction. */
export interface Appender {
  /** Process that serves its connection. */
  readonly postgresPid: number;
  /** @throws Error unless every event is in the ledger. */
  append(payloads: readonly Uint8Array[]): Promise<void>;
  close(): Promise<void>;
}

/** @param dir where checkpoints would be kept */
export async function startAppender(url: string, dir: string): Promise<Appender> {
  const audit = 'services/audit/src';
  const { auditDatabase } = await built<{ auditDatabase: DatabaseOf }>(`${audit}/audit.database`);
  const { ActorKeys } = await built<{ ActorKeys: Made }>(`${audit}/ledger/actor-keys`);
  const { Ledger } = await built<{ Ledger: Made }>(`${audit}/ledger/ledger`);
  const { Intake } = await built<{ Intake: Made<Intake> }>(`${audit}/intake/intake`);
  const { DeadLetterBox } = await built<{ DeadLetterBox: Made }>(`${audit}/dead-letters/dead-letter-box`);
  const { CheckpointGuard } = await built<{ CheckpointGuard: Made }>(`${audit}/checkpoints/checkpoint-guard`);
  const { OutsideCheckpoints } = await built<{ OutsideCheckpoints: Made }>(`${audit}/checkpoints/outside-checkpoints`);
  const { newNoteKey, noteVerifier } = await built<LedgerFormat>('libs/ledger/src/index');
  const { createLogger } = await built<{ createLogger: typeof CreateLogger }>('libs/telemetry/src/index');

  const database = await new DataSource(auditDatabase(url, 2)).initialize();
  const logger = createLogger('bench', 'warn');
  const key = noteVerifier(newNoteKey('bench.example/ledger').verifier);
  const guard = new CheckpointGuard(new OutsideCheckpoints(join(dir, 'checkpoints'), key), logger);
  const ledger = new Ledger(database, new ActorKeys(database), guard, { now: () => new Date() });
  const intake = new Intake(ledger, new DeadLetterBox({ next: () => randomUUID() }, 'bench'), logger);
  const session = database.createQueryRunner();
  const [served] = (await session.query('SELECT pg_backend_pid() AS pid')) as { pid: number }[];
  return {
    postgresPid: served?.pid ?? 0,
    append: async (payloads) => {
      const arrivals = payloads.map((payload) => ({ subject: 'events.profile', deliveries: 1, payload }));
      const { outcomes } = await intake.take(arrivals, session);
      const astray = outcomes.filter(({ kind }) => kind !== 'settled').length;
      if (astray > 0) throw new Error(`Cannot count this as appended: ${astray} events are not in the ledger`);
    },
    close: async () => {
      await session.release();
      await database.destroy();
    },
  };
}

const USERS = Array.from({ length: 500 }, () => `auth0|${randomUUID()}`);

/** An event as the relay of a service sends it. */
export function eventOf(seq: number): RecordedEvent {
  const user = USERS[seq % USERS.length] ?? '';
  return {
    v: 1,
    event_id: randomUUID(),
    source: 'profile',
    seq,
    at: new Date().toISOString(),
    type: 'profile.sizes_set',
    operation: 'profile.set_sizes',
    decision: 'done',
    entity_type: 'profile',
    entity_id: user,
    user_id: user,
    client_id: 'https://chatgpt.com/oauth/client.json',
    args_digest: 'a'.repeat(64),
    request_id: randomUUID(),
    count: 1,
    trace_id: randomUUID().replaceAll('-', ''),
    contract: '0.1.0',
  };
}
