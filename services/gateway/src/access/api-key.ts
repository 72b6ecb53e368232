import { newSecret } from '../secrets.ts';

const PREFIX = 'atk_';

/** Before the user id of a call that was made with a key. */
const KEY_USER = 'key|';
/** Client id of a call that was made with a key. */
export const KEY_CLIENT = 'api-key';

/** A new key's text: the prefix is what secret scanners look for (`atk_[A-Za-z0-9_-]{43}`). */
export const newApiKey = (): string => PREFIX + newSecret();

export const isApiKey = (token: string): boolean => token.startsWith(PREFIX);

/** The user id under which the ledger shows what a key does. */
export const keyUser = (keyId: string): string => `${KEY_USER}${keyId}`;

export const isKeyUser = (userId: string): boolean => userId.startsWith(KEY_USER);
