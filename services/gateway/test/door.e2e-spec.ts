import { describe, expect, test } from '@jest/globals';
import { request } from 'node:http';
import { type Answer, ask, bearer, mcpRequest, sharedStack } from '#libs/testing';

const stack = sharedStack();
const signedIn = bearer(stack.token('auth0|door', 'catalog:read profile:read profile:write'));
const modern = (
  method: string,
  params: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<Answer> => ask(stack.mcpUrl, mcpRequest(method, params, { ...signedIn, ...headers }));

describe('who may call from a browser, and where', () => {
  test.each([
    'https://evil.example',
    'null',
    'https://chatgpt.com.evil.example',
    'https://evilchatgpt.com',
    'file://',
    'x',
  ])('Origin %s, is 403 before the token is looked at', async (origin) => {
    const answer = await modern('tools/list', {}, { origin });
    expect([answer.status, answer.body]).toEqual([
      403,
      expect.objectContaining({ error: { code: -32_000, message: 'Origin is not allowed here' } }),
    ]);
  });

  test.each(['https://chatgpt.com', 'https://claude.ai', 'http://localhost:6274'])(
    'Origin %s, is served',
    async (origin) => {
      expect((await modern('tools/list', {}, { origin })).status).toBe(200);
    },
  );

  test.each(['evil.example', 'localhost.evil.example', '169.254.169.254', ''])(
    'Host %j, is 403: a page elsewhere has been pointed at us',
    async (host) => {
      const status = await new Promise((resolve, reject) => {
        const sent = request(
          stack.mcpUrl,
          { method: 'POST', setHost: false, headers: { ...signedIn, host, 'content-type': 'application/json' } },
          (answer) => {
            answer.resume();
            resolve(answer.statusCode);
          },
        );
        sent.once('error', reject);
        sent.end('{}');
      });
      expect(status).toBe(403);
    },
  );
});

describe('resource metadata', () => {
  test('metadata, at both places clients look, is the same and leads to the issuer', async () => {
    const [root, exact] = await Promise.all(
      ['', '/mcp'].map((path) => ask(`${stack.publicUrl}/.well-known/oauth-protected-resource${path}`)),
    );
    expect(exact?.body).toEqual(root?.body);
    expect(root?.body).toMatchObject({
      resource: stack.mcpUrl,
      authorization_servers: [expect.stringMatching(/\/$/)],
      scopes_supported: ['catalog:read', 'profile:read', 'profile:write'],
      bearer_methods_supported: ['header'],
    });
    expect(JSON.stringify(root?.body)).not.toMatch(/offline_access|admin:/);
    expect(root?.headers.get('access-control-allow-origin')).toBe('*');
  });
});
