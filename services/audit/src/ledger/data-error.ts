import { QueryFailedError } from 'typeorm';

/** The database refuses values (SQLSTATE class 22) or rows (class 23): no matter of time, trying again is in vain. */
export function isDataError(error: unknown): error is QueryFailedError {
  const code = error instanceof QueryFailedError ? (error.driverError as { code?: unknown }).code : undefined;
  return typeof code === 'string' && /^2[23]/.test(code);
}
