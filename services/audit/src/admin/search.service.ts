import type { KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Call } from '#libs/auth';
import { ledger, type LedgerEntriesView, OperationError, type SearchLedgerInput } from '#libs/contracts';
import { ActorKeys } from '../ledger/actor-keys.ts';
import { decodeCursor, encodeCursor, fingerprint } from '../ledger/cursor.rules.ts';
import { keyedHash } from '../ledger/keyed-hash.rules.ts';
import { OwnActs } from '../ledger/own-acts.ts';
import { toView } from './entry.view.ts';

const DEFAULT_LIMIT = 50;
const NOTHING: LedgerEntriesView = { entries: [], next_cursor: null };

interface Condition {
  /** With `?` for the value. */
  readonly sql: string;
  readonly value: unknown;
}

@Injectable()
export class SearchService {
  constructor(
    private readonly database: DataSource,
    private readonly keys: ActorKeys,
    private readonly acts: OwnActs,
  ) {}

  async search(call: Call, input: SearchLedgerInput): Promise<LedgerEntriesView> {
    const { limit = DEFAULT_LIMIT, cursor, ...question } = input;
    if (question.entity_id !== undefined && (question.user_id === undefined || question.entity_type === undefined)) {
      throw new OperationError(
        'INVALID_INPUT',
        '"entity_id" needs "user_id" and "entity_type": ids are hashed with the key of who acted',
        {
          details: { field: 'entity_id' },
        },
      );
    }
    const from = fingerprint(question);
    const before = cursor === undefined ? undefined : decodeCursor(from, cursor);
    const { user_id: userId } = question;
    const entity = userId === undefined ? { type: 'ledger', id: 'entries' } : { type: 'user', id: userId };
    await this.acts.recordRead(ledger.searchLedger, call, input, entity);
    const key = userId === undefined ? undefined : await this.keys.find(userId);
    if (userId !== undefined && !key) return NOTHING;
    const rows = await this.rows(
      [...conditionsOf(question, key), ...(before === undefined ? [] : [{ sql: 'index < ?', value: before }])],
      limit,
    );
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      entries: shown.map(({ canonical }) => toView(canonical)),
      next_cursor: rows.length > limit && last ? encodeCursor(from, Number(last.index)) : null,
    };
  }

  private rows(conditions: readonly Condition[], limit: number): Promise<{ index: string; canonical: string }[]> {
    const where = conditions.map(({ sql }, i) => sql.replace('?', `$${i + 1}`)).join(' AND ');
    return this.database.query(
      `SELECT index, canonical FROM entries ${where ? `WHERE ${where}` : ''} ORDER BY index DESC LIMIT ${limit + 1}`,
      conditions.map(({ value }) => value),
    );
  }
}

function conditionsOf(question: Omit<SearchLedgerInput, 'limit' | 'cursor'>, key: KeyObject | undefined): Condition[] {
  const { user_id: userId, entity_type: entityType, entity_id: entityId, operation, type, source, from, to } = question;
  const actor = key && userId !== undefined ? Buffer.from(keyedHash(key, 'actor', userId), 'hex') : undefined;
  const entity = key && entityId !== undefined ? keyedHash(key, `entity.${entityType ?? ''}`, entityId) : undefined;
  const conditions: Condition[] = [
    { sql: 'actor = ?', value: actor },
    { sql: 'entity_type = ?', value: entityType },
    { sql: `canonical::jsonb #>> '{entity,id}' = ?`, value: entity },
    { sql: 'operation = ?', value: operation },
    { sql: 'type = ?', value: type },
    { sql: 'source = ?', value: source },
    { sql: 'at >= ?', value: from },
    { sql: 'at < ?', value: to },
  ];
  return conditions.filter(({ value }) => value !== undefined);
}
