/**
 * Every way an operation can fail, as its caller sees it. The union is closed: each door (MCP, REST, RPC) maps it with an
 * exhaustive table, so a new code is a compile error until every door has an answer for it.
 */
export const ERROR_CODES = [
  'INVALID_INPUT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONFLICT',
  'APPROVAL_REQUIRED',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'INTERNAL',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** Facts a client may act on, e.g. `{ field: 'limit' }`. Never a secret, never personal content. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/**
 * An expected failure. `message` is read by people and by models, so it says what is wrong and what to do next; `cause` stays in
 * the process that threw it.
 */
export class OperationError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, options: { details?: ErrorDetails; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'OperationError';
    this.code = code;
    this.details = options.details ?? {};
  }
}

export const isErrorCode = (value: unknown): value is ErrorCode => ERROR_CODES.some((code) => code === value);
