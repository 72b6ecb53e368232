import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, StreamableHTTPClientTransport, UnauthorizedError } from '@modelcontextprotocol/client';
import { Client as LegacyClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as LegacyTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { authorizeAs } from '../../cli/sign-in.ts';
import { freePort, startIdentity } from './identity-process.ts';
import type { RunningIdentity } from './identity-process.ts';
import { MemoryOAuth } from './oauth-client.ts';
import { startResourceServer, verifyToken } from './resource-server.ts';

let identity: RunningIdentity;
let api: Awaited<ReturnType<typeof startResourceServer>>;

beforeAll(async () => {
  const port = await freePort();
  identity = await startIdentity({ audience: `http://localhost:${port}/mcp` });
  api = await startResourceServer(port, () => identity.issuer);
});

afterAll(async () => {
  await api.close();
  await identity.stop();
  await identity.remove();
});

/** Where a person with a browser would end up: the login form, the consent page, and back to the client. */
function signInAs(user: string, oauth: MemoryOAuth): Promise<URL> {
  if (!oauth.authorizationUrl) throw new Error('the client did not ask for a sign-in');
  return authorizeAs(user, oauth.authorizationUrl, new URL(oauth.redirectUrl));
}

async function callAs(user: string, oauth: MemoryOAuth): Promise<unknown> {
  const first = new StreamableHTTPClientTransport(api.url, { authProvider: oauth });
  const refused = await new Client({ name: 'test', version: '1' }).connect(first).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(UnauthorizedError);
  await first.finishAuth((await signInAs(user, oauth)).searchParams);
  const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode: 'auto' } });
  await client.connect(new StreamableHTTPClientTransport(api.url, { authProvider: oauth }));
  const { structuredContent } = await client.callTool({ name: 'who_am_i', arguments: {} });
  await client.close();
  return structuredContent;
}

describe('an MCP client goes from 401 to a call', () => {
  test('SDK 2.x, registers itself, is signed in and calls', async () => {
    const oauth = new MemoryOAuth();
    expect(await callAs('shopper', oauth)).toEqual({ tool: 'who_am_i', sub: 'auth0|shopper' });
    expect(oauth.registered?.client_id).toMatch(/^[\w-]{20,}$/);
    expect(oauth.saved?.refresh_token).toBeDefined();
  });

  test('SDK 2.x, predefined client on a loopback port of its own, is signed in and calls', async () => {
    const client = { client_id: 'atelier-cli', issuer: identity.issuer };
    const oauth = new MemoryOAuth({ client, redirectUrl: 'http://127.0.0.1:49152/callback' });
    expect(await callAs('shopper2', oauth)).toEqual({ tool: 'who_am_i', sub: 'auth0|shopper2' });
    expect(oauth.authorizationUrl?.searchParams.get('client_id')).toBe('atelier-cli');
  });

  test.each([
    ['registers itself', new MemoryOAuth()],
    ['registers with API scopes', new MemoryOAuth({ scope: 'catalog:read profile:read' })],
    ['keeps a secret', new MemoryOAuth({ authMethod: 'client_secret_post' })],
    [
      'is predefined',
      new MemoryOAuth({ client: { client_id: 'atelier-cli' }, redirectUrl: 'http://localhost:5151/callback' }),
    ],
  ])('SDK 1.32, %s, is signed in and calls', async (_circumstance, oauth) => {
    const first = new LegacyTransport(api.url, { authProvider: oauth });
    await expect(new LegacyClient({ name: 'test', version: '1' }).connect(first)).rejects.toThrow('Unauthorized');
    const back = await signInAs('shopper', oauth);
    await first.finishAuth(back.searchParams.get('code') ?? '');
    const client = new LegacyClient({ name: 'test', version: '1' });
    await client.connect(new LegacyTransport(api.url, { authProvider: oauth }));
    const result = await client.callTool({ name: 'who_am_i', arguments: {} });
    expect(result.structuredContent).toEqual({ tool: 'who_am_i', sub: 'auth0|shopper' });
    await client.close();
  });

  test('SDK 2.x, a tool needs more than was granted, steps up past the scope it registered', async () => {
    const oauth = new MemoryOAuth({ scope: 'catalog:read' });
    await callAs('shopper', oauth);
    const transport = new StreamableHTTPClientTransport(api.url, { authProvider: oauth });
    const client = new Client({ name: 'test', version: '1' });
    await client.connect(transport);
    await expect(client.callTool({ name: 'set_budget', arguments: {} })).rejects.toThrow();
    await transport.finishAuth((await signInAs('shopper', oauth)).searchParams);
    const { structuredContent } = await client.callTool({ name: 'set_budget', arguments: { amount: 300 } });
    expect(structuredContent).toEqual({ tool: 'set_budget', sub: 'auth0|shopper', amount: 300 });
    expect(oauth.saved?.scope?.split(' ')).toEqual(expect.arrayContaining(['catalog:read', 'profile:write']));
    await client.close();
  });
});

describe('what the client is given', () => {
  test('access token, operator, has the claims of an Auth0 API with RBAC', async () => {
    const oauth = new MemoryOAuth();
    await callAs('operator', oauth);
    const claims = await verifyToken(oauth.saved?.access_token, identity.issuer, api.url.href);
    expect(claims).toMatchObject({
      iss: identity.issuer,
      aud: api.url.href,
      sub: 'auth0|operator',
      client_id: oauth.registered?.client_id,
      azp: oauth.registered?.client_id,
      jti: expect.any(String),
      permissions: expect.arrayContaining(['catalog:read', 'admin:catalog:write', 'admin:platform:read']),
    });
    expect(Number(claims?.exp) - Number(claims?.iat)).toBe(3600);
    expect(claims?.scope?.split(' ')).toContain('catalog:read');
    expect(claims?.scope).not.toContain('admin:');
  });

  test('redirect to the client, success, names the issuer (RFC 9207) with its trailing slash', async () => {
    const oauth = new MemoryOAuth();
    await new Client({ name: 't', version: '1' })
      .connect(new StreamableHTTPClientTransport(api.url, { authProvider: oauth }))
      .catch((error: unknown) => error);
    const back = await signInAs('shopper', oauth);
    expect(back.searchParams.get('iss')).toBe(identity.issuer);
    expect(back.searchParams.get('state')).toBe('a-state');
  });
});
