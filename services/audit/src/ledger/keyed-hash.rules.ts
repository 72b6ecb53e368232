import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';

/** Bytes of a person's key. */
export const KEY_BYTES = 32;

/** A person as the ledger knows them. */
export interface Actor {
  /** As an object, for Node takes five times as long over a key given as bytes. */
  readonly key: KeyObject;
  /** Stands for the person in every entry of theirs. */
  readonly hash: string;
}

/**
 * A value as the ledger holds it: HMAC-SHA-256 with the key of the person who acted, lower-case hex. `what` keeps the hashes of
 * equal values apart, such as a user id as actor and as the id of a profile.
 */
export const keyedHash = (key: KeyObject, what: 'actor' | 'args' | `entity.${string}`, value: string): string =>
  createHmac('sha256', key).update(`${what}\n${value}`).digest('hex');

export function actorOf(userId: string, bytes: Uint8Array): Actor {
  const key = createSecretKey(bytes);
  return { key, hash: keyedHash(key, 'actor', userId) };
}
