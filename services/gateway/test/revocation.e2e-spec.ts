import { beforeAll, describe, expect, test } from '@jest/globals';
import { createPublicKey, generateKeyPairSync, type JsonWebKey, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, msUntil, type OwnStack, patient, signToken } from '#libs/testing';
import { ACCESS_SCOPES, admin, callTool, cutOff, letIn, listTools, report, startReplicas } from './replicas.ts';

const WITHIN_MS = 5_000;
const SCOPE = 'catalog:read profile:read profile:write';

let stack: OwnStack;
let first: string;
let second: string;
let keyRemoval: Promise<number>;
beforeAll(async () => {
  const replicas = await startReplicas();
  stack = replicas.stack;
  [first, second] = replicas.urls;
  keyRemoval = msUntilRemovedKeyIsRefused();
  keyRemoval.catch(() => undefined); // its own test says so
});

const operator = (): string => stack.token('auth0|operator', ACCESS_SCOPES);
const revoke = (kind: string, value: string, url = first): Promise<Answer> =>
  admin(url, operator(), 'POST', '/revocations', { kind, value, reason: 'a test' });
const lift = ({ body }: Answer, url = first): Promise<Answer> =>
  admin(url, operator(), 'DELETE', `/revocations/${(body as { revocation_id: string }).revocation_id}`);

/** A person with a client and a token of their own. */
function somebody(): { user: string; client: string; jti: string; token: string } {
  const [user, client, jti] = [`auth0|${randomUUID()}`, `client-${randomUUID()}`, randomUUID()];
  return { user, client, jti, token: tokenOf(user, { azp: client, jti }) };
}
const tokenOf = (user: string, claims: object = {}): string => stack.token(user, SCOPE, { ...claims });
const isRefused = async (url: string, token: string): Promise<boolean> => (await listTools(url, token)).status === 401;
/** Both replicas have verified it, and remember. */
async function warm(token: string): Promise<void> {
  for (const url of [first, second]) expect((await listTools(url, token)).status).toBe(200);
}

describe('a revocation', () => {
  test.each(['token', 'user', 'client'] as const)(
    'revocation, of a %s whose token both replicas remember, is in force on the second within 5 s and on the first at once',
    async (kind) => {
      const { user, client, jti, token } = somebody();
      await warm(token);
      const answer = await revoke(kind, { user, client, token: jti }[kind]);
      expect([answer.status, answer.body]).toEqual([
        200,
        expect.objectContaining({ kind, created_by: 'auth0|operator', lifted_at: null }),
      ]);
      const ms = await msUntil(() => isRefused(second, token), WITHIN_MS);
      expect(await isRefused(first, token)).toBe(true);
      report(`a revoked ${kind} was refused by the second replica after ${ms} ms, told by NATS`);
      const refused = await listTools(second, token);
      expect(refused.headers.get('www-authenticate')).toContain('error="invalid_token"');
    },
  );

  test('revocation, of a token, a user or a client, leaves others alone', async () => {
    const [one, other] = [somebody(), somebody()];
    const sibling = tokenOf(one.user, { azp: one.client, jti: randomUUID() });
    await warm(other.token);
    await revoke('token', one.jti);
    await warm(sibling);
    await revoke('client', one.client);
    expect(await isRefused(first, tokenOf(one.user, { azp: other.client }))).toBe(false);
    await revoke('user', one.user);
    await warm(other.token);
  });

  test('revocation, of a user who is an operator, closes the admin door too', async () => {
    const user = `auth0|${randomUUID()}`;
    const token = stack.token(user, 'admin:catalog:read');
    expect((await admin(first, token, 'GET', '/merchants')).status).toBe(200);
    await revoke('user', user);
    expect((await admin(first, token, 'GET', '/merchants')).status).toBe(401);
  });

  test('revocation, asked for twice, is one; lifted twice, is lifted once; unknown, is NOT_FOUND', async () => {
    const { user } = somebody();
    const made = await revoke('user', user);
    expect((await revoke('user', user, second)).body).toEqual(made.body);
    const lifted = await lift(made);
    expect(lifted.body).toMatchObject({ lifted_by: 'auth0|operator' });
    expect((await lift(made, second)).body).toEqual(lifted.body);
    for (const handle of ['999999', 'x', '0', '-1', '9'.repeat(30)])
      expect((await admin(first, operator(), 'DELETE', `/revocations/${handle}`)).status).toBe(404);
  });

  test('revocation, lifted, lets new tokens in and none that were issued before', async () => {
    const { user, client, token } = somebody();
    await warm(token);
    await lift(await revoke('user', user));
    await msUntil(() => isRefused(second, token), WITHIN_MS);
    const later = Math.floor(Date.now() / 1_000) + 1;
    const renewed = tokenOf(user, { azp: client, iat: later });
    await msUntil(async () => !(await isRefused(second, renewed)), WITHIN_MS);
    expect([await isRefused(first, token), await isRefused(first, renewed)]).toEqual([true, false]);
  });

  test('revocations, listed page by page, are all there with who did it and why', async () => {
    const made = [];
    for (let n = 0; n < 3; n += 1) made.push((await revoke('token', randomUUID())).body);
    const seen: unknown[] = [];
    let cursor = '';
    for (let pages = 0; pages < 2; pages += 1) {
      const { body } = await admin(second, operator(), 'GET', `/revocations?limit=2${cursor}`);
      const page = body as { revocations: unknown[]; next_cursor: string | null };
      seen.push(...page.revocations);
      cursor = `&cursor=${page.next_cursor ?? ''}`;
    }
    expect(seen.slice(0, 3)).toEqual(made.reverse());
    expect((await admin(first, operator(), 'GET', '/revocations?cursor=x')).status).toBe(422);
  });

  test('revocation, and its lifting, stand in the ledger with who did it', async () => {
    const made = await revoke('client', `client-${randomUUID()}`);
    await lift(made);
    const { revocation_id: id } = made.body as { revocation_id: string };
    const auditor = stack.token('auth0|auditor', 'admin:audit:read');
    const query = `user_id=${encodeURIComponent('auth0|operator')}&entity_type=client_revocation&entity_id=${id}`;
    const types = async (): Promise<string[]> => {
      const { body } = await admin(first, auditor, 'GET', `/ledger/entries?${query}`);
      return (body as { entries: { type: string }[] }).entries.map(({ type }) => type).sort();
    };
    await msUntil(async () => (await types()).length === 2, 10_000);
    expect(await types()).toEqual(['access.revocation_lifted', 'access.revoked']);
  });
});

describe('what is broken', () => {
  test('NATS away, a revocation at the first replica is in force on the second within 5 s', async () => {
    const { user, token } = somebody();
    await stack.bed.broker.kill();
    try {
      await warm(token);
      expect((await revoke('user', user)).status).toBe(200);
      const ms = await msUntil(() => isRefused(second, token), WITHIN_MS);
      report(`a revoked user was refused by the second replica after ${ms} ms, NATS away`);
    } finally {
      await stack.bed.broker.start();
    }
  });

  test('the database of the gateway away, writes are refused within 5 s at both doors, reads go on, and all works when it is back', async () => {
    const token = tokenOf(`auth0|${randomUUID()}`);
    const merchants = stack.token('auth0|operator', 'admin:catalog:read admin:catalog:write');
    const write = (): Promise<Answer> => callTool(first, token, 'set_budget_and_goals', { goals: ['kept'] });
    const isUnavailable = async (): Promise<boolean> =>
      (await write()).text.includes('UNAVAILABLE: Nothing can be changed');
    await msUntil(async () => !(await write()).text.includes('isError'), 15_000); // NATS is back
    await cutOff(stack);
    try {
      const ms = await msUntil(isUnavailable, WITHIN_MS);
      report(`writes were refused ${ms} ms after the gateway had lost its database`);
      const put = await admin(first, merchants, 'PUT', '/merchants/blind', {
        name: 'B',
        currency: 'EUR',
        shop_url: null,
      });
      expect([put.status, put.body]).toEqual([503, expect.objectContaining({ code: 'UNAVAILABLE' })]);
      // Whether it is good is not known, so nobody is told to make another.
      expect((await admin(first, 'atk_unknown', 'GET', '/merchants')).status).toBe(503);
      const upload = await stack.admin().upload('blind', 'Handle,Title,Variant Price\na,A,1.00\n');
      expect(upload.status).toBe(503);
      expect((await revoke('user', 'auth0|x')).status).toBe(503);
      expect((await callTool(first, token, 'get_profile')).body).toMatchObject({
        result: { structuredContent: { goals: ['kept'] } },
      });
      expect((await admin(first, merchants, 'GET', '/merchants')).status).toBe(200);
    } finally {
      await letIn(stack);
    }
    await msUntil(async () => !(await isUnavailable()), WITHIN_MS);
  });

  test('a replica started later, knows what was revoked before', async () => {
    const { user, token } = somebody();
    await revoke('user', user);
    await stack.parts.gateway.stop();
    await stack.parts.gateway.start();
    expect(await isRefused(first, token)).toBe(true);
  });
});

describe('a key of the issuer', () => {
  test('key, removed from what the issuer publishes, is refused within 60 s although tokens are remembered and in use', async () => {
    const ms = await keyRemoval;
    report(`a token was refused ${(ms / 1_000).toFixed(1)} s after its key had been removed`);
    expect(ms).toBeLessThan(patient(60_000));
  });
});

/** At a gateway and an issuer of its own, with a token that is used all the time. */
async function msUntilRemovedKeyIsRefused(): Promise<number> {
  const keys = new Map<string, JsonWebKey>();
  const add = (kid: string): JsonWebKey => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    keys.set(kid, {
      ...createPublicKey(privateKey).export({ format: 'jwk' }),
      kid,
      use: 'sig',
      alg: 'RS256',
    });
    return privateKey.export({ format: 'jwk' });
  };
  const [old, next] = [add('old'), add('next')];
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: [...keys.values()] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const { publicUrl } = await stack.bed.gateway(url);
  const token = (privateKey: JsonWebKey, kid: string): string =>
    signToken({ url, privateKey }, { aud: `${publicUrl}/mcp`, scope: SCOPE }, { kid });
  const [tokenOfOld, tokenOfNext] = [token(old, 'old'), token(next, 'next')];
  expect((await listTools(publicUrl, tokenOfOld)).status).toBe(200);
  keys.delete('old');
  const ms = await msUntil(() => isRefused(publicUrl, tokenOfOld), 70_000, 100);
  expect((await listTools(publicUrl, tokenOfNext)).status).toBe(200);
  return ms;
}
