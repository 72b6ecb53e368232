import { randomUUID } from 'node:crypto';
import type { NatsConnection } from '@nats-io/transport-node';
import { peerKeys } from '#libs/auth';
import type { Operation } from '#libs/contracts';
import { connectNats, OperationClient } from '#libs/rpc';
import { createLogger, createMetrics } from '#libs/telemetry';
import { pairOf } from '../../../deploy/local/secrets.ts';
import { everyService } from '../../../deploy/local/services.ts';
import type { Facts } from './facts.ts';
import { endWithFile } from './live.ts';

/** Who a call is made for, and with what rights: those of the operation unless stated. */
export interface As {
  readonly user?: string;
  readonly client?: string;
  readonly scopes?: readonly string[];
  /** Web session at our own pages. What only a person may do has one unless stated; null: none. */
  readonly session?: string | null;
  /** Epoch milliseconds. */
  readonly deadline?: number;
  readonly requestId?: string;
  readonly idempotencyKey?: string;
  readonly again?: boolean;
  readonly onRepeated?: () => void;
}

/** Calls services as another service does: with its NATS user, its keys and the real client. Ends with the test file. */
export class Caller {
  readonly connection: NatsConnection;
  readonly #client: OperationClient;

  private constructor(connection: NatsConnection, client: OperationClient) {
    this.connection = connection;
    this.#client = client;
  }

  static async connect({ secrets }: Pick<Facts, 'secrets'>, natsUrl: string, service = 'gateway'): Promise<Caller> {
    const password = secrets.natsUsers[service] ?? '';
    const connection = await connectNats(
      { url: natsUrl, user: service, password, service },
      createLogger('test', 'silent'),
    );
    endWithFile(() => connection.close());
    const shared = everyService.flatMap(({ name }): [string, string][] => {
      const key = secrets.rpcKeys[pairOf(service, name)];
      return key === undefined ? [] : [[name, key]];
    });
    const keys = peerKeys(new Map(shared));
    return new Caller(
      connection,
      new OperationClient({ connection, service, keys, metrics: createMetrics('test'), now: Date.now }),
    );
  }

  call<I extends object, O extends object>(op: Operation<I, O>, input: I, as: As = {}): Promise<O> {
    const { user = 'auth0|somebody', scopes = op.scopes, requestId = randomUUID(), ...rest } = as;
    const { client: clientId = 'a-client', session = op.inPerson ? 'a-session' : null, ...options } = rest;
    const principal = { userId: user, clientId, scopes: new Set(scopes), ...(session === null ? {} : { session }) };
    return this.#client.call(op, input, { principal, requestId, ...options });
  }
}
