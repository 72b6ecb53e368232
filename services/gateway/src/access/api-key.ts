import { createHash, randomBytes } from 'node:crypto';

const PREFIX = 'atk_';
const BYTES = 32;

/** Before the user id of a call that was made with a key. */
const KEY_USER = 'key|';
/** Client id of a call that was made with a key. */
export const KEY_CLIENT = 'api-key';

/** A new key's text: the prefix is what secret scanners look for (`atk_[A-Za-z0-9_-]{43}`). */
export const newSecret = (): string => PREFIX + randomBytes(BYTES).toString('base64url');

/** What is kept of a key. 32 random bytes cannot be guessed from it, so it needs neither salt nor a slow function. */
export const sha256Of = (secret: string): string => createHash('sha256').update(secret).digest('hex');

export const isApiKey = (token: string): boolean => token.startsWith(PREFIX);

/** The user id under which the ledger shows what a key does. */
export const keyUser = (keyId: string): string => `${KEY_USER}${keyId}`;

export const isKeyUser = (userId: string): boolean => userId.startsWith(KEY_USER);
