import { beforeAll, describe, expect, test } from '@jest/globals';
import { createPublicKey, generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, ask, bearer, mcpRequest, patient, readFacts, signToken, TestBed } from '#libs/testing';

/** After so long an unknown key id makes the gateway ask the issuer again. */
const ASK_AGAIN_MS = 5_000;
/** The gateway waits no longer for the issuer, and rests for a second when that failed. */
const WAIT_MS = 3_000;
const REST_MS = 1_000;
/** For a machine that is busy with other tests. */
const ALLOWANCE_MS = 3_000;

const pairs = new Map<string, JsonWebKey>();
/** A key of the issuer; it is published when the test says so. */
function keyOf(kid: string): JsonWebKey {
  const known = pairs.get(kid);
  const key = known ?? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
  pairs.set(kid, key);
  return key;
}

let published: string[] = ['first'];
let fetches = 0;
const keySet: RequestListener = (_, response) => {
  const keys = published.map((kid) => ({
    ...createPublicKey({ key: keyOf(kid), format: 'jwk' }).export({ format: 'jwk' }),
    kid,
    use: 'sig',
    alg: 'RS256',
  }));
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys }));
};
let answering = keySet;

let mcpUrl: string;
let issuer: string;
beforeAll(async () => {
  const server = createServer((request, response) => {
    fetches += 1;
    answering(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const bed = await TestBed.make(readFacts());
  mcpUrl = `${(await bed.gateway(issuer)).publicUrl}/mcp`;
});

let serial = 0;
/** A request with a token nobody has seen before. */
function request(kid: string): Promise<Answer> {
  serial += 1;
  const claims = { aud: mcpUrl, scope: 'catalog:read', sub: `auth0|jwks-${serial}` };
  const token = signToken({ url: issuer, privateKey: keyOf(kid) }, claims, { kid });
  return ask(mcpUrl, mcpRequest('tools/list', {}, bearer(token)));
}
const many = (times: number, kid: (n: number) => string): Promise<Answer[]> =>
  Promise.all(Array.from({ length: times }, (_, n) => request(kid(n))));
const statuses = (answers: readonly Answer[]): number[] => [...new Set(answers.map(({ status }) => status))];

/** What 50 people with good tokens meet while a stranger names 100 keys that do not exist. */
async function besideAFlood(): Promise<{ good: Answer[]; goodMs: number; flood: Answer[]; floodMs: number }> {
  const started = performance.now();
  const timed = async (answers: Promise<Answer[]>): Promise<[Answer[], number]> => [
    await answers,
    performance.now() - started,
  ];
  const [[flood, floodMs], [good, goodMs]] = await Promise.all([
    timed(many(100, (n) => `made-up-${n % 10}`)),
    timed(many(50, () => 'first')),
  ]);
  return { good, goodMs, flood, floodMs };
}

describe('keys of the issuer', () => {
  test('stampede, 500 at once when nothing is known yet, is one fetch and all are served', async () => {
    fetches = 0;
    expect(statuses(await many(500, () => 'first'))).toEqual([200]);
    expect(fetches).toBe(1);
  });

  test('flood, 300 made-up key ids, is at most one fetch and costs nobody a good token', async () => {
    for (let n = 0; n < 10; n++) keyOf(`made-up-${n}`);
    fetches = 0;
    const [flood, good] = await Promise.all([many(300, (n) => `made-up-${n % 10}`), many(20, () => 'first')]);
    expect([statuses(flood), statuses(good)]).toEqual([[401], [200]]);
    expect(fetches).toBeLessThanOrEqual(1);
  });

  test('rotation, a key added: a stampede of 500 with it is one fetch, and the old one goes on', async () => {
    keyOf('second');
    published = ['first', 'second'];
    await sleep(ASK_AGAIN_MS);
    fetches = 0;
    expect(statuses(await many(500, () => 'second'))).toEqual([200]);
    expect(fetches).toBe(1);
    expect((await request('first')).status).toBe(200);
  });
});

describe('an issuer in trouble', () => {
  const TROUBLES: [string, RequestListener][] = [
    ['that is away', (asking) => void asking.socket.destroy()],
    ['that never answers', () => undefined],
  ];
  test.each(TROUBLES)(
    'issuer, %s, costs no good token its way in; one it would have to be asked about is told to come again',
    async (_, trouble) => {
      answering = keySet;
      await sleep(ASK_AGAIN_MS + 1_000); // its rest after the trouble before
      await request('made-up-0'); // the keys are fresh again
      await sleep(ASK_AGAIN_MS);
      answering = trouble;
      fetches = 0;
      const { good, goodMs, flood, floodMs } = await besideAFlood();
      expect([statuses(good), statuses(flood)]).toEqual([[200], [503]]);
      expect(goodMs).toBeLessThan(patient(WAIT_MS)); // none has waited for the issuer
      expect(floodMs).toBeLessThan(patient(WAIT_MS + REST_MS + ALLOWANCE_MS));
      expect(fetches).toBeLessThanOrEqual(2);
      const [refused] = flood;
      expect(refused?.headers.get('retry-after')).toBe('5');
      expect(refused?.headers.get('www-authenticate')).toBeNull();
      expect(refused?.body).toEqual({
        jsonrpc: '2.0',
        id: 1,
        error: { code: -32_000, message: 'Cannot check access tokens: the issuer does not give its keys' },
      });
      const admin = await ask(`${mcpUrl.replace('/mcp', '')}/admin/v1/merchants`, {
        headers: bearer(
          signToken({ url: issuer, privateKey: keyOf('made-up-1') }, { aud: mcpUrl }, { kid: 'made-up-1' }),
        ),
      });
      expect([admin.status, admin.body]).toEqual([503, expect.objectContaining({ code: 'UNAVAILABLE', status: 503 })]);
    },
    60_000,
  );
});
