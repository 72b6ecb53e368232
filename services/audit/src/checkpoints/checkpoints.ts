import { Injectable } from '@nestjs/common';
import type { QueryRunner } from 'typeorm';
import { type NoteSigner, signCheckpoint } from '#libs/ledger';
import { Clock } from '#libs/service-kit';
import { Ledger } from '../ledger/ledger.ts';
import { queriesIn } from '../ledger/queries.ts';
import type { CheckpointGuard } from './checkpoint-guard.ts';
import type { OutsideCheckpoints } from './outside-checkpoints.ts';

/** Signs what the ledger is. Only the active writer does. */
@Injectable()
export class Checkpoints {
  private signed = -1;

  constructor(
    private readonly ledger: Ledger,
    private readonly outside: OutsideCheckpoints,
    private readonly guard: CheckpointGuard,
    private readonly signer: NoteSigner,
    private readonly clock: Clock,
  ) {}

  /**
   * Signs a checkpoint of what is committed, unless this size is signed already; first it is kept outside, then in the database.
   *
   * @returns number of the last entry of each source.
   * @throws LedgerRefused when the database is not what was signed before.
   */
  async sign(session: QueryRunner): Promise<ReadonlyMap<string, number>> {
    const { size, root, heads } = await this.ledger.write(
      (ledger) => Promise.resolve({ size: ledger.size, root: ledger.root, heads: ledger.heads() }),
      session,
    );
    if (size === this.signed) return heads;
    const note = signCheckpoint({ origin: this.signer.verifier.name, size, root }, this.signer);
    await this.keep(note);
    await queriesIn(session).query(
      'INSERT INTO checkpoints (size, note, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [size, note, this.clock.now()],
    );
    this.signed = size;
    return heads;
  }

  /** What cannot be kept outside cannot be trusted later: the ledger stops, and the events wait with those who sent them. */
  private async keep(note: string): Promise<void> {
    try {
      await this.outside.keep(note);
    } catch (error) {
      this.guard.refuse(error);
      throw error;
    }
  }
}
