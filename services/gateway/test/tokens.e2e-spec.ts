import { describe, expect, test } from '@jest/globals';
import { request } from 'node:http';
import { type Answer, ask, bearer, mcpRequest, sharedStack } from '#libs/testing';
import { expectChallenge } from './expect-challenge.ts';

const stack = sharedStack();
const SCOPE = 'catalog:read profile:read';

const withToken = (token: string): Promise<Answer> => ask(stack.mcpUrl, mcpRequest('tools/list', {}, bearer(token)));
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

describe('the header', () => {
  test.each(['bearer', 'BEARER'])('scheme, written %s, is the same (RFC 9110 section 11.1)', async (scheme) => {
    const authorization = `${scheme} ${stack.token('u', SCOPE)}`;
    expect((await ask(stack.mcpUrl, mcpRequest('tools/list', {}, { authorization }))).status).toBe(200);
  });

  test.each([' ', ' and.another.token', ',Bearer x.y.z'])(
    'header, with %j behind a good token, is refused',
    async (more) => {
      const authorization = `Bearer ${stack.token('u', SCOPE)}${more}x`;
      const answer = await ask(stack.mcpUrl, mcpRequest('tools/list', {}, { authorization }));
      expect(answer.status).toBe(401);
      await expectChallenge(answer, 'invalid_token');
    },
  );
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
  test.each(['Basic dXNlcjpwYXNz', 'bearer', 'Bearer', 'DPoP x.y.z', 'Bearer x.y.z w', 'Bearer  x.y.z'])(
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
