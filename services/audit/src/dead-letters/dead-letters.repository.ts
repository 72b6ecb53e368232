import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LedgerTransaction } from '../ledger/ledger-transaction.ts';
import type { DeadLetterRow } from './dead-letter.view.ts';

const SELECT = `SELECT l.number, l.id, l.received_at, l.subject, l.source, l.seq, l.reason, p.payload, l.payload_bytes,
  r.replayed_at, r.index AS replayed_as FROM dead_letters l LEFT JOIN dead_letter_payloads p ON p.dead_letter_id = l.id LEFT JOIN dead_letter_replays r ON r.dead_letter_id = l.id`;

@Injectable()
export class DeadLettersRepository {
  constructor(private readonly database: DataSource) {}

  list(waiting: boolean, before: number | null, limit: number): Promise<DeadLetterRow[]> {
    return this.database.query(
      `${SELECT} WHERE ($1::bigint IS NULL OR l.number < $1) AND NOT ($2 AND r.dead_letter_id IS NOT NULL) ORDER BY l.number DESC LIMIT $3`,
      [before, waiting, limit],
    );
  }

  async find(id: string): Promise<DeadLetterRow | undefined> {
    return (await this.database.query<DeadLetterRow[]>(`${SELECT} WHERE l.id = $1`, [id]))[0];
  }

  /** Where the letter was replayed to, if it was. */
  async replayOf(
    transaction: LedgerTransaction,
    id: string,
  ): Promise<Pick<DeadLetterRow, 'replayed_at' | 'replayed_as'> | undefined> {
    const text = 'SELECT replayed_at, index AS replayed_as FROM dead_letter_replays WHERE dead_letter_id = $1';
    return (await transaction.query<Pick<DeadLetterRow, 'replayed_at' | 'replayed_as'>>(text, [id]))[0];
  }

  /** What came; undefined once it was erased. */
  async payloadOf(transaction: LedgerTransaction, id: string): Promise<Buffer | undefined> {
    const text = 'SELECT payload FROM dead_letter_payloads WHERE dead_letter_id = $1';
    return (await transaction.query<{ payload: Buffer }>(text, [id]))[0]?.payload;
  }

  /** Erases what came about a person, or names them, also where it is no event. @returns whether there was any. */
  async erase(transaction: LedgerTransaction, person: string): Promise<boolean> {
    const erased = await transaction.query(
      'DELETE FROM dead_letter_payloads WHERE person = $1 OR position($2::bytea IN payload) > 0 RETURNING true',
      [person, Buffer.from(JSON.stringify(person))],
    );
    return erased.length > 0;
  }

  async markReplayed(transaction: LedgerTransaction, id: string, index: number): Promise<void> {
    await transaction.query(
      'INSERT INTO dead_letter_replays (dead_letter_id, replayed_at, index) VALUES ($1, $2, $3)',
      [id, transaction.recordedAt, index],
    );
  }
}
