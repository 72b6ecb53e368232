import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { auth } from '@modelcontextprotocol/client';
import { authorizeAs } from '../../cli/sign-in.ts';
import { freePort, startIdentity } from './identity-process.ts';
import type { RunningIdentity } from './identity-process.ts';
import { MemoryOAuth } from './oauth-client.ts';
import { RawClient } from './raw-client.ts';
import { startResourceServer } from './resource-server.ts';

const DOCUMENT = 'https://client.example/oauth/client.json';

let identity: RunningIdentity;
let api: Awaited<ReturnType<typeof startResourceServer>>;

beforeAll(async () => {
  const port = await freePort();
  const script = resolve(import.meta.dirname, 'with-documents.ts');
  identity = await startIdentity({ audience: `http://localhost:${port}/mcp`, script });
  api = await startResourceServer(port, () => identity.issuer);
});

afterAll(async () => {
  await api.close();
  await identity.stop();
  await identity.remove();
});

describe('client ID metadata document', () => {
  test('SDK 2.x, has one, uses it instead of registering and gets tokens', async () => {
    const oauth = new MemoryOAuth({ metadataUrl: DOCUMENT });
    expect(await auth(oauth, { serverUrl: api.url })).toBe('REDIRECT');
    const request = oauth.authorizationUrl ?? api.url;
    expect(request.searchParams.get('client_id')).toBe(DOCUMENT);
    const { searchParams } = await authorizeAs('shopper', request, new URL(oauth.redirectUrl));
    const [authorizationCode, iss] = [searchParams.get('code') ?? '', searchParams.get('iss') ?? undefined];
    expect(await auth(oauth, { serverUrl: api.url, authorizationCode, iss })).toBe('AUTHORIZED');
    expect(oauth.saved?.scope).toBe('catalog:read offline_access');
  });

  test('client, its document does not exist, is refused without a redirect', async () => {
    const client = new RawClient(identity.issuer, 'https://client.example/nothing.json');
    const response = await fetch(client.authorizationUrl(), { redirect: 'manual' });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('invalid_client');
  });

  test.each(['http://localhost:9/client.json', 'https://127.0.0.1/client.json#x'])(
    'client, its document is at %s, is refused',
    async (clientId) => {
      const client = new RawClient(identity.issuer, clientId);
      expect((await fetch(client.authorizationUrl(), { redirect: 'manual' })).status).toBe(400);
    },
  );
});
