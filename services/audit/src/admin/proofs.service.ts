import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  type ConsistencyProofView,
  type GetConsistencyProofInput,
  type GetInclusionProofInput,
  type InclusionProofView,
  type LedgerCheckpointView,
  OperationError,
} from '#libs/contracts';
import { consistencyProof, inclusionProof, type NoteVerifier } from '#libs/ledger';
import { NOTE_KEY } from '../ledger/ledger.tokens.ts';
import { readEnd, storedNodes } from '../ledger/ledger-reading.ts';
import { type Queries, queriesOn } from '../ledger/queries.ts';

/** What lets anybody check, without trusting us, that an entry is in the ledger and that the ledger only grew. */
@Injectable()
export class ProofsService {
  private readonly queries: Queries;

  constructor(
    database: DataSource,
    @Inject(NOTE_KEY) private readonly key: NoteVerifier,
  ) {
    this.queries = queriesOn(database);
  }

  /** The newest checkpoint. */
  async checkpoint(): Promise<LedgerCheckpointView> {
    const [newest] = await this.queries.query<{ size: string; note: string; at: Date }>(
      'SELECT size, note, at FROM checkpoints ORDER BY size DESC LIMIT 1',
    );
    if (!newest) throw new OperationError('NOT_FOUND', 'No checkpoint is signed yet: ask again in a few seconds');
    const { size, note, at } = newest;
    return { checkpoint: note, size: Number(size), signed_at: at.toISOString(), verifier_key: this.key.text };
  }

  async inclusion({ index, size: wanted }: GetInclusionProofInput): Promise<InclusionProofView> {
    const size = wanted ?? (await this.checkpoint()).size;
    if (wanted !== undefined) await this.requireSize('size', wanted);
    if (index >= size) {
      throw new OperationError('INVALID_INPUT', `"index" ${index} is not among the first ${size} entries`, {
        details: { field: 'index' },
      });
    }
    const getNode = storedNodes(this.queries);
    const hashes = await inclusionProof(index, size, getNode);
    return { index, size, leaf_hash: base64(await getNode(0, index)), hashes: hashes.map(base64) };
  }

  async consistency({ from, to }: GetConsistencyProofInput): Promise<ConsistencyProofView> {
    await this.requireSize('to', to);
    if (from > to) {
      throw new OperationError('INVALID_INPUT', '"from" is larger than "to": name the smaller size first', {
        details: { field: 'from' },
      });
    }
    const hashes = await consistencyProof(from, to, storedNodes(this.queries));
    return { from, to, hashes: hashes.map(base64) };
  }

  private async requireSize(field: string, wanted: number): Promise<void> {
    const { size } = await readEnd(this.queries);
    if (wanted <= size) return;
    throw new OperationError('INVALID_INPUT', `"${field}" is ${wanted}, but the ledger has ${size} entries`, {
      details: { field },
    });
  }
}

const base64 = (hash: Uint8Array): string => Buffer.from(hash).toString('base64');
