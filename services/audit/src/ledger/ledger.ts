import { Injectable } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';
import { OperationError } from '#libs/contracts';
import { advisoryLock } from '#libs/database';
import { Clock } from '#libs/service-kit';
import { CheckpointGuard } from '../checkpoints/checkpoint-guard.ts';
import { ActorKeys } from './actor-keys.ts';
import { readEnd, readState } from './ledger-reading.ts';
import type { LedgerState } from './ledger-state.ts';
import { LedgerRefused } from './ledger-refused.ts';
import { LedgerTransaction } from './ledger-transaction.ts';
import { queriesIn } from './queries.ts';

/** Held to the end of a transaction by whoever adds to the ledger. */
const WRITING = advisoryLock('audit.ledger');

/**
 * The only way into the ledger. One transaction adds at a time, in whatever process: the end of the ledger is kept in memory and
 * compared with the database under a lock before anything is added, so two can never continue it in two ways.
 */
@Injectable()
export class Ledger {
  private state: LedgerState | undefined;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly database: DataSource,
    private readonly keys: ActorKeys,
    private readonly guard: CheckpointGuard,
    private readonly clock: Clock,
  ) {}

  /**
   * Runs `work` as the only one that may add. What it adds is committed as a whole, or nothing of it.
   *
   * @param session to do it on; one of the pool unless given.
   * @throws LedgerRefused when the database is not what was signed; OperationError `UNAVAILABLE` for those without a session.
   */
  write<T>(work: (transaction: LedgerTransaction) => Promise<T>, session?: QueryRunner): Promise<T> {
    const done = this.turn.then(() => (session ? this.transact(session, work) : this.onPool(work)));
    this.turn = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  }

  private async onPool<T>(work: (transaction: LedgerTransaction) => Promise<T>): Promise<T> {
    const session = this.database.createQueryRunner();
    try {
      return await this.transact(session, work);
    } catch (error) {
      if (!(error instanceof LedgerRefused)) throw error;
      throw new OperationError('UNAVAILABLE', 'The ledger takes nothing in until an operator has looked at it', {
        cause: error,
      });
    } finally {
      await session.release();
    }
  }

  private async transact<T>(session: QueryRunner, work: (transaction: LedgerTransaction) => Promise<T>): Promise<T> {
    const queries = queriesIn(session);
    try {
      // Statements of their own: the last must see what was committed while the one before it waited.
      const end = await readEnd(queries, `BEGIN; SELECT pg_advisory_xact_lock(${WRITING}); `);
      if (!this.state?.endsWith(end)) {
        this.state = undefined;
        await this.guard.admit(queries, end.size);
        this.state = await readState(queries);
      }
      this.keys.trust(end.erasures);
      const transaction = new LedgerTransaction(
        queries,
        this.state,
        this.keys,
        this.state.recordingTime(this.clock.now()),
      );
      const result = await work(transaction);
      await transaction.flush();
      await queries.query('COMMIT');
      this.keys.remember(transaction.actors);
      return result;
    } catch (error) {
      // Whether or not the commit came through: the next one asks the database.
      this.state = undefined;
      this.keys.clear();
      await queries.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }
}
