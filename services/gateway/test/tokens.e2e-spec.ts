import { describe, expect, test } from '@jest/globals';
import { createHmac, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { request } from 'node:http';
import { type Answer, ask, bearer, mcpRequest, readFacts, sharedStack, signToken } from '#libs/testing';

const facts = readFacts();
const stack = sharedStack();
const SCOPE = 'catalog:read profile:read';
const NOW = Math.floor(Date.now() / 1_000);

const withToken = (token: string): Promise<Answer> => ask(stack.mcpUrl, mcpRequest('tools/list', {}, bearer(token)));
const encoded = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const claims = {
  iss: facts.issuer.url,
  aud: stack.mcpUrl,
  sub: 'auth0|victim',
  scope: SCOPE,
  iat: NOW,
  exp: NOW + 600,
};

/** The header tells a client that knows nothing where to sign in, and with what scopes. */
async function expectChallenge(answer: Answer, error: string | undefined): Promise<void> {
  const header = answer.headers.get('www-authenticate') ?? '';
  expect(header).toMatch(/^Bearer /);
  const parameter = (name: string): string | undefined => new RegExp(`${name}="([^"]*)"`).exec(header)?.[1];
  expect(parameter('error')).toBe(error);
  expect(parameter('scope')).toBe('catalog:read profile:read profile:write');
  const metadata = await ask(parameter('resource_metadata') ?? '');
  expect(metadata.body).toMatchObject({ resource: stack.mcpUrl, authorization_servers: [facts.issuer.url] });
}

const FORGED: [string, () => string][] = [
  ['for another audience', () => stack.token('u', SCOPE, { aud: 'https://other.example/mcp' })],
  ['for the origin instead of the exact address', () => stack.token('u', SCOPE, { aud: stack.publicUrl })],
  ['for the address with a slash more', () => stack.token('u', SCOPE, { aud: `${stack.mcpUrl}/` })],
  ['without an audience', () => stack.token('u', SCOPE, { aud: undefined })],
  ['of another issuer', () => stack.token('u', SCOPE, { iss: 'https://evil.example/' })],
  ['of the issuer without its slash', () => stack.token('u', SCOPE, { iss: facts.issuer.url.replace(/\/$/, '') })],
  ['without an issuer', () => stack.token('u', SCOPE, { iss: undefined })],
  ['that has expired', () => stack.token('u', SCOPE, { exp: NOW - 60 })],
  ['that never expires', () => stack.token('u', SCOPE, { exp: undefined })],
  ['that is not valid yet', () => stack.token('u', SCOPE, { nbf: NOW + 600 })],
  ['issued in the future', () => stack.token('u', SCOPE, { iat: NOW + 600 })],
  ['without a subject', () => stack.token('u', SCOPE, { sub: undefined })],
  ['that is an ID token by its type', () => stack.token('u', SCOPE, {}, { typ: 'id+jwt' })],
  ['with a critical extension', () => stack.token('u', SCOPE, {}, { crit: ['exp'] })],
  ['of a key nobody published', () => stack.token('u', SCOPE, {}, { kid: 'unknown' })],
  ['without a key id', () => stack.token('u', SCOPE, {}, { kid: undefined })],
  ['with a path for a key id', () => stack.token('u', SCOPE, {}, { kid: '../../../dev/null' })],
  [
    'with a key of its own in the header',
    () => signToken({ url: facts.issuer.url, privateKey: strangersKey() }, claims, { jwk: {} }),
  ],
  [
    'signed by a stranger under the right key id',
    () => signToken({ url: facts.issuer.url, privateKey: strangersKey() }, claims),
  ],
  ['with alg none', () => `${encoded({ alg: 'none', typ: 'at+jwt', kid: 'test-key' })}.${encoded(claims)}.`],
  ['with alg nOnE and no dot', () => `${encoded({ alg: 'nOnE', typ: 'at+jwt', kid: 'test-key' })}.${encoded(claims)}`],
  ['signed HS256 with the public key', () => hs256(publicPem())],
  ['signed HS256 with the key id', () => hs256('test-key')],
  ['whose payload was changed', () => changed(stack.token('u', SCOPE))],
  ['cut short', () => stack.token('u', SCOPE).slice(0, -4)],
  ['with a second signature behind it', () => `${stack.token('u', SCOPE)}.x`],
  ['that is no token', () => 'hello'],
  ['that is empty', () => ''],
  ['longer than any token', () => `${'x'.repeat(9_000)}.y.z`],
];

function strangersKey() {
  return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
}
function publicPem(): string {
  return createPublicKey({ key: facts.issuer.privateKey, format: 'jwk' })
    .export({ type: 'spki', format: 'pem' })
    .toString();
}
function hs256(secret: string): string {
  const signed = `${encoded({ alg: 'HS256', typ: 'at+jwt', kid: 'test-key' })}.${encoded(claims)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}
function changed(token: string): string {
  const [head, , signature] = token.split('.');
  return `${head}.${encoded({ ...claims, scope: 'admin:catalog:write' })}.${signature}`;
}

describe('a good token', () => {
  test('token, as the issuer gives it, opens the door', async () => {
    expect((await withToken(stack.token('u', SCOPE))).status).toBe(200);
  });

  test('token, for several audiences, ours among them, opens the door', async () => {
    expect((await withToken(stack.token('u', SCOPE, { aud: ['https://other.example/', stack.mcpUrl] }))).status).toBe(
      200,
    );
  });
});

describe('no token', () => {
  test('request, without a token, is 401 with a challenge that leads to the issuer and names no error', async () => {
    const answer = await ask(stack.mcpUrl, mcpRequest('tools/list', {}));
    expect(answer.status).toBe(401);
    await expectChallenge(answer, undefined);
  });

  test.each(['access_token', 'token', 'authorization'])(
    'request, with the token in the query as %s, is 401 all the same',
    async (name) => {
      const answer = await ask(`${stack.mcpUrl}?${name}=${stack.token('u', SCOPE)}`, mcpRequest('tools/list', {}));
      expect(answer.status).toBe(401);
      await expectChallenge(answer, undefined);
    },
  );

  test('request, with the token in the body, is 401 all the same', async () => {
    const answer = await ask(stack.mcpUrl, mcpRequest('tools/list', { access_token: stack.token('u', SCOPE) }));
    expect(answer.status).toBe(401);
  });

  test.each(['server/discover', 'tools/list', 'tools/call', 'initialize', 'ping', 'no/such'])(
    'request, of the method %s without a token, is 401',
    async (method) => {
      expect((await ask(stack.mcpUrl, mcpRequest(method, { name: 'get_profile', arguments: {} }))).status).toBe(401);
    },
  );
});

describe('a bad token', () => {
  test.each(FORGED)('token, %s, is 401 with a challenge and without a reason', async (_, forge) => {
    const answer = await withToken(forge());
    expect(answer.status).toBe(401);
    await expectChallenge(answer, 'invalid_token');
    expect([
      'The access token is not valid here or has expired: sign in again',
      'Send the access token as "Authorization: Bearer …"',
    ]).toContain((answer.body as { error: { message: string } }).error.message);
  });

  test.each(['Basic dXNlcjpwYXNz', 'bearer', 'Bearer', 'DPoP x.y.z'])(
    'header, %s, is 401 as a bad token',
    async (authorization) => {
      const answer = await ask(stack.mcpUrl, mcpRequest('tools/list', {}, { authorization }));
      expect(answer.status).toBe(401);
      await expectChallenge(answer, 'invalid_token');
    },
  );

  test('token, past its expiry and the leeway of five seconds, is refused although it was taken a moment before', async () => {
    const short = stack.token('u', SCOPE, { exp: Math.floor(Date.now() / 1_000) - 3 });
    expect((await withToken(short)).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 3_100));
    expect((await withToken(short)).status).toBe(401);
  });
});

describe('two credentials', () => {
  test('request, with two Authorization headers, is refused although both are good (RFC 6750 section 3.1: 400)', async () => {
    const token = `Bearer ${stack.token('u', SCOPE)}`;
    const { headers, body } = mcpRequest('tools/list', {});
    const status = await new Promise<{ status: number | undefined; challenge: string | undefined }>(
      (resolve, reject) => {
        const sent = request(
          stack.mcpUrl,
          {
            method: 'POST',
            headers: [
              ...Object.entries(headers as Record<string, string>),
              ['authorization', token],
              ['authorization', token],
              ['host', new URL(stack.mcpUrl).host],
            ].flat(),
          },
          (answer) => {
            answer.resume();
            resolve({ status: answer.statusCode, challenge: answer.headers['www-authenticate'] });
          },
        );
        sent.once('error', reject);
        sent.end(body);
      },
    );
    expect(status).toEqual({ status: 400, challenge: expect.stringContaining('error="invalid_request"') });
  });
});
