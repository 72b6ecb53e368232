import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Call } from '#libs/auth';
import { isMoment, ledger, type LedgerEntriesView, OperationError, type SearchLedgerInput } from '#libs/contracts';
import { ActorKeys } from '../ledger/actor-keys.ts';
import { decodeCursor, encodeCursor, fingerprint } from '../ledger/cursor.rules.ts';
import { type Actor, keyedHash } from '../ledger/keyed-hash.rules.ts';
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
    requireMoment('from', question.from);
    requireMoment('to', question.to);
    const asked = fingerprint(question);
    const before = cursor === undefined ? undefined : decodeCursor(asked, cursor);
    const { user_id: userId } = question;
    const entity = userId === undefined ? { type: 'ledger', id: 'entries' } : { type: 'user', id: userId };
    await this.acts.recordRead(ledger.searchLedger, call, input, entity);
    const actor = userId === undefined ? undefined : await this.keys.find(userId);
    if (userId !== undefined && !actor) return NOTHING;
    const rows = await this.rows(
      [...conditionsOf(question, actor), ...(before === undefined ? [] : [{ sql: 'index < ?', value: before }])],
      limit,
    );
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      entries: shown.map(({ canonical }) => toView(canonical)),
      next_cursor: rows.length > limit && last ? encodeCursor(asked, Number(last.index)) : null,
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

function conditionsOf(question: Omit<SearchLedgerInput, 'limit' | 'cursor'>, actor: Actor | undefined): Condition[] {
  const { entity_type: entityType, entity_id: entityId, operation, type, source, from, to } = question;
  const entity =
    actor && entityId !== undefined ? keyedHash(actor.key, `entity.${entityType ?? ''}`, entityId) : undefined;
  const conditions: Condition[] = [
    { sql: 'actor = ?', value: actor && Buffer.from(actor.hash, 'hex') },
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

function requireMoment(field: 'from' | 'to', time: string | undefined): void {
  if (time === undefined || isMoment(time)) return;
  throw new OperationError('INVALID_INPUT', `"${field}" is no moment there is`, { details: { field } });
}
