import { createHash, randomBytes } from 'node:crypto';

const BYTES = 32;
const SECRET = /^[A-Za-z0-9_-]{43}$/;

/** 32 random bytes as text: a key, the value of a cookie, a state. */
export const newSecret = (): string => randomBytes(BYTES).toString('base64url');

export const isSecret = (text: string | undefined): text is string => text !== undefined && SECRET.test(text);

/**
 * What is kept of a secret that somebody else holds: who reads the database cannot use it. 32 random bytes cannot be guessed from
 * it, so it needs neither salt nor a slow function.
 */
export const sha256Of = (secret: string): string => createHash('sha256').update(secret).digest('hex');
