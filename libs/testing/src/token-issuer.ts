import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import type { JsonWebKey } from 'node:crypto';
import { createServer } from 'node:http';
import { testPort } from './test-port.ts';

const KID = 'test-key';

/** An issuer as far as a gateway asks it: its published keys. */
export async function startIssuer(): Promise<{ url: string; privateKey: JsonWebKey; stop(): Promise<void> }> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...createPublicKey(privateKey).export({ format: 'jwk' }), kid: KID, use: 'sig', alg: 'RS256' };
  const port = await testPort();
  const server = createServer((_request, response) => {
    response
      .writeHead(200, { 'content-type': 'application/json', connection: 'close' })
      .end(JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  server.unref();
  return {
    url: `http://127.0.0.1:${port}/`,
    privateKey: privateKey.export({ format: 'jwk' }),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

export interface TokenClaims {
  readonly iss?: string;
  readonly aud?: string | readonly string[];
  readonly sub?: string;
  /** Separated by spaces. */
  readonly scope?: string;
  readonly [claim: string]: unknown;
}

/** A token of that issuer, signed RS256. `claims` and `header` replace or, as `undefined`, leave out what a good token has. */
export function signToken(
  { url, privateKey }: { readonly url: string; readonly privateKey: JsonWebKey },
  claims: TokenClaims,
  header: Readonly<Record<string, unknown>> = {},
): string {
  const now = Math.floor(Date.now() / 1_000);
  const body = { iss: url, sub: 'auth0|somebody', iat: now, exp: now + 3_600, client_id: 'a-client', ...claims };
  const head = { alg: 'RS256', typ: 'at+jwt', kid: KID, ...header };
  const signed = [head, body].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  const signature = sign('RSA-SHA256', Buffer.from(signed), createPrivateKey({ key: privateKey, format: 'jwk' }));
  return `${signed}.${signature.toString('base64url')}`;
}
