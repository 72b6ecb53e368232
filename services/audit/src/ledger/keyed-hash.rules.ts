import { createHmac, type KeyObject } from 'node:crypto';

/** Bytes of a person's key. */
export const KEY_BYTES = 32;

/**
 * A value as the ledger holds it: HMAC-SHA-256 with the key of the person who acted, lower-case hex. `what` keeps the hashes of
 * equal values apart, such as a user id as actor and as the id of a profile. A key that is an object already costs a fifth of one
 * given as bytes.
 */
export const keyedHash = (key: KeyObject, what: 'actor' | 'args' | `entity.${string}`, value: string): string =>
  createHmac('sha256', key).update(`${what}\n${value}`).digest('hex');
