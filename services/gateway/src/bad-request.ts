import { HttpException } from '@nestjs/common';

/** A request the HTTP layer could not take: too large, not JSON, no such address; or not now (503). */
export interface BadRequest {
  status: number;
  message: string;
}

const NOT_FOUND = 404;
const SERVICE_UNAVAILABLE = 503;

/** Fastify and Nest state a status below 500 for what the client did wrong; anything else is ours, and its message for the log. */
export function badRequestOf(error: unknown): BadRequest | undefined {
  if (!(error instanceof Error)) return undefined;
  const isNest = error instanceof HttpException;
  const status = isNest ? error.getStatus() : (error as { statusCode?: unknown }).statusCode;
  // Nest's own words repeat the address, and whatever was in its query.
  if (isNest && status === NOT_FOUND) return { status, message: 'There is nothing at this address' };
  const isTold = typeof status === 'number' && status >= 400 && status < 500;
  return isTold || (isNest && status === SERVICE_UNAVAILABLE) ? { status, message: error.message } : undefined;
}
