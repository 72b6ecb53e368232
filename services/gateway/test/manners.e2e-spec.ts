import { beforeAll, describe, expect, test } from '@jest/globals';
import { request } from 'node:http';
import { type Answer, ask, bearer, mcpRequest, readFacts, sharedStack, signToken, TestBed } from '#libs/testing';
import { answersIn, exchange } from './raw-http.ts';

const facts = readFacts();
const stack = sharedStack();
const SCOPE = 'catalog:read profile:read profile:write';
const signedIn = bearer(stack.token('auth0|manners', SCOPE));
const { host } = new URL(stack.publicUrl);
const problem = (status: number, code: string) =>
  expect.objectContaining({
    status,
    code,
    detail: expect.any(String),
    request_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
const jsonPost = (body: string | Uint8Array, headers: Record<string, string> = {}): Promise<Answer> =>
  ask(stack.mcpUrl, { ...mcpRequest('tools/list', {}, { ...signedIn, ...headers }), body });

describe('what every answer says to a browser', () => {
  const at = (path: string, init: RequestInit = {}): Promise<Answer> => ask(`${stack.publicUrl}${path}`, init);
  const ANSWERS: [string, number, () => Promise<Answer>][] = [
    ['good', 200, () => ask(stack.mcpUrl, mcpRequest('tools/list', {}, signedIn))],
    ['metadata', 200, () => at('/.well-known/oauth-protected-resource')],
    ['without a token', 401, () => at('/admin/v1/merchants')],
    ['a stranger', 403, () => at('/admin/v1/merchants', { headers: { origin: 'https://evil.example' } })],
    ['nowhere', 404, () => at('/nowhere')],
    ['the documentation', 200, () => at('/admin/docs')],
  ];
  test.each(ANSWERS)(
    'answer, %s (%i), is not sniffed, framed or cached as ours, and says nothing of what we run',
    async (_, status, get) => {
      const answer = await get();
      expect(answer.status).toBe(status);
      const said = (name: string): string | null => answer.headers.get(name);
      expect(said('x-content-type-options')).toBe('nosniff');
      expect(said('x-frame-options')).toBe('DENY');
      expect(said('referrer-policy')).toBe('no-referrer');
      expect(said('content-security-policy')).toMatch(/^default-src 'none'; .*frame-ancestors 'none'$/);
      expect(said('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect([said('x-powered-by'), said('server'), said('strict-transport-security')]).toEqual([null, null, null]);
    },
  );

  test('stranger, at the admin door, is told in problem details; at /mcp in JSON-RPC', async () => {
    const headers = { origin: 'https://evil.example' };
    expect((await at('/admin/v1/merchants', { headers })).body).toEqual(problem(403, 'FORBIDDEN'));
    expect((await at('/mcp', { headers })).body).toMatchObject({ jsonrpc: '2.0', error: { code: -32_000 } });
  });

  test('issuer, in the policy of the documentation, is the only stranger its page may ask', async () => {
    const policy = (await at('/admin/docs/')).headers.get('content-security-policy');
    expect(policy).toContain(`connect-src 'self' ${new URL(facts.issuer.url).origin};`);
    expect(policy).toContain("script-src 'self';");
  });
});

describe('addresses and methods', () => {
  test.each(['/%zz', '/admin/v1/%', '/mcp/%E0%A4%A', '/admin/v1/merchants/%ff/feeds'])(
    'address, %s, is 400 as problem details',
    async (path) => {
      const received = await exchange(
        stack.publicUrl,
        `GET ${path} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`,
      );
      expect(received).toMatch(/^HTTP\/1\.1 400 /);
      expect(received).toMatch(/content-type: application\/problem\+json/i);
      expect(JSON.parse(received.split('\r\n\r\n')[1] ?? '')).toEqual(problem(400, 'INVALID_INPUT'));
    },
  );

  test('address, with a part longer than any id, is refused as problem details', async () => {
    const answer = await ask(`${stack.publicUrl}/admin/v1/feed-imports/${'x'.repeat(200)}`, {
      headers: bearer(stack.token('o', 'admin:catalog:read')),
    });
    expect(answer.status).toBe(414);
    expect(answer.body).toEqual(problem(414, 'INVALID_INPUT'));
  });

  test('address, unknown and with a secret in its query, is not repeated in the answer', async () => {
    const answer = await ask(`${stack.publicUrl}/nowhere?access_token=secret-in-a-query`);
    expect([answer.status, answer.body]).toEqual([404, problem(404, 'NOT_FOUND')]);
    expect(answer.text).not.toContain('secret-in-a-query');
  });

  test.each(['GET', 'PUT', 'PATCH', 'DELETE', 'HEAD'])(
    '%s /mcp, with a token, is 405 and says what is allowed',
    async (method) => {
      const answer = await ask(stack.mcpUrl, { method, headers: signedIn });
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
      if (method !== 'HEAD') expect(answer.body).toMatchObject({ jsonrpc: '2.0', error: { code: -32_000 } });
    },
  );

  test('address, below /mcp, is 404', async () => {
    expect((await ask(`${stack.mcpUrl}/x`, { method: 'POST', headers: signedIn })).status).toBe(404);
  });
});

describe('bodies', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['ten thousand levels deep', `${'['.repeat(10_000)}${']'.repeat(10_000)}`, 'nested deeper'],
    ['of ten thousand objects in each other', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`, 'nested deeper'],
    ['of a hundred thousand members', `[${Array(100_000).fill('1').join()}]`, 'more than 20000 members'],
    ['that is not UTF-8', Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d), 'must be UTF-8'],
    ['with __proto__', '{"jsonrpc":"2.0","id":1,"method":"tools/list","__proto__":{"admin":true}}', 'not valid JSON'],
    ['with constructor.prototype', '{"constructor":{"prototype":{"admin":true}}}', 'not valid JSON'],
    ['that says a secret and breaks off', '{"access_token":"secret-in-a-body', 'not valid JSON'],
  ])('body, %s, is 400 at both doors and repeats nothing', async (_, body, why) => {
    const mcp = await jsonPost(body);
    expect([mcp.status, mcp.body]).toEqual([
      400,
      { jsonrpc: '2.0', id: null, error: { code: -32_700, message: expect.stringContaining(why) } },
    ]);
    const admin = await ask(`${stack.publicUrl}/admin/v1/merchants/x`, {
      method: 'PUT',
      headers: { ...bearer(stack.token('o', 'admin:catalog:write')), 'content-type': 'application/json' },
      body,
    });
    expect([admin.status, admin.body]).toEqual([400, problem(400, 'INVALID_INPUT')]);
    expect(mcp.text + admin.text).not.toContain('secret-in-a-body');
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });

  test.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
    'argument, called %s, changes nothing and breaks nothing',
    async (name) => {
      const args = `{"${name}":"x","goals":["kept"]}`;
      const { body, headers } = mcpRequest('tools/call', { name: 'set_budget_and_goals', arguments: {} }, signedIn);
      const answer = await ask(stack.mcpUrl, {
        method: 'POST',
        ...(headers ? { headers } : {}),
        body: (body as string).replace('"arguments":{}', `"arguments":${args}`),
      });
      expect([200, 400]).toContain(answer.status);
      expect(answer.text).toMatch(/INVALID_INPUT|not valid JSON/);
    },
  );

  test.each(['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x', 'application/xml'])(
    'body, as %s, is 415 at the admin door: a form on a page needs no permission to send one',
    async (type) => {
      const answer = await ask(`${stack.publicUrl}/admin/v1/merchants/x`, {
        method: 'PUT',
        headers: { ...bearer(stack.token('o', 'admin:catalog:write')), 'content-type': type },
        body: 'name=x',
      });
      expect([answer.status, answer.body]).toEqual([415, problem(415, 'INVALID_INPUT')]);
    },
  );
});

describe('requests that mean two things', () => {
  const post = (headers: string, body: string): string =>
    `POST /mcp HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\n${headers}\r\n\r\n${body}`;
  const hidden = `GET /live HTTP/1.1\r\nhost: ${host}\r\n\r\n`;

  test.each([
    ['both a length and chunks', post('content-length: 4\r\ntransfer-encoding: chunked', `0\r\n\r\n${hidden}`)],
    ['chunks and a length', post('transfer-encoding: chunked\r\ncontent-length: 4', `0\r\n\r\n${hidden}`)],
    ['two lengths', post(`content-length: 0\r\ncontent-length: ${hidden.length}`, hidden)],
    ['a length with a sign', post(`content-length: +${hidden.length}`, hidden)],
    ['chunks with a space before the colon', post('transfer-encoding : chunked', `0\r\n\r\n${hidden}`)],
    ['chunks that are not the last coding', post('transfer-encoding: chunked, identity', `0\r\n\r\n${hidden}`)],
    ['a folded header', post('x-a: 1\r\n transfer-encoding: chunked\r\ncontent-length: 0', hidden)],
    ['a bare line feed in a chunk', post('transfer-encoding: chunked', `0\n\n${hidden}`)],
    ['a null byte in a header', post('x-a: \u0000\r\ncontent-length: 0', hidden)],
  ])('request, with %s, is answered once with 400 and the connection closed', async (_, bytes) => {
    const received = await exchange(stack.publicUrl, bytes);
    expect(answersIn(received)).toBe(1);
    expect(received).toMatch(/^HTTP\/1\.1 400 /);
    expect(received).toMatch(/connection: close/i);
    expect(received).toMatch(/"code":"INVALID_INPUT"/);
  });

  test('headers, larger than 16 kB, are 431 as problem details', async () => {
    const received = await exchange(stack.publicUrl, `GET /live HTTP/1.1\r\nx-a: ${'a'.repeat(17_000)}\r\n\r\n`);
    expect(received).toMatch(/^HTTP\/1\.1 431 /);
    expect(received).toMatch(/application\/problem\+json/);
  });
});

describe('behind TLS and proxies', () => {
  let bed: TestBed;
  beforeAll(async () => {
    bed = await TestBed.make(facts);
  });
  /** The status of the last of some requests without a token, each said to come from another address. */
  async function lastOf(url: string, forwarded: (n: number) => string, times: number): Promise<number | undefined> {
    let status: number | undefined;
    for (let n = 0; n < times; n++) {
      status = await new Promise((resolve, reject) => {
        const sent = request(
          `${url}/admin/v1/merchants`,
          { headers: { 'x-forwarded-for': forwarded(n) } },
          (answer) => {
            answer.resume();
            resolve(answer.statusCode);
          },
        );
        sent.once('error', reject);
        sent.end();
      });
    }
    return status;
  }
  const FEW = { GATEWAY_REFUSALS_BURST: '5', GATEWAY_REFUSALS_PER_MINUTE: '1' };

  test('Strict-Transport-Security, with a public address on https, is said, without a word about other hosts', async () => {
    const { publicUrl } = await bed.gateway(facts.issuer.url, { PUBLIC_URL: 'https://atelier.example' });
    const answer = await ask(`${publicUrl}/live`);
    expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000');
    const token = signToken(facts.issuer, { aud: 'https://atelier.example/mcp', scope: SCOPE });
    expect((await ask(`${publicUrl}/mcp`, mcpRequest('tools/list', {}, bearer(token)))).status).toBe(200);
  });

  test('X-Forwarded-For, no proxy being trusted, gives nobody another address', async () => {
    const { publicUrl } = await bed.gateway(facts.issuer.url, FEW);
    expect(await lastOf(publicUrl, (n) => `192.0.2.${n}`, 7)).toBe(429);
  });

  test('X-Forwarded-For, of a trusted proxy, tells one address from another, and only by what that proxy wrote', async () => {
    const { publicUrl } = await bed.gateway(facts.issuer.url, { ...FEW, GATEWAY_TRUSTED_PROXIES: '127.0.0.0/8,::1' });
    expect(await lastOf(publicUrl, () => '192.0.2.7', 7)).toBe(429);
    expect(await lastOf(publicUrl, () => '192.0.2.8', 1)).toBe(401);
    expect(await lastOf(publicUrl, (n) => `198.51.100.${n}, 192.0.2.9`, 7)).toBe(429);
  });
});
