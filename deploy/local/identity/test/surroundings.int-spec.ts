import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { HeadlessBrowser } from '../../cli/headless-browser.ts';
import type { Page } from '../../cli/headless-browser.ts';
import { freePort, runIdentity, startIdentity } from './identity-process.ts';
import type { RunningIdentity } from './identity-process.ts';
import { RawClient, claimsIn, register } from './raw-client.ts';

let identity: RunningIdentity;
let stranger: RawClient;

beforeAll(async () => {
  identity = await startIdentity({ audience: 'http://localhost:8080/mcp' });
  stranger = new RawClient(identity.issuer, await register(identity.issuer));
});

afterAll(async () => {
  await identity.stop();
  await identity.remove();
});

/** The login page of a fresh request, in a browser of its own. */
async function loginPage(): Promise<Page & { browser: HeadlessBrowser }> {
  const browser = new HeadlessBrowser(stranger.redirectUri);
  const page = await browser.open(stranger.authorizationUrl());
  if (page instanceof URL) throw new Error('no login page');
  return { browser, ...page };
}

describe('metadata', () => {
  test('both discovery documents, asked by a client, say the same and what MCP clients look for', async () => {
    const [oauth, oidc] = await Promise.all(
      ['oauth-authorization-server', 'openid-configuration'].map(async (name) =>
        (await fetch(new URL(`.well-known/${name}`, identity.issuer))).json(),
      ),
    );
    expect(oauth).toEqual(oidc);
    const { issuer } = identity;
    expect(oauth).toMatchObject({
      issuer,
      authorization_endpoint: `${issuer}authorize`,
      token_endpoint: `${issuer}oauth/token`,
      registration_endpoint: `${issuer}oidc/register`,
      revocation_endpoint: `${issuer}oauth/revoke`,
      userinfo_endpoint: `${issuer}userinfo`,
      jwks_uri: `${issuer}.well-known/jwks.json`,
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
      client_id_metadata_document_supported: true,
      scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    });
  });

  test('keys, published, hold no private part', async () => {
    const { keys } = (await (await fetch(new URL('.well-known/jwks.json', identity.issuer))).json()) as {
      keys: object[];
    };
    expect(keys).toEqual([
      { kty: 'RSA', use: 'sig', alg: 'RS256', kid: expect.any(String), n: expect.any(String), e: 'AQAB' },
    ]);
  });

  test.each(['.well-known/oauth-authorization-server', 'oauth/token', 'oidc/register'])(
    '%s, preflight from a browser client, is allowed',
    async (path) => {
      const headers = { origin: 'http://localhost:6274', 'access-control-request-headers': 'mcp-protocol-version' };
      const response = await fetch(new URL(path, identity.issuer), { method: 'OPTIONS', headers });
      expect(response.status).toBe(204);
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
      expect(response.headers.get('access-control-allow-headers')).toBe('mcp-protocol-version');
    },
  );
});

describe('login page', () => {
  test('policy, lets no script run and no other page frame it, but the client be redirected to', async () => {
    const { headers, html } = await loginPage();
    const policy = headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'; form-action 'self' http://127.0.0.1:50000");
    expect(html).not.toContain('<script');
  });

  test('client name, with markup in it, is text', async () => {
    const { html } = await loginPage();
    expect(html).toContain('A &lt;stranger&gt;');
    expect(html).not.toContain('<stranger>');
  });

  test('user name, unknown, is asked again', async () => {
    const { browser, url } = await loginPage();
    expect(await browser.open(url, { action: 'login', user: '<nobody>' })).toMatchObject({
      status: 422,
      html: expect.stringContaining('Nobody here is called “&lt;nobody&gt;”'),
    });
  });

  test('form, sent without the cookie of the browser that asked, is refused', async () => {
    const { url } = await loginPage();
    const body = new URLSearchParams({ action: 'login', user: 'shopper' });
    expect((await fetch(url, { method: 'POST', body, redirect: 'manual' })).status).toBe(400);
  });

  test('form, sent by a page on another port of localhost, is refused', async () => {
    const { url } = await loginPage();
    const body = new URLSearchParams({ action: 'login', user: 'shopper' });
    const headers = { origin: 'http://localhost:3000' };
    expect((await fetch(url, { method: 'POST', body, headers, redirect: 'manual' })).status).toBe(403);
  });

  test('login, by somebody else with the same browser, is theirs with their rights', async () => {
    const browser = new HeadlessBrowser(stranger.redirectUri);
    const scope = 'openid catalog:read admin:catalog:write';
    const seen: unknown[] = [];
    for (const user of ['shopper', 'operator']) {
      const login = await browser.open(stranger.authorizationUrl({ scope }));
      const consent = login instanceof URL ? login : await browser.open(login.url, { action: 'login', user });
      if (consent instanceof URL) throw new Error('no consent page');
      const back = await browser.open(consent.url, { action: 'allow' });
      const code = back instanceof URL ? back.searchParams.get('code') : null;
      const { sub, scope: granted } = claimsIn((await stranger.redeem(code ?? '')).body.access_token);
      seen.push({
        sub,
        granted,
        told: consent.html.includes('asked for admin:catalog:write, which shopper may not do'),
      });
    }
    expect(seen).toEqual([
      { sub: 'auth0|shopper', granted: 'openid catalog:read', told: true },
      { sub: 'auth0|operator', granted: scope, told: false },
    ]);
  });

  test('prompt=none, answers from the session of the browser or says login_required', async () => {
    const browser = new HeadlessBrowser(stranger.redirectUri);
    const silent = async (): Promise<URLSearchParams> => {
      const back = await browser.open(stranger.authorizationUrl({ prompt: 'none' }));
      return back instanceof URL ? back.searchParams : new URLSearchParams();
    };
    expect((await silent()).get('error')).toBe('login_required');
    const login = await browser.open(stranger.authorizationUrl());
    const consent = login instanceof URL ? login : await browser.open(login.url, { action: 'login', user: 'shopper' });
    if (consent instanceof URL) throw new Error('no consent page');
    await browser.open(consent.url, { action: 'allow' });
    const { body } = await stranger.redeem((await silent()).get('code') ?? '');
    expect(claimsIn(body.access_token)).toMatchObject({ sub: 'auth0|shopper', scope: 'catalog:read' });
  });
});

describe('process', () => {
  test('name of the host, another one that resolves here, is not answered', async () => {
    const { port } = new URL(identity.issuer);
    const call = request({
      host: '127.0.0.1',
      port,
      path: '/health',
      headers: { host: `rebound.example:${port}` },
    }).end();
    const [response] = (await once(call, 'response')) as [IncomingMessage];
    expect(response.statusCode).toBe(421);
  });

  test.each(['127.0.0.1', '[::1]', 'localhost'])('health, asked at %s, is 200', async (host) => {
    const { port } = new URL(identity.issuer);
    expect((await fetch(`http://${host}:${port}/health`)).status).toBe(200);
  });

  test('restart, same data, keeps keys, clients and refresh tokens', async () => {
    const first = await startIdentity({ audience: 'http://localhost:8080/mcp' });
    const port = Number(new URL(first.issuer).port);
    const client = new RawClient(first.issuer, await register(first.issuer));
    const tokens = await client.tokensFor();
    const keysBefore = await (await fetch(new URL('.well-known/jwks.json', first.issuer))).text();
    await first.stop();
    const second = await startIdentity({ audience: 'http://localhost:8080/mcp', port, dataDir: first.dataDir });
    const renewed = await client.token({ grant_type: 'refresh_token', refresh_token: tokens.refresh_token ?? '' });
    expect(renewed).toMatchObject({ status: 200, body: { scope: 'catalog:read' } });
    expect(await (await fetch(new URL('.well-known/jwks.json', second.issuer))).text()).toBe(keysBefore);
    await second.stop();
    await second.remove();
  });

  test.each([
    [{ NODE_ENV: 'production' }, 'NODE_ENV is production'],
    [{ IDENTITY_HOST: '0.0.0.0' }, 'IDENTITY_HOST 0.0.0.0 is not a loopback address'],
    [
      { IDENTITY_ISSUER: 'https://login.example/' },
      'IDENTITY_ISSUER https://login.example/ is not http on a loopback host',
    ],
    [{ IDENTITY_PORT: 'many' }, 'IDENTITY_PORT must be a number from 1 to 65535'],
    [{ IDENTITY_ISSUER: 'http://localhost:1/' }, 'must name the same port'],
  ])('start, with %o, is refused in one line', async (env, reason) => {
    const { code, output } = await runIdentity(env);
    expect({ code, lines: output.trim().split('\n').length }).toEqual({ code: 1, lines: 1 });
    expect(output).toContain(reason);
  });

  test('start, its port is taken, says so in one line', async () => {
    const port = await freePort();
    const squatter = createServer().listen(port, '127.0.0.1');
    await once(squatter, 'listening');
    const { code, output } = await runIdentity({ IDENTITY_PORT: String(port), IDENTITY_DATA_DIR: identity.dataDir });
    squatter.close();
    expect(code).toBe(1);
    expect(output).toMatch(/^identity: Cannot listen on 127\.0\.0\.1 port \d+: another process listens there\./);
  });
});
