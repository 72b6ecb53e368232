import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Call } from '#libs/auth';
import {
  type LiftRevocationInput,
  type ListRevocationsInput,
  OperationError,
  revocations,
  type RevocationsView,
  type RevocationView,
  type RevokeAccessInput,
} from '#libs/contracts';
import { GATEWAY_STORE } from '../platform.ts';
import type { GatewayStore } from '../gateway.store.ts';
import { AccessList } from './access-list.ts';
import { COUNTING } from './access-reads.ts';
import { lockAccess, noteChange } from './access-change.ts';
import { cut, pageOf, rowId } from './page.ts';

const MAX_COUNTING = 10_000;

interface Row {
  id: string;
  kind: RevocationView['kind'];
  value: string;
  reason: string;
  created_at: Date;
  created_by: string;
  lifted_at: Date | null;
  lifted_by: string | null;
}

@Injectable()
export class RevocationsService {
  constructor(
    @Inject(GATEWAY_STORE) private readonly store: GatewayStore,
    private readonly list: AccessList,
  ) {}

  /** What stands already stays as it is. */
  async revoke(call: Call, input: RevokeAccessInput): Promise<RevocationView> {
    const answer = await this.store.uow.once(revocations.revokeAccess, call, input, async (em) => {
      await lockAccess(em);
      const standing = await this.standing(em, input);
      if (standing) return { answer: toView(standing), event: null };
      const row = await this.insert(em, call, input);
      await noteChange(em);
      return { answer: toView(row), event: event('access.revoked', row) };
    });
    await this.list.changed();
    return answer;
  }

  async lift(call: Call, input: LiftRevocationInput): Promise<RevocationView> {
    const answer = await this.store.uow.once(revocations.liftRevocation, call, input, async (em) => {
      await lockAccess(em);
      const row = await this.find(em, input.revocation_id);
      if (row.lifted_at) return { answer: toView(row), event: null };
      const lifted = { ...row, lifted_at: this.store.now(), lifted_by: call.caller.userId };
      await em.query('UPDATE revocations SET lifted_at = $2, lifted_by = $3 WHERE id = $1', [
        row.id,
        lifted.lifted_at,
        lifted.lifted_by,
      ]);
      await noteChange(em);
      return { answer: toView(lifted), event: event('access.revocation_lifted', lifted) };
    });
    await this.list.changed();
    return answer;
  }

  async search(input: ListRevocationsInput): Promise<RevocationsView> {
    const page = pageOf(input);
    const rows = await this.store.database.query<Row[]>(
      'SELECT * FROM revocations WHERE $1::bigint IS NULL OR id < $1 ORDER BY id DESC LIMIT $2',
      [page.before, page.limit + 1],
    );
    const [shown, next] = cut(rows, page);
    return { revocations: shown.map(toView), next_cursor: next };
  }

  private async standing(em: EntityManager, { kind, value }: RevokeAccessInput): Promise<Row | undefined> {
    const [row] = await em.query<Row[]>(
      'SELECT * FROM revocations WHERE kind = $1 AND value = $2 AND lifted_at IS NULL',
      [kind, value],
    );
    return row;
  }

  private async insert(em: EntityManager, { caller }: Call, { kind, value, reason }: RevokeAccessInput): Promise<Row> {
    const [counted] = await em.query<{ count: string }[]>(`SELECT count(*) FROM revocations WHERE ${COUNTING}`);
    if (Number(counted?.count) >= MAX_COUNTING) {
      throw new OperationError(
        'CONFLICT',
        `Cannot revoke: ${MAX_COUNTING} revocations stand already. Lift some, or block the person or client at the issuer.`,
      );
    }
    const [row] = await em.query<Row[]>(
      'INSERT INTO revocations (kind, value, reason, created_at, created_by) VALUES ($1, $2, $3, $4, $5) RETURNING *',
      [kind, value, reason, this.store.now(), caller.userId],
    );
    if (!row) throw new Error('INSERT gave no row');
    return row;
  }

  private async find(em: EntityManager, handle: string): Promise<Row> {
    const id = rowId(handle);
    const [row] = id ? await em.query<Row[]>('SELECT * FROM revocations WHERE id = $1', [id]) : [];
    if (!row) throw new OperationError('NOT_FOUND', 'There is no such revocation: see the list for its handle');
    return row;
  }
}

const event = (type: string, { id, kind }: Row) => ({ type, entityType: `${kind}_revocation`, entityId: id });

const toView = (row: Row): RevocationView => ({
  revocation_id: row.id,
  kind: row.kind,
  value: row.value,
  reason: row.reason,
  created_at: row.created_at.toISOString(),
  created_by: row.created_by,
  lifted_at: row.lifted_at?.toISOString() ?? null,
  lifted_by: row.lifted_by,
});
