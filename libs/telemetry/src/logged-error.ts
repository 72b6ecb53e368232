/** What a log line says of an error. */
interface LoggedError {
  type: string;
  message: string;
  code?: string;
  stack?: string;
  cause?: LoggedError | string;
}

/** PostgreSQL's class "data exception": its messages quote the value that was refused. */
const QUOTES_VALUES = /^22/;
const MAX_DEPTH = 3;

/**
 * An error without whatever libraries hang on it: TypeORM's carry the query's values, fetch's the request. Only type, message,
 * code, stack and cause are written.
 */
export function loggedError(error: unknown, depth = 0): LoggedError | string {
  if (!(error instanceof Error)) return typeof error === 'string' ? error : typeof error;
  const { code: given } = error as { code?: unknown };
  const code = typeof given === 'string' ? given : undefined;
  const secretive = code !== undefined && QUOTES_VALUES.test(code);
  const frames = error.stack?.match(/^ {4}at [^]*/m)?.[0];
  return {
    type: error.name,
    message: secretive ? 'a value was refused' : error.message,
    ...(code === undefined ? {} : { code }),
    ...(frames === undefined ? {} : { stack: frames }),
    ...(error.cause === undefined || depth >= MAX_DEPTH ? {} : { cause: loggedError(error.cause, depth + 1) }),
  };
}
