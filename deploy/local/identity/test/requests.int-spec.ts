import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startIdentity } from './identity-process.ts';
import type { RunningIdentity } from './identity-process.ts';
import { RawClient, claimsIn, register } from './raw-client.ts';

const AUDIENCE = 'http://localhost:8080/mcp';

let identity: RunningIdentity;
let cli: RawClient;
let stranger: RawClient;

beforeAll(async () => {
  identity = await startIdentity({ audience: AUDIENCE });
  cli = new RawClient(identity.issuer);
  stranger = new RawClient(identity.issuer, await register(identity.issuer));
});

afterAll(async () => {
  await identity.stop();
  await identity.remove();
});

describe('authorization request', () => {
  test('resource, unknown, is invalid_target', async () => {
    const answer = await cli.answerTo({ resource: 'http://localhost:8080/other' });
    expect(answer).toMatchObject({ error: 'invalid_target', state: 'a-state', iss: identity.issuer });
  });

  test('resource, one slash more than the API has, is invalid_target', async () => {
    expect(await cli.answerTo({ resource: `${AUDIENCE}/` })).toMatchObject({ error: 'invalid_target' });
  });

  test('audience, together with an unknown resource, wins as at Auth0', async () => {
    const tokens = await cli.tokensFor({ audience: AUDIENCE, resource: 'http://localhost:8080/other' });
    expect(claimsIn(tokens.access_token).aud).toBe(AUDIENCE);
  });

  test('audience, unknown, is invalid_target', async () => {
    expect(await cli.answerTo({ audience: 'https://elsewhere.example' })).toMatchObject({ error: 'invalid_target' });
  });

  test('neither resource nor audience, the token is for the one API', async () => {
    expect(claimsIn((await cli.tokensFor()).access_token).aud).toBe(AUDIENCE);
  });

  test.each([
    ['missing', { code_challenge: null, code_challenge_method: null }],
    ['plain', { code_challenge_method: 'plain' }],
  ])('PKCE, %s, is invalid_request for every client', async (_circumstance, changes) => {
    expect(await cli.answerTo(changes)).toMatchObject({ error: 'invalid_request' });
    expect(await stranger.answerTo(changes)).toMatchObject({ error: 'invalid_request' });
  });

  test('redirect address, not the registered one, is never redirected to', async () => {
    const response = await fetch(stranger.authorizationUrl({ redirect_uri: 'http://127.0.0.1:50000/elsewhere' }), {
      redirect: 'manual',
    });
    expect(response.status).toBe(400);
    expect(response.headers.get('location')).toBeNull();
    expect(await response.text()).toContain('invalid_redirect_uri');
  });
});

describe('what the person decides', () => {
  test('consent page, denied, the client gets access_denied with the issuer', async () => {
    const answer = await stranger.answerTo({}, { decision: 'deny' });
    expect(answer).toMatchObject({ error: 'access_denied', state: 'a-state', iss: identity.issuer });
    expect(answer.code).toBeUndefined();
  });

  test('consent page, allowed, the client gets what it asked for', async () => {
    const tokens = await stranger.tokensFor({ scope: 'profile:read catalog:read' });
    expect(tokens.scope).toBe('profile:read catalog:read');
  });

  test('scope, partly not permitted, is narrowed in answer and token alike', async () => {
    const tokens = await stranger.tokensFor({ scope: 'catalog:read admin:catalog:write openid offline_access' });
    expect(tokens.scope).toBe('catalog:read openid offline_access');
    expect(claimsIn(tokens.access_token).scope).toBe('catalog:read openid offline_access');
  });

  test.each(['admin:catalog:write admin:audit:read', null])(
    'scope, %p leaves nothing permitted, signs in without any right',
    async (scope) => {
      const tokens = await stranger.tokensFor({ scope });
      expect(tokens.scope).toBe('openid');
      expect(claimsIn(tokens.access_token)).toMatchObject({ sub: 'auth0|shopper', scope: 'openid' });
    },
  );

  test('scope, the operator asks for what the shopper may not, is granted', async () => {
    const tokens = await cli.tokensFor({ scope: 'admin:catalog:write' }, 'operator');
    expect(tokens.scope).toBe('admin:catalog:write');
  });

  test('scope, the auditor asks for everything, gets the ledger and no writing', async () => {
    const scope = 'admin:audit:read admin:catalog:read profile:read profile:write catalog:read';
    expect((await cli.tokensFor({ scope }, 'auditor')).scope).toBe('admin:audit:read profile:read catalog:read');
  });
});

describe('token endpoint', () => {
  test('refresh token, used, is replaced and the old one ends the whole grant', async () => {
    const { refresh_token: first = '' } = await stranger.tokensFor();
    const refresh = (token = ''): ReturnType<RawClient['token']> =>
      stranger.token({ grant_type: 'refresh_token', refresh_token: token });
    const renewed = await refresh(first);
    expect(renewed.body).toMatchObject({ scope: 'catalog:read', refresh_token: expect.any(String) });
    expect(renewed.body.refresh_token).not.toBe(first);
    expect(claimsIn(renewed.body.access_token)).toMatchObject({ aud: AUDIENCE, sub: 'auth0|shopper' });
    expect(await refresh(first)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect(await refresh(renewed.body.refresh_token)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  test('refresh token, the client had asked for another API in between, is invalid_target', async () => {
    const { refresh_token: token = '' } = await stranger.tokensFor();
    const other = { grant_type: 'refresh_token', refresh_token: token, resource: 'http://localhost:8080/other' };
    expect(await stranger.token(other)).toMatchObject({ status: 400, body: { error: 'invalid_target' } });
  });

  test('refresh token, revoked, is refused', async () => {
    const { refresh_token: token = '' } = await stranger.tokensFor();
    const body = new URLSearchParams({ client_id: stranger.clientId, token });
    expect((await fetch(new URL('oauth/revoke', identity.issuer), { method: 'POST', body })).status).toBe(200);
    expect(await stranger.token({ grant_type: 'refresh_token', refresh_token: token })).toMatchObject({ status: 400 });
  });

  test('code, used twice, is invalid_grant', async () => {
    const { code } = await cli.answerTo();
    expect((await cli.redeem(code)).status).toBe(200);
    expect(await cli.redeem(code)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  test('code, redeemed by another client, is invalid_grant', async () => {
    const { code } = await cli.answerTo();
    expect(await stranger.redeem(code)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });
});

describe('userinfo', () => {
  const ask = (token?: string): Promise<Response> =>
    fetch(new URL('userinfo', identity.issuer), { headers: token ? { authorization: `Bearer ${token}` } : {} });

  test('access token with openid, tells who signed in as far as the scopes allow', async () => {
    const tokens = await cli.tokensFor({ scope: 'openid email catalog:read' });
    const known = { sub: 'auth0|shopper', email: 'shopper@atelier.example', email_verified: true };
    expect(await (await ask(tokens.access_token)).json()).toEqual(known);
    expect(claimsIn(tokens.id_token)).toMatchObject(known);
  });

  test('access token without openid, is insufficient_scope', async () => {
    expect((await ask((await cli.tokensFor()).access_token)).status).toBe(403);
  });

  test('anything else, is invalid_token', async () => {
    const { id_token: idToken = '', access_token: accessToken = '' } = await cli.tokensFor({ scope: 'openid' });
    const [head, , signature] = accessToken.split('.');
    const forged = Buffer.from(JSON.stringify({ ...claimsIn(accessToken), sub: 'auth0|operator' })).toString(
      'base64url',
    );
    for (const token of [undefined, 'rubbish', idToken, `${head}.${forged}.${signature}`]) {
      expect((await ask(token)).status).toBe(401);
    }
  });
});
