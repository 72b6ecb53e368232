import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import type { JsonWebKey } from 'node:crypto';
import { join } from 'node:path';
import { StartError } from '../start-error.ts';
import { readJson, writeJson } from './files.ts';

export interface IdentityKeys {
  /** The private RS256 key that signs every token. */
  readonly signing: JsonWebKey & { readonly kid: string };
  readonly cookies: readonly string[];
}

/** The keys of this provider: read from `dataDir`, made on the first start, so that tokens survive a restart. */
export async function loadKeys(dataDir: string): Promise<IdentityKeys> {
  const path = join(dataDir, 'keys.json');
  const stored = await readJson(path);
  if (stored !== undefined) {
    if (!isKeys(stored))
      throw new StartError(`Cannot use ${path}: it holds no keys. Delete it; clients then connect anew.`);
    return stored;
  }
  const keys = makeKeys();
  await writeJson(path, keys);
  return keys;
}

function makeKeys(): IdentityKeys {
  const jwk = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
  const kid = createHash('sha256').update(String(jwk.n)).digest('base64url').slice(0, 16);
  return {
    signing: { ...jwk, kid, alg: 'RS256', use: 'sig' },
    cookies: [randomBytes(32).toString('base64url')],
  };
}

function isKeys(value: unknown): value is IdentityKeys {
  if (typeof value !== 'object' || value === null || !('signing' in value) || !('cookies' in value)) return false;
  const { signing, cookies } = value;
  return (
    typeof signing === 'object' &&
    signing !== null &&
    'kid' in signing &&
    typeof signing.kid === 'string' &&
    'd' in signing &&
    Array.isArray(cookies) &&
    cookies.length > 0 &&
    cookies.every((key) => typeof key === 'string')
  );
}
