import type { Refusal } from './challenge.ts';

/** A request without the right credentials. Each door writes it in its own form, with the same challenge header. */
export class AccessDenied extends Error {
  constructor(
    readonly status: 400 | 401 | 403,
    readonly refusal: Refusal,
    /** Operation that was asked for, where that is known. */
    readonly operation?: string,
  ) {
    super(refusal.description);
    this.name = 'AccessDenied';
  }
}
