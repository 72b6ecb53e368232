import { afterAll, describe, expect, test } from '@jest/globals';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { type Answer, ask, bearer, mcpRequest, readFacts, sharedStack, signToken } from '#libs/testing';
import { expectChallenge } from './expect-challenge.ts';
import { forgedTokens } from './forged-tokens.ts';

const facts = readFacts();
const stack = sharedStack();
const SCOPE = 'catalog:read profile:read';

/** Whoever follows an address in a token comes here. */
const visits: string[] = [];
const attacker = createServer((request, response) => {
  visits.push(request.url ?? '');
  response.end('{"keys":[]}');
});
await new Promise<void>((resolve) => attacker.listen(0, '127.0.0.1', resolve));
afterAll(() => void attacker.close());
const attackerUrl = `http://127.0.0.1:${(attacker.address() as AddressInfo).port}/`;

const withToken = (token: string): Promise<Answer> => ask(stack.mcpUrl, mcpRequest('tools/list', {}, bearer(token)));

describe('a forged token', () => {
  test.each(forgedTokens(stack, facts.issuer, attackerUrl))(
    'token, %s, is 401 with a challenge and without a reason',
    async (_, forge) => {
      const answer = await withToken(forge());
      expect(answer.status).toBe(401);
      await expectChallenge(answer, 'invalid_token');
      expect([
        'The access token is not valid here or has expired: sign in again',
        'Send the access token as "Authorization: Bearer …"',
      ]).toContain((answer.body as { error: { message: string } }).error.message);
    },
  );

  test('tokens, all of them, have made the gateway ask nobody for a key', async () => {
    expect(visits).toEqual([]);
    await fetch(attackerUrl);
    expect(visits).toEqual(['/']);
  });

  test('token, a good one with addresses of keys in its header, is judged by the published key alone', async () => {
    const header = { jku: `${attackerUrl}jwks.json`, x5u: `${attackerUrl}cert.pem` };
    expect((await withToken(stack.token('u', SCOPE, {}, header))).status).toBe(200);
    expect(visits.filter((path) => path !== '/')).toEqual([]);
  });
});

describe('scopes an attacker would like to have', () => {
  test.each([
    ['separated by commas', 'profile:read,profile:write'],
    ['separated by line ends', 'profile:read\nprofile:write'],
    ['with a star', 'profile:*'],
    ['in capitals', 'PROFILE:WRITE'],
    ['in a list', ['profile:write'] as unknown as string],
    ['that are a longer name', 'profile:write2 xprofile:write'],
  ])('scopes, %s, open nothing', async (_, scope) => {
    const call = mcpRequest(
      'tools/call',
      { name: 'set_budget_and_goals', arguments: { goals: ['x'] } },
      bearer(stack.token('u', '', { scope })),
    );
    expect((await ask(stack.mcpUrl, call)).status).toBe(403);
  });
});

describe('a token in the wrong place', () => {
  const token = stack.token('u', SCOPE, { jti: 'misplaced-token-9c1' });

  test.each([
    ['as a form (RFC 6750 section 2.2)', 'application/x-www-form-urlencoded', `access_token=${token}`],
    [
      'as JSON',
      'application/json',
      JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list', access_token: token }),
    ],
  ])('request, with the token in the body %s, is refused', async (_, type, body) => {
    const { headers } = mcpRequest('tools/list', {});
    const answer = await ask(stack.mcpUrl, {
      method: 'POST',
      headers: { ...(headers as Record<string, string>), 'content-type': type },
      body,
    });
    expect([401, 415]).toContain(answer.status);
    expect(answer.text).not.toContain(token);
  });

  test.each(['cookie', 'x-access-token', 'proxy-authorization', 'x-forwarded-authorization'])(
    'request, with the token in the header %s, is 401',
    async (name) => {
      const answer = await ask(stack.mcpUrl, mcpRequest('tools/list', {}, { [name]: `Bearer ${token}` }));
      expect(answer.status).toBe(401);
    },
  );

  test('request, with the token in its query as well as in its header, is judged by the header alone', async () => {
    const address = `${stack.mcpUrl}?access_token=${token}`;
    expect((await ask(address, mcpRequest('tools/list', {}, bearer('x.y.z')))).status).toBe(401);
    expect((await ask(address, mcpRequest('tools/list', {}, bearer(token)))).status).toBe(200);
  });

  test('token, wherever it was put, is in no log', () => {
    expect(stack.logs()).toContain('MCP request refused');
    expect(stack.logs()).not.toContain(token.split('.')[2]);
  });
});

describe('a token too large to look at', () => {
  test('token, of a megabyte, is refused by its size and the connection closed; others are served', async () => {
    const { hostname, port } = new URL(stack.mcpUrl);
    const head = `POST /mcp HTTP/1.1\r\nhost: ${hostname}\r\nauthorization: Bearer `;
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), hostname);
      let received = '';
      socket.on('data', (chunk) => (received += chunk.toString()));
      socket.on('error', () => undefined); // it is cut off while we still send
      socket.on('close', () => resolve(received));
      socket.write(`${head}${'x'.repeat(1_048_576)}.y.z\r\ncontent-length: 0\r\n\r\n`);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    expect((await withToken(stack.token('u', SCOPE))).status).toBe(200);
  });

  test('token, as large as the largest an issuer sends, is taken', async () => {
    const token = signToken(facts.issuer, { aud: stack.mcpUrl, scope: SCOPE, groups: 'g'.repeat(5_000) });
    expect(token.length).toBeGreaterThan(6_900);
    expect((await withToken(token)).status).toBe(200);
  });
});
