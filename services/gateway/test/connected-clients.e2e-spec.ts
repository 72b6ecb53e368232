import { beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { ConnectedClientView } from '#libs/contracts';
import type { Answer, OwnStack } from '#libs/testing';
import { msUntil } from '#libs/testing';
import { ACCESS_SCOPES, admin, callTool, cutOff, letIn, listTools, report, startReplicas } from './replicas.ts';
import type { ConnectedClientsService } from '../src/access/connected-clients.service.ts';
import { atOwnPages, ownPages } from './own-pages.ts';

const WITHIN_MS = 5_000;
const SCOPE = 'catalog:read profile:read profile:write activity:read';

let stack: OwnStack;
let first: string;
let second: string;
let pages: ConnectedClientsService;
beforeAll(async () => {
  const replicas = await startReplicas();
  stack = replicas.stack;
  [first, second] = replicas.urls;
  pages = await ownPages(stack);
});

const someone = (): string => `auth0|${randomUUID()}`;
const someClient = (): string => `https://app.example/${randomUUID()}`;
const tokenOf = (user: string, client: string, claims: object = {}): string =>
  stack.token(user, SCOPE, { azp: client, ...claims });
const isRefused = async (url: string, token: string): Promise<boolean> => (await listTools(url, token)).status === 401;
const clientsOf = async (user: string): Promise<ConnectedClientView[]> =>
  (await pages.search(atOwnPages(user), {})).clients;
/** Without when it was last seen, which a replica may write a moment later. */
const stateOf = (client?: ConnectedClientView) => client && { ...client, last_seen_at: null };
const disconnect = (user: string, client: string): Promise<ConnectedClientView> =>
  pages.disconnect(atOwnPages(user), { client_id: client });
const reconnect = (user: string, client: string): Promise<ConnectedClientView> =>
  pages.reconnect(atOwnPages(user), { client_id: client });

/** The client came in the name of the person at both replicas, which remember the token, and it is known. */
async function connected(user = someone(), client = someClient()) {
  const token = tokenOf(user, client);
  for (const url of [first, second]) expect((await listTools(url, token)).status).toBe(200);
  await msUntil(async () => (await clientsOf(user)).some(({ client_id: id }) => id === client), WITHIN_MS);
  return { user, client, token };
}

describe('clients that came', () => {
  test('clients, used at any replica, are listed for their person only, the last first, with what their tokens allowed', async () => {
    const { user, client } = await connected();
    const other = someClient();
    await listTools(second, stack.token(user, 'catalog:read', { azp: other }));
    await msUntil(async () => (await clientsOf(user)).length === 2, WITHIN_MS);
    const seen = { first_seen_at: expect.any(String), last_seen_at: expect.any(String), disconnected_at: null };
    expect(await clientsOf(user)).toEqual([
      { client_id: other, scopes: ['catalog:read'], ...seen },
      { client_id: client, scopes: SCOPE.split(' ').sort(), ...seen },
    ]);
    expect(await clientsOf(someone())).toEqual([]);
  });

  test('client, used again within a minute, is one row that was written once per replica', async () => {
    const { user, client, token } = await connected();
    const [before] = await clientsOf(user);
    for (let n = 0; n < 20; n += 1) await listTools(n % 2 ? first : second, token);
    await pagesHaveBeenWritten();
    const [after, ...more] = await clientsOf(user);
    expect([after?.client_id, more]).toEqual([client, []]);
    expect(after?.first_seen_at).toBe(before?.first_seen_at);
  });

  test('API keys and refused tokens, used, are not listed', async () => {
    const user = someone();
    const key = (await admin(first, stack.token(user, `${ACCESS_SCOPES} admin:catalog:read`), 'POST', '/api-keys', {
      name: 'a test',
      scopes: ['admin:catalog:read'],
      expires_in_days: 1,
    })) as Answer & { body: { secret: string } };
    expect((await admin(first, key.body.secret, 'GET', '/merchants')).status).toBe(200);
    await listTools(first, tokenOf(user, someClient(), { aud: 'https://other.example' }));
    await pagesHaveBeenWritten();
    const rows = await stack.database.query(
      `SELECT client_id FROM gateway.connected_clients WHERE user_id LIKE 'key|%' OR user_id = $1`,
      [user],
    );
    expect(rows).toEqual([{ client_id: 'a-client' }]); // the token the key was made with
  });

  test('clients, more than 100 registered in the name of somebody, make the oldest go, and never one that is disconnected', async () => {
    const { user, client } = await connected();
    await disconnect(user, client);
    await stack.database.query(
      `INSERT INTO gateway.connected_clients SELECT $1, 'made-' || n, now(), now() - n * interval '1 day', '{}', NULL FROM generate_series(1, 100) n`,
      [user],
    );
    await connected(user);
    await msUntil(async () => (await clientsOf(user)).length === 101, WITHIN_MS);
    const ids = (await clientsOf(user)).map(({ client_id: id }) => id);
    expect(ids).toContain(client);
    expect(ids).not.toContain('made-100');
    expect(ids).toContain('made-99');
  });
});

describe('a client that is disconnected', () => {
  test('client, disconnected, is refused by both replicas within 5 s and told where; another person’s and the person’s others go on', async () => {
    const { user, client, token } = await connected();
    const [theirs, others] = [tokenOf(someone(), client), tokenOf(user, someClient())];
    expect(await disconnect(user, client)).toMatchObject({ client_id: client, disconnected_at: expect.any(String) });
    const ms = await msUntil(
      async () => (await isRefused(first, token)) && (await isRefused(second, token)),
      WITHIN_MS,
    );
    report(`a disconnected client was refused by two replicas after ${ms} ms, told by NATS`);
    for (const [door, status] of [
      [await listTools(second, token), 401],
      [await callTool(first, token, 'set_budget_and_goals', { goals: ['x'] }), 401],
      [await admin(first, token, 'GET', '/merchants'), 401],
    ] as const) {
      expect(door.status).toBe(status);
      const challenge = door.headers.get('www-authenticate');
      expect(challenge).toContain('error="invalid_token"');
      expect(challenge).toContain('You disconnected this app: connect it again at http://localhost');
    }
    const renewed = tokenOf(user, client, { iat: Math.floor(Date.now() / 1_000) + 1 });
    expect(await isRefused(second, renewed)).toBe(true);
    for (const url of [first, second])
      expect([await isRefused(url, theirs), await isRefused(url, others)]).toEqual([false, false]);
  });

  test('client, connected again, is let in by both replicas, with the token it had', async () => {
    const { user, client, token } = await connected();
    await disconnect(user, client);
    await msUntil(() => isRefused(second, token), WITHIN_MS);
    expect(await reconnect(user, client)).toMatchObject({ disconnected_at: null });
    const ms = await msUntil(
      async () => !(await isRefused(first, token)) && !(await isRefused(second, token)),
      WITHIN_MS,
    );
    report(`a client connected again was let in by two replicas after ${ms} ms`);
    const [listed] = await clientsOf(user);
    expect(stateOf(await reconnect(user, client))).toEqual(stateOf(listed));
  });

  test('client, disconnected while NATS is away, is refused by both replicas within 5 s', async () => {
    const { user, client, token } = await connected();
    await stack.bed.broker.kill();
    try {
      await disconnect(user, client);
      const ms = await msUntil(
        async () => (await isRefused(first, token)) && (await isRefused(second, token)),
        WITHIN_MS,
      );
      report(`a disconnected client was refused by two replicas after ${ms} ms, NATS away`);
    } finally {
      await stack.bed.broker.start();
    }
  });

  test('client, disconnected, the database of the gateway away then, is still refused, and every other write fails closed', async () => {
    const { user, client, token } = await connected();
    const other = tokenOf(someone(), client);
    await disconnect(user, client);
    await msUntil(() => isRefused(second, token), WITHIN_MS);
    await cutOff(stack);
    try {
      const isUnavailable = async (): Promise<boolean> =>
        (await callTool(second, other, 'set_budget_and_goals', { goals: ['x'] })).text.includes('UNAVAILABLE');
      await msUntil(isUnavailable, WITHIN_MS);
      expect(await isRefused(second, token)).toBe(true);
      await expect(disconnect(user, client)).rejects.toThrow();
    } finally {
      await letIn(stack);
    }
    await msUntil(async () => (await clientsOf(user).catch(() => [])).length > 0, 10_000);
  });

  test('client, disconnected twice and connected twice, is told of once each, in words, in the activity of the person', async () => {
    const { user, client } = await connected();
    const made = await disconnect(user, client);
    expect(stateOf(await disconnect(user, client))).toEqual(stateOf(made));
    await reconnect(user, client);
    await reconnect(user, client);
    const asking = tokenOf(user, someClient());
    const told = async (): Promise<string[]> => {
      const { body } = await callTool(first, asking, 'list_my_activity');
      const { result } = body as { result: { structuredContent?: { activities: { what: string }[] } } };
      return result.structuredContent?.activities.map(({ what }) => what) ?? [];
    };
    await msUntil(async () => (await told()).length >= 2, 15_000);
    expect(await told()).toEqual([
      'Connected an app again that you had disconnected',
      'Disconnected an app: it can do nothing in your name any more',
    ]);
  });

  test('client, of somebody else or never seen, is NOT_FOUND', async () => {
    const { client } = await connected();
    for (const id of [client, 'nobody'])
      for (const act of [disconnect, reconnect])
        await expect(act(someone(), id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(disconnect(someone(), 'a\0b')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  test('clients, 100 of them disconnected, leave no room for one more, and operators’ revocations have theirs', async () => {
    const { user, client } = await connected();
    await stack.database.query(
      `INSERT INTO gateway.connected_clients SELECT $1, 'gone-' || n, now(), now(), '{}', now() FROM generate_series(1, 100) n`,
      [user],
    );
    await expect(disconnect(user, client)).rejects.toMatchObject({ code: 'CONFLICT' });
    await reconnect(user, 'gone-1');
    await disconnect(user, client);
  });
});

describe('who may', () => {
  test('clients, without a session or without the scope, are neither listed nor changed', async () => {
    const { user, client } = await connected();
    for (const spoilt of [{ session: undefined }, { scopes: new Set<string>() }]) {
      const { session, ...rest } = { ...atOwnPages(user).caller, ...spoilt };
      const call = { ...atOwnPages(user), caller: session === undefined ? rest : { ...rest, session } };
      const input = { client_id: client };
      for (const act of [pages.search(call, {}), pages.disconnect(call, input), pages.reconnect(call, input)])
        await expect(act).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
  });
});

/** Both replicas have written what they noted. */
const pagesHaveBeenWritten = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2_500));
