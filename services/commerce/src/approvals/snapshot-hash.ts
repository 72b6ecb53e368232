import { createHash } from 'node:crypto';
import type { ApprovalSnapshot } from '#libs/contracts';
import { canonical } from '#libs/ledger';

/** SHA-256 of the canonical JSON (RFC 8785) of what a person is shown, lower-case hex: what they approve is this and nothing else. */
export const hashOf = (snapshot: ApprovalSnapshot): string =>
  createHash('sha256').update(canonical(snapshot), 'utf8').digest('hex');
