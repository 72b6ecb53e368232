import { DatabaseError } from 'pg';
import { OperationError } from '#libs/contracts';
import { LedgerFormatError } from '#libs/ledger';
import { LedgerRefused } from './ledger-refused.ts';
import { DatabaseAway } from './queries.ts';

/**
 * SQLSTATE classes of what is no event's fault, and passes or is put right by somebody: connection (08), state of the transaction,
 * such as a server that only reads (25), sign-in (28), conflict (40), tables and rights (42), resources (53), state of an object (55),
 * operator and shutdown (57), operating system (58), configuration (F0), the server itself (XX).
 */
const PASSING = new Set(['08', '25', '28', '40', '42', '53', '55', '57', '58', 'F0', 'XX']);

/**
 * What is wrong with that which was to be taken in, after that failed. Null where it is not at fault and trying again may help; it
 * can be told only when it was tried alone.
 */
export function faultOf(error: unknown): string | null {
  if (error instanceof LedgerRefused || error instanceof DatabaseAway || error instanceof OperationError) return null;
  if (error instanceof LedgerFormatError) return error.message;
  if (!(error instanceof DatabaseError))
    return `it fails with ${error instanceof Error ? error.message : String(error)}`;
  const state = error.code ?? '';
  return PASSING.has(state.slice(0, 2)) ? null : `the database refuses it (${state}): ${error.message}`;
}
