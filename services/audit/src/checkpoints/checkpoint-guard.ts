import type { Logger } from '#libs/telemetry';
import { LedgerRefused } from '../ledger/ledger-refused.ts';
import { storedRoot } from '../ledger/ledger-reading.ts';
import type { Queries } from '../ledger/queries.ts';
import type { OutsideCheckpoints } from './outside-checkpoints.ts';

/**
 * Lets nobody add to a database that was set back or rewritten: it must contain what the newest checkpoint kept outside was
 * signed over. While it does not, readiness is red.
 */
export class CheckpointGuard {
  private refusal: string | undefined;

  constructor(
    private readonly outside: OutsideCheckpoints,
    private readonly logger: Logger,
  ) {}

  /** @throws Error while the ledger is refused. */
  health(): Promise<void> {
    return this.refusal === undefined ? Promise.resolve() : Promise.reject(new Error(this.refusal));
  }

  /** @throws LedgerRefused when the database, which has `size` entries, contradicts a checkpoint. */
  async admit(queries: Queries, size: number): Promise<void> {
    try {
      await this.compare(queries, size);
      if (this.refusal !== undefined) this.logger.info({ size }, 'ledger is consistent with its checkpoints again');
      this.refusal = undefined;
    } catch (error) {
      this.refuse(error);
      throw error;
    }
  }

  /** Raises the alarm when an error says that the ledger must not go on; once for each reason. */
  refuse(error: unknown): void {
    if (!(error instanceof LedgerRefused) || this.refusal === error.message) return;
    this.refusal = error.message;
    this.logger.error({ alarm: 'ledger_refused' }, error.message);
  }

  private async compare(queries: Queries, size: number): Promise<void> {
    const newest = await this.outside.newest();
    const { dir } = this.outside;
    if (!newest) {
      if (size === 0) return;
      throw new LedgerRefused(
        `Cannot add to the ledger: the database has ${size} entries, but ${dir} has no checkpoint. Put the newest checkpoint you trust there as "latest".`,
      );
    }
    if (newest.size > size) {
      throw new LedgerRefused(
        `Cannot add to the ledger: the database has ${size} entries, but the checkpoint in ${dir} was signed over ${newest.size}. The database was set back: restore one that has them.`,
      );
    }
    const root = await storedRoot(queries, newest.size);
    if (root.equals(newest.root)) return;
    const [ours, theirs] = [root, newest.root].map((hash) => hash.toString('base64'));
    throw new LedgerRefused(
      `Cannot add to the ledger: its first ${newest.size} entries have the root ${ours}, but the checkpoint in ${dir} was signed over ${theirs}. The database was rewritten: restore the true one.`,
    );
  }
}
