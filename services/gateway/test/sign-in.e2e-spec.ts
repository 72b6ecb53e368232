import { describe, expect, test } from '@jest/globals';
import { Client, StreamableHTTPClientTransport, UnauthorizedError } from '@modelcontextprotocol/client';
import { Client as LegacyClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as LegacyTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { sharedStack } from '#libs/testing';
import { authorizeAs, signIn } from '../../../deploy/local/cli/sign-in.ts';
import { MemoryOAuth } from '../../../deploy/local/identity/test/oauth-client.ts';

const stack = sharedStack();
if (!stack.facts.signIn) throw new Error('the shared stack has nobody to sign in with');
const { issuer, publicUrl } = stack.facts.signIn;
const url = new URL(`${publicUrl}/mcp`);

/** What both generations of the SDK do; the tests are the same for both. */
interface Session {
  call(name: string, args?: Record<string, unknown>): Promise<Record<string, unknown>>;
  tools(): Promise<string[]>;
  /** Where a person's browser ends up, handed back to the client. */
  finish(user: string): Promise<void>;
  close(): Promise<void>;
}
interface Generation {
  name: string;
  connect(oauth: MemoryOAuth): Promise<Session>;
  /** The connection without a token: it must fail, having asked for a sign-in. */
  refused(oauth: MemoryOAuth, user: string): Promise<void>;
}

function browse(oauth: MemoryOAuth, user: string): Promise<URL> {
  if (!oauth.authorizationUrl) throw new Error('the client did not ask for a sign-in');
  return authorizeAs(user, oauth.authorizationUrl, new URL(oauth.redirectUrl));
}

const current: Generation = {
  name: 'SDK 2.x',
  refused: async (oauth, user) => {
    const transport = new StreamableHTTPClientTransport(url, { authProvider: oauth });
    await expect(new Client({ name: 'test', version: '1' }).connect(transport)).rejects.toBeInstanceOf(
      UnauthorizedError,
    );
    await transport.finishAuth((await browse(oauth, user)).searchParams);
  },
  connect: async (oauth) => {
    const transport = new StreamableHTTPClientTransport(url, { authProvider: oauth });
    const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode: 'auto' } });
    await client.connect(transport);
    return {
      call: (name, args = {}) => client.callTool({ name, arguments: args }),
      tools: async () => (await client.listTools()).tools.map(({ name }) => name),
      finish: async (user) => transport.finishAuth((await browse(oauth, user)).searchParams),
      close: () => client.close(),
    };
  },
};

const legacy: Generation = {
  name: 'SDK 1.32',
  refused: async (oauth, user) => {
    const transport = new LegacyTransport(url, { authProvider: oauth });
    await expect(new LegacyClient({ name: 'test', version: '1' }).connect(transport)).rejects.toThrow('Unauthorized');
    await transport.finishAuth((await browse(oauth, user)).searchParams.get('code') ?? '');
  },
  connect: async (oauth) => {
    const transport = new LegacyTransport(url, { authProvider: oauth });
    const client = new LegacyClient({ name: 'test', version: '1' });
    await client.connect(transport);
    return {
      call: (name, args = {}) => client.callTool({ name, arguments: args }),
      tools: async () => (await client.listTools()).tools.map(({ name }) => name),
      finish: async (user) => transport.finishAuth((await browse(oauth, user)).searchParams.get('code') ?? ''),
      close: () => client.close(),
    };
  },
};

/** An OAuth client in the middle of a session whose token has only these scopes, and no way to renew it silently. */
async function holding(user: string, scope: string): Promise<MemoryOAuth> {
  const oauth = new MemoryOAuth({
    client: { client_id: 'atelier-cli', issuer },
    redirectUrl: 'http://127.0.0.1:49152/callback',
  });
  const { access_token, token_type, expires_in } = await signIn({ issuer, user, scope, resource: url.href });
  oauth.saved = { access_token, token_type, expires_in, scope, issuer };
  return oauth;
}

describe.each([current, legacy])('$name', (sdk) => {
  test('client, knows nothing but the address, goes from 401 to sign-in, tools, search, item, budget set and read back', async () => {
    const oauth = new MemoryOAuth();
    await sdk.refused(oauth, 'shopper');
    expect(oauth.authorizationUrl?.origin).toBe(new URL(issuer).origin);
    expect(oauth.authorizationUrl?.searchParams.get('code_challenge_method')).toBe('S256');
    expect(oauth.authorizationUrl?.searchParams.get('resource')).toBe(url.href);
    const session = await sdk.connect(oauth);
    expect(await session.tools()).toEqual(
      expect.arrayContaining(['get_profile', 'search_catalog', 'get_item', 'set_budget_and_goals']),
    );
    const found = await session.call('search_catalog', { query: 'linen shrit' });
    expect(found.structuredContent).toMatchObject({
      total: 1,
      items: [{ title: 'Linen Shirt' }],
      corrections: [{ asked: 'shrit', used: 'shirt' }],
    });
    const { items } = found.structuredContent as { items: { item_id: string }[] };
    expect((await session.call('get_item', { item_id: items[0]?.item_id })).structuredContent).toMatchObject({
      title: 'Linen Shirt',
      variants_total: 3,
    });
    const amount = sdk === current ? 20_000 : 10_000;
    await session.call('set_budget_and_goals', { monthly_budget_minor: amount, currency: 'EUR' });
    expect((await session.call('get_profile')).structuredContent).toMatchObject({
      monthly_budget: { amount_minor: amount, currency: 'EUR' },
    });
    await session.close();
  });

  test('client, whose token may only search, is told what the budget needs, steps up and can still search', async () => {
    const oauth = await holding('shopper2', 'catalog:read');
    const session = await sdk.connect(oauth);
    const set = (): Promise<unknown> =>
      session.call('set_budget_and_goals', { monthly_budget_minor: 500, currency: 'EUR' });
    await expect(set()).rejects.toThrow('Unauthorized');
    expect(oauth.authorizationUrl?.searchParams.get('scope')?.split(' ')).toEqual(
      expect.arrayContaining(['catalog:read', 'profile:write']),
    );
    await session.finish('shopper2');
    expect(await set()).toMatchObject({ structuredContent: { monthly_budget: { amount_minor: 500 } } });
    expect((await session.call('search_catalog')).isError).toBeFalsy();
    await session.close();
  });

  test('client, signed in as another person, sees nothing of the first', async () => {
    const [one, other] = [
      await sdk.connect(await holding('shopper', 'profile:read profile:write')),
      await sdk.connect(await holding('operator', 'profile:read profile:write')),
    ];
    await one.call('set_budget_and_goals', { goals: [`only mine, ${sdk.name}`] });
    expect((await one.call('get_profile')).structuredContent).toMatchObject({ goals: [`only mine, ${sdk.name}`] });
    expect((await other.call('get_profile')).structuredContent).toMatchObject({ goals: [], monthly_budget: null });
    await Promise.all([one.close(), other.close()]);
  });
});

test('person, who says no, leaves the client without a token and with the reason', async () => {
  const oauth = new MemoryOAuth();
  const transport = new StreamableHTTPClientTransport(url, { authProvider: oauth });
  await new Client({ name: 'test', version: '1' }).connect(transport).catch((error: unknown) => error);
  if (!oauth.authorizationUrl) throw new Error('the client did not ask for a sign-in');
  const back = await authorizeAs('shopper', oauth.authorizationUrl, new URL(oauth.redirectUrl), 'deny');
  expect(back.searchParams.get('error')).toBe('access_denied');
  await expect(transport.finishAuth(back.searchParams)).rejects.toThrow();
  expect(oauth.saved).toBeUndefined();
});

test('operator, signed in with admin scopes, is an operator; a shopper who asks for them is not', async () => {
  const scope = 'admin:catalog:read catalog:read';
  const ask = async (user: string): Promise<number> => {
    const { access_token: token } = await signIn({ issuer, user, scope, resource: url.href });
    return (await fetch(`${publicUrl}/admin/v1/merchants`, { headers: { authorization: `Bearer ${token}` } })).status;
  };
  expect(await ask('operator')).toBe(200);
  expect(await ask('shopper')).toBe(403);
});
