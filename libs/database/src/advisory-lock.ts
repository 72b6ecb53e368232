import { createHash } from 'node:crypto';

/**
 * The key of an advisory lock, as PostgreSQL's one-argument functions take it: a bigint, in digits.
 *
 * All services share one database and its locks. Keys made of names keep apart what numbers chosen in each service do not: two had chosen
 * the same ones, and one waited for the other for ever.
 *
 * @param name `service.what`, followed by whose it is where there is one for each: `profile.consents:auth0|ada`
 */
export const advisoryLock = (name: `${string}.${string}`): string =>
  createHash('sha256').update(name).digest().readBigInt64BE().toString();
