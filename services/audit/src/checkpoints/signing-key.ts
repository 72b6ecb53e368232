import { createPrivateKey, createPublicKey, generateKeyPairSync, hash, type KeyObject } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { noteSigner, type NoteSigner } from '#libs/ledger';

const KEY_BYTES = 32;
/** Ed25519, in the signed notes of C2SP. */
const KIND = Buffer.from([0x01]);

/**
 * The key that signs checkpoints, from a PKCS8 PEM file. Where it may be made it is, once, readable for its owner only.
 *
 * @param origin name of the ledger, and of the key.
 * @throws Error when the file is missing and may not be made, or holds no Ed25519 key; never with its content.
 */
export function loadSigner(file: string, origin: string, mayMake: boolean): NoteSigner {
  const key = privateKeyIn(file, readOrMake(file, mayMake));
  const seed = key.export({ format: 'der', type: 'pkcs8' }).subarray(-KEY_BYTES);
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-KEY_BYTES);
  const id = hash('sha256', Buffer.concat([Buffer.from(`${origin}\n`), KIND, publicKey]), 'hex').slice(0, 8);
  return noteSigner(`PRIVATE+KEY+${origin}+${id}+${Buffer.concat([KIND, seed]).toString('base64')}`);
}

function readOrMake(file: string, mayMake: boolean): string {
  if (mayMake) makeOnce(file);
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const way = 'Make one with: openssl genpkey -algorithm ed25519';
    throw new Error(`Cannot read the ledger's signing key ${file}: point AUDIT_SIGNING_KEY_FILE at it. ${way}`, {
      cause: error,
    });
  }
}

/** Never over a file that is there: the key of a ledger cannot be replaced by another. */
function makeOnce(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' });
  try {
    writeFileSync(file, pem, { mode: 0o600, flag: 'wx', flush: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function privateKeyIn(file: string, pem: string): KeyObject {
  let key: KeyObject | undefined;
  try {
    key = createPrivateKey(pem);
  } catch {
    // The library's message may quote the file.
    key = undefined;
  }
  if (key?.asymmetricKeyType !== 'ed25519')
    throw new Error(`Cannot use ${file}: it is not an Ed25519 private key in PKCS8 PEM`);
  return key;
}
