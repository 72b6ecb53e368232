import { afterEach, describe, expect, test } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { publishedKeys } from './published-keys.ts';

const LIMIT_MS = 1_000;
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
const oct = { kty: 'oct', k: Buffer.alloc(32, 1).toString('base64url') };

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** What is made of an issuer that answers so. */
async function asked(answer: RequestListener): Promise<(string | undefined)[]> {
  const own = createServer(answer);
  server = own;
  await new Promise<void>((resolve) => own.listen(0, '127.0.0.1', resolve));
  const keys = await publishedKeys(`http://127.0.0.1:${(own.address() as AddressInfo).port}/jwks.json`, LIMIT_MS)();
  return keys.map(({ kid }) => kid);
}
const json =
  (body: unknown, status = 200): RequestListener =>
  (_, response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

describe('publishedKeys', () => {
  test('keys, of a key set that holds others too, are those for RS256', async () => {
    const keys = [
      { ...rsa, kid: 'plain' },
      { ...rsa, kid: 'stated', alg: 'RS256', use: 'sig' },
      { ...rsa, kid: 'encryption', use: 'enc' },
      { ...rsa, kid: 'other-algorithm', alg: 'RS512' },
      { ...rsa, kid: 'padding', alg: 'PS256' },
      { ...oct, kid: 'secret', alg: 'RS256' },
      { ...oct, kid: 'shared', alg: 'HS256' },
      { kty: 'RSA', kid: 'broken' },
      null,
      'text',
      {},
      { ...ec, kid: 'curve', alg: 'ES256' },
    ];
    expect(await asked(json({ keys }))).toEqual(['plain', 'stated']);
  });

  test.each<[string, RequestListener]>([
    ['nothing', (_, response) => void response.end()],
    ['no JSON', (_, response) => void response.end('<html>Bad gateway</html>')],
    ['JSON null', json(null)],
    ['a list', json([rsa])],
    ['no keys', json({ keys: [] })],
    ['keys that are text', json({ keys: 'none' })],
    ['an error', json({ keys: [{ ...rsa, kid: 'a' }] }, 500)],
    [
      'a way to somewhere else',
      (_, response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    ],
    ['half an answer', (_, response) => void response.writeHead(200, { 'content-length': 1_000 }).write('{"keys":[')],
    ['silence', () => undefined],
    ['more than there can be', json({ keys: [{ ...rsa, kid: 'a' }], more: 'x'.repeat(300_000) })],
  ])('keys, of an issuer that answers %s, are an error in time', async (_, answer) => {
    const started = performance.now();
    await expect(asked(answer)).rejects.toThrow();
    expect(performance.now() - started).toBeLessThan(LIMIT_MS + 700);
  });

  test('keys, of an issuer that sends a byte now and then, are an error in time', async () => {
    let dripping: NodeJS.Timeout | undefined;
    const started = performance.now();
    await expect(
      asked((_, response) => {
        response.writeHead(200);
        dripping = setInterval(() => response.write(' '), 20);
      }),
    ).rejects.toThrow('timeout');
    clearInterval(dripping);
    expect(performance.now() - started).toBeLessThan(LIMIT_MS + 700);
  });
});
