import { JwksClient } from 'jwks-rsa';
import type { PublishedKey } from './signing-keys.ts';

interface KeySet {
  readonly keys: readonly object[];
}

/** The whole answer must be there by then; jwks-rsa's own limit counts silence only, and an issuer may drip. */
const TIMEOUT_MS = 3_000;
/** A key set of ten keys with certificates has 30 kB. */
const MAX_BYTES = 262_144;

/**
 * Asks an issuer for its keys.
 *
 * @returns those that may verify RS256; others a key set may hold (encryption, other algorithms) are left out.
 * @throws Error when there is no usable key set in time: away, slow, redirected, too large, not JSON, no keys.
 */
export function publishedKeys(jwksUri: string, timeoutMs = TIMEOUT_MS): () => Promise<readonly PublishedKey[]> {
  const fetcher = (uri: string): Promise<KeySet> => keySetAt(uri, timeoutMs);
  const client = new JwksClient({ jwksUri, cache: false, fetcher });
  return async () => {
    const keys: readonly PublishedKey[] = await client.getSigningKeys();
    return keys.filter(({ alg }) => alg === undefined || alg === 'RS256');
  };
}

/** @throws Error when there is none in time, or it is too large or not JSON. */
export async function keySetAt(uri: string, timeoutMs: number): Promise<KeySet> {
  const signal = AbortSignal.timeout(timeoutMs);
  const answer = await fetch(uri, { signal, redirect: 'error', headers: { accept: 'application/json' } });
  if (!answer.ok) throw new Error(`Cannot fetch the keys of the issuer: it answered ${answer.status}`);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BYTES) throw new Error(`Cannot use the keys of the issuer: more than ${MAX_BYTES} bytes`);
    chunks.push(chunk);
  }
  const set = JSON.parse(Buffer.concat(chunks).toString()) as { keys?: unknown } | null;
  const keys = Array.isArray(set?.keys) ? (set.keys as unknown[]) : [];
  return { keys: keys.filter((key) => typeof key === 'object' && key !== null) };
}
