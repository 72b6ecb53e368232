import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash as hashOf,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { fromBase64 } from './base64.ts';
import { LedgerFormatError } from './format-error.ts';

const ED25519 = 0x01;
const KEY_BYTES = 32;
/** What stands before the 32 bytes of an Ed25519 key in DER (RFC 8410 sections 4 and 7). */
const PUBLIC_DER = Buffer.from('302a300506032b6570032100', 'hex');
const PRIVATE_DER = Buffer.from('302e020100300506032b657004220420', 'hex');
const SIGNER_PREFIX = 'PRIVATE+KEY+';
const MAX_NAME_CHARS = 255;

/** Checks signatures of one key. Its name and id together say which key it is (C2SP signed-note). */
export interface NoteVerifier {
  /** Name of the key; for a ledger, the ledger's origin. */
  readonly name: string;
  /** First four bytes of SHA-256(name || 0x0A || 0x01 || public key), as 8 hex digits. */
  readonly id: string;
  /** The public key as `name+id+base64(0x01 || public key)`, what Go's sumdb/note calls a verifier key. */
  readonly text: string;
  readonly verify: (message: Uint8Array, signature: Uint8Array) => boolean;
}

/** Signs with one key. */
export interface NoteSigner {
  readonly verifier: NoteVerifier;
  readonly sign: (message: Uint8Array) => Buffer;
}

/**
 * A public key from its text `name+hex8+base64(0x01 || public key)` (Go's sumdb/note, C2SP signed-note).
 * @throws LedgerFormatError when it is malformed, of another kind than Ed25519, or its id is not that of the key.
 */
export function noteVerifier(text: string): NoteVerifier {
  const { name, id, bytes } = parsedKey(text.trim(), 'a verifier key');
  const verifier = verifierOf(name, bytes);
  if (verifier.id !== id) throw wrongKey('a verifier key', `its id should be ${verifier.id}: it was copied wrongly`);
  return verifier;
}

/**
 * A private key from its text `PRIVATE+KEY+name+hex8+base64(0x01 || seed)` (Go's sumdb/note).
 * @throws LedgerFormatError as `noteVerifier` does; the message never holds the key.
 */
export function noteSigner(text: string): NoteSigner {
  const trimmed = text.trim();
  if (!trimmed.startsWith(SIGNER_PREFIX)) throw wrongKey('a signing key', `it does not begin with ${SIGNER_PREFIX}`);
  const { name, id, bytes } = parsedKey(trimmed.slice(SIGNER_PREFIX.length), 'a signing key');
  const key = createPrivateKey({ key: Buffer.concat([PRIVATE_DER, bytes]), format: 'der', type: 'pkcs8' });
  const verifier = verifierOf(name, rawPublic(createPublicKey(key)));
  if (verifier.id !== id) throw wrongKey('a signing key', 'its id is not that of the key: it was copied wrongly');
  return { verifier, sign: (message) => sign(null, message, key) };
}

/** A new Ed25519 key in both texts. Keep `signer` secret; `verifier` is for everybody. */
export function newNoteKey(name: string): { signer: string; verifier: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-KEY_BYTES);
  const { id, text } = verifierOf(name, rawPublic(publicKey));
  return { signer: `${SIGNER_PREFIX}${name}+${id}+${withKind(seed).toString('base64')}`, verifier: text };
}

/** Key names are not empty and hold no Unicode space and no plus (C2SP signed-note). */
export const isKeyName = (name: string): boolean =>
  name.length > 0 && name.length <= MAX_NAME_CHARS && name.isWellFormed() && !/[\p{White_Space}\p{Cc}+]/u.test(name);

function verifierOf(name: string, bytes: Buffer): NoteVerifier {
  if (!isKeyName(name)) throw wrongKey('a key', 'its name is empty, or holds a blank or a plus');
  const key = createPublicKey({ key: Buffer.concat([PUBLIC_DER, bytes]), format: 'der', type: 'spki' });
  const keyData = withKind(bytes);
  const id = hashOf('sha256', Buffer.concat([Buffer.from(`${name}\n`), keyData]), 'hex').slice(0, 8);
  return {
    name,
    id,
    text: `${name}+${id}+${keyData.toString('base64')}`,
    verify: (message, signature) => verify(null, message, key, signature),
  };
}

function parsedKey(text: string, what: string): { name: string; id: string; bytes: Buffer } {
  const [, name = '', id = '', data = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
  const keyData = fromBase64(data);
  if (!isKeyName(name) || keyData === null || keyData.length === 0) {
    throw wrongKey(what, 'it should be a name, 8 hexadecimal digits and base64, joined by plus signs');
  }
  if (keyData[0] !== ED25519 || keyData.length !== KEY_BYTES + 1) throw wrongKey(what, 'it is not an Ed25519 key');
  return { name, id, bytes: keyData.subarray(1) };
}

const withKind = (bytes: Uint8Array): Buffer => Buffer.concat([Buffer.from([ED25519]), bytes]);
const rawPublic = (key: KeyObject): Buffer => key.export({ format: 'der', type: 'spki' }).subarray(-KEY_BYTES);
const wrongKey = (what: string, reason: string): LedgerFormatError =>
  new LedgerFormatError(`Cannot use ${what}: ${reason}.`);
