import { QueryFailedError } from 'typeorm';
import { LedgerFormatError } from '#libs/ledger';

/**
 * Why something can never be in the ledger: it cannot be written as an entry, or the database refuses its values (SQLSTATE class
 * 22) or its rows (class 23). Null for any other error, which may be a matter of time.
 */
export function neverEnters(error: unknown): string | null {
  if (error instanceof LedgerFormatError) return error.message;
  const code = error instanceof QueryFailedError ? (error.driverError as { code?: unknown }).code : undefined;
  if (!(error instanceof Error) || typeof code !== 'string' || !/^2[23]/.test(code)) return null;
  return `the database refuses it: ${error.message}`;
}
