import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Call, hasScopes } from '#libs/auth';
import {
  checked,
  type ConnectedClientsView,
  type ConnectedClientView,
  connectedClients,
  type DisconnectClientInput,
  type ListConnectedClientsInput,
  type Operation,
  OperationError,
  type ReconnectClientInput,
} from '#libs/contracts';
import { asUnavailable, type GatewayStore } from '../gateway.store.ts';
import { GATEWAY_STORE } from '../platform.ts';
import { lockAccess, noteChange } from './access-change.ts';
import { AccessList } from './access-list.ts';

const MAX_OF_PERSON = 100;
/** Every replica holds all of them in memory. */
const MAX_OF_ALL = 100_000;

interface Row {
  client_id: string;
  first_seen_at: Date;
  last_seen_at: Date;
  scopes: string[];
  disconnected_at: Date | null;
}
const COLUMNS = 'client_id, first_seen_at, last_seen_at, scopes, disconnected_at';

/** What our own pages call for a person who signed in on them; there is no other way in. */
@Injectable()
export class ConnectedClientsService {
  constructor(
    @Inject(GATEWAY_STORE) private readonly store: GatewayStore,
    private readonly list: AccessList,
  ) {}

  search(call: Call, input: ListConnectedClientsInput): Promise<ConnectedClientsView> {
    return inPerson(connectedClients.listConnectedClients, call, input, async () => {
      const rows = await this.store.database.query<Row[]>(
        `SELECT ${COLUMNS} FROM connected_clients WHERE user_id = $1 ORDER BY last_seen_at DESC, client_id LIMIT 200`,
        [call.caller.userId],
      );
      return { clients: rows.map(toView) };
    });
  }

  /** Stands until the person connects the client again: it could get new tokens at the issuer all the time. */
  disconnect(call: Call, input: DisconnectClientInput): Promise<ConnectedClientView> {
    const op = connectedClients.disconnectClient;
    return inPerson(op, call, input, async ({ client_id: clientId }) => {
      const answer = await this.store.uow.once(op, call, input, async (em) => {
        await lockAccess(em);
        const row = await this.find(em, call, clientId);
        if (row.disconnected_at) return { answer: toView(row), event: null };
        await assertRoom(em, call);
        return this.change(em, call, { ...row, disconnected_at: this.store.now() }, 'client.disconnected');
      });
      await this.list.changed();
      return answer;
    });
  }

  /** All tokens of the client are good again, old ones too: its refresh token would get it new ones anyway. */
  reconnect(call: Call, input: ReconnectClientInput): Promise<ConnectedClientView> {
    const op = connectedClients.reconnectClient;
    return inPerson(op, call, input, async ({ client_id: clientId }) => {
      const answer = await this.store.uow.once(op, call, input, async (em) => {
        await lockAccess(em);
        const row = await this.find(em, call, clientId);
        if (!row.disconnected_at) return { answer: toView(row), event: null };
        return this.change(em, call, { ...row, disconnected_at: null }, 'client.reconnected');
      });
      await this.list.changed();
      return answer;
    });
  }

  private async find(em: EntityManager, { caller }: Call, clientId: string): Promise<Row> {
    const [row] = await em.query<Row[]>(
      `SELECT ${COLUMNS} FROM connected_clients WHERE user_id = $1 AND client_id = $2 FOR UPDATE`,
      [caller.userId, clientId],
    );
    if (!row) throw new OperationError('NOT_FOUND', 'There is no such app here: see the list for those that came');
    return row;
  }

  private async change(em: EntityManager, { caller }: Call, row: Row, type: string) {
    await em.query('UPDATE connected_clients SET disconnected_at = $3 WHERE user_id = $1 AND client_id = $2', [
      caller.userId,
      row.client_id,
      row.disconnected_at,
    ]);
    await noteChange(em);
    return { answer: toView(row), event: { type, entityType: 'oauth_client', entityId: row.client_id } };
  }
}

/** What `@Handles` does for a service: a person in person, their scopes, the shape of the input. */
async function inPerson<I extends object, O>(
  op: Operation<I>,
  { caller }: Call,
  input: unknown,
  work: (input: I) => Promise<O>,
): Promise<O> {
  if (caller.session === undefined)
    throw new OperationError('FORBIDDEN', `${op.name} is done by the person, on our own pages only`);
  if (!hasScopes(caller, op.scopes)) throw new OperationError('FORBIDDEN', `${op.name} needs ${op.scopes.join(' ')}`);
  try {
    return await work(checked(op.input, input, 'strict'));
  } catch (error) {
    throw asUnavailable(error);
  }
}

async function assertRoom(em: EntityManager, { caller }: Call): Promise<void> {
  const [counted] = await em.query<{ own: string; every: string }[]>(
    `SELECT count(*) FILTER (WHERE user_id = $1) AS own, count(*) AS every
     FROM connected_clients WHERE disconnected_at IS NOT NULL`,
    [caller.userId],
  );
  if (Number(counted?.own) >= MAX_OF_PERSON) {
    throw new OperationError(
      'CONFLICT',
      `Cannot disconnect: you have disconnected ${MAX_OF_PERSON} apps already. Connect one again, or remove the app where you sign in.`,
    );
  }
  if (Number(counted?.every) >= MAX_OF_ALL) {
    throw new OperationError(
      'CONFLICT',
      'Cannot disconnect right now: tell the people who run Atelier, and remove the app where you sign in.',
    );
  }
}

const toView = (row: Row): ConnectedClientView => ({
  client_id: row.client_id,
  first_seen_at: row.first_seen_at.toISOString(),
  last_seen_at: row.last_seen_at.toISOString(),
  scopes: row.scopes,
  disconnected_at: row.disconnected_at?.toISOString() ?? null,
});
