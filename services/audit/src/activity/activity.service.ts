import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Call } from '#libs/auth';
import type { ActivitiesView, ListMyActivityInput } from '#libs/contracts';
import { ActorKeys } from '../ledger/actor-keys.ts';
import { decodeCursor, encodeCursor, fingerprint } from '../ledger/cursor.rules.ts';
import { appOf, sentenceOf } from './sentences.rules.ts';

interface Row {
  index: string;
  at: Date;
  type: string;
  operation: string;
  decision: string;
  client: string | null;
}

const DEFAULT_LIMIT = 20;

@Injectable()
export class ActivityService {
  constructor(
    private readonly database: DataSource,
    private readonly keys: ActorKeys,
  ) {}

  /** The caller's own acts and nobody else's: they are found by a hash that only the caller's key makes. */
  async list(
    { caller }: Call,
    { limit = DEFAULT_LIMIT, cursor, language = 'en' }: ListMyActivityInput,
  ): Promise<ActivitiesView> {
    const actor = await this.keys.find(caller.userId);
    if (!actor) return { activities: [], next_cursor: null };
    const question = fingerprint([actor.hash]);
    const before = cursor === undefined ? null : decodeCursor(question, cursor);
    const rows = await this.database.query<Row[]>(
      `SELECT index, at, type, operation, decision, client FROM entries
       WHERE actor = $1 AND ($2::bigint IS NULL OR index < $2) ORDER BY index DESC LIMIT $3`,
      [Buffer.from(actor.hash, 'hex'), before, limit + 1],
    );
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      activities: shown.map((row) => ({
        at: row.at.toISOString(),
        what: sentenceOf(row, language),
        app: appOf(row.client),
      })),
      next_cursor: rows.length > limit && last ? encodeCursor(question, Number(last.index)) : null,
    };
  }
}
