import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Call } from '#libs/auth';
import {
  type AddApiKeyInput,
  apiKeys,
  type ApiKeysView,
  type ApiKeyView,
  type ListApiKeysInput,
  type NewApiKeyView,
  OperationError,
  type RevokeApiKeyInput,
} from '#libs/contracts';
import type { GatewayStore } from '../gateway.store.ts';
import { GATEWAY_STORE } from '../platform.ts';
import { lockAccess, noteChange } from './access-change.ts';
import { AccessList } from './access-list.ts';
import { USABLE } from './access-reads.ts';
import { sha256Of } from '../secrets.ts';
import { isKeyUser, newApiKey } from './api-key.ts';
import { cut, pageOf, rowId } from './page.ts';

const MAX_USABLE = 1_000;
const DAY_MS = 86_400_000;
const ADMIN = 'admin:';

interface Row {
  id: string;
  name: string;
  scopes: string[];
  created_at: Date;
  created_by: string;
  expires_at: Date;
  revoked_at: Date | null;
  revoked_by: string | null;
  last_used_at: Date | null;
}
const COLUMNS = 'id, name, scopes, created_at, created_by, expires_at, revoked_at, revoked_by, last_used_at';

@Injectable()
export class ApiKeysService {
  constructor(
    @Inject(GATEWAY_STORE) private readonly store: GatewayStore,
    private readonly list: AccessList,
  ) {}

  /** The secret is in this answer and nowhere else, not even in the one that is kept for a repeat. */
  async add(call: Call, input: AddApiKeyInput): Promise<NewApiKeyView> {
    assertGrantable(call, input.scopes);
    const secret = newApiKey();
    const answer = await this.store.uow.once(apiKeys.addApiKey, call, input, async (em) => {
      await lockAccess(em);
      const row = await this.insert(em, call, input, sha256Of(secret));
      await noteChange(em);
      return { answer: { api_key: toView(row), secret: null }, event: event('api_key.added', row) };
    });
    await this.list.changed();
    return call.answer.isRepeated ? answer : { ...answer, secret };
  }

  async revoke(call: Call, input: RevokeApiKeyInput): Promise<ApiKeyView> {
    const answer = await this.store.uow.once(apiKeys.revokeApiKey, call, input, async (em) => {
      await lockAccess(em);
      const row = await this.find(em, input.key_id);
      if (row.revoked_at) return { answer: toView(row), event: null };
      const revoked = { ...row, revoked_at: this.store.now(), revoked_by: call.caller.userId };
      await em.query('UPDATE api_keys SET revoked_at = $2, revoked_by = $3 WHERE id = $1', [
        row.id,
        revoked.revoked_at,
        revoked.revoked_by,
      ]);
      await noteChange(em);
      return { answer: toView(revoked), event: event('api_key.revoked', revoked) };
    });
    await this.list.changed();
    return answer;
  }

  async search(input: ListApiKeysInput): Promise<ApiKeysView> {
    const page = pageOf(input);
    const rows = await this.store.database.query<Row[]>(
      `SELECT ${COLUMNS} FROM api_keys WHERE $1::bigint IS NULL OR id < $1 ORDER BY id DESC LIMIT $2`,
      [page.before, page.limit + 1],
    );
    const [shown, next] = cut(rows, page);
    return { api_keys: shown.map(toView), next_cursor: next };
  }

  private async insert(em: EntityManager, { caller }: Call, input: AddApiKeyInput, sha256: string): Promise<Row> {
    const [counted] = await em.query<{ count: string }[]>(`SELECT count(*) FROM api_keys WHERE ${USABLE}`);
    if (Number(counted?.count) >= MAX_USABLE)
      throw new OperationError('CONFLICT', `Cannot add a key: there are ${MAX_USABLE} already. Revoke those unused.`);
    const now = this.store.now();
    const expires = new Date(now.getTime() + input.expires_in_days * DAY_MS);
    const scopes = [...new Set(input.scopes)].sort();
    const [row] = await em.query<Row[]>(
      `INSERT INTO api_keys (name, sha256, scopes, created_at, created_by, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6) RETURNING ${COLUMNS}`,
      [input.name, sha256, scopes, now, caller.userId, expires],
    );
    if (!row) throw new Error('INSERT gave no row');
    return row;
  }

  private async find(em: EntityManager, handle: string): Promise<Row> {
    const id = rowId(handle);
    const [row] = id ? await em.query<Row[]>(`SELECT ${COLUMNS} FROM api_keys WHERE id = $1`, [id]) : [];
    if (!row) throw new OperationError('NOT_FOUND', 'There is no such key: see the list for its handle');
    return row;
  }
}

/** A key never holds more than its maker, opens the admin API only, and makes no further keys that would outlive it. */
function assertGrantable({ caller }: Call, scopes: readonly string[]): void {
  if (isKeyUser(caller.userId))
    throw new OperationError('FORBIDDEN', 'Cannot add a key with a key: sign in as an operator');
  const beyond = scopes.filter((scope) => !caller.scopes.has(scope) || !scope.startsWith(ADMIN));
  if (beyond.length === 0) return;
  throw new OperationError(
    'FORBIDDEN',
    `Cannot add a key with ${beyond.join(' ')}: name scopes of the admin API that your own token has`,
  );
}

const event = (type: string, { id }: Row) => ({ type, entityType: 'api_key', entityId: id });

const toView = (row: Row): ApiKeyView => ({
  key_id: row.id,
  name: row.name,
  scopes: row.scopes,
  created_at: row.created_at.toISOString(),
  created_by: row.created_by,
  expires_at: row.expires_at.toISOString(),
  revoked_at: row.revoked_at?.toISOString() ?? null,
  revoked_by: row.revoked_by,
  last_used_at: row.last_used_at?.toISOString() ?? null,
});
