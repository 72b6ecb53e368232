import { createHash, randomBytes } from 'node:crypto';

const BYTES = 32;

/** A token nobody can guess. It is shown once and never stored. */
export const newToken = (): string => randomBytes(BYTES).toString('base64url');

/** What is stored of it: SHA-256, hex. Nothing slower is needed for 256 random bits. */
export const tokenHash = (token: string): string => createHash('sha256').update(token, 'utf8').digest('hex');
