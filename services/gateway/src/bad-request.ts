import { HttpException } from '@nestjs/common';

/** A request the HTTP layer could not take: too large, not JSON, no such address. */
export interface BadRequest {
  status: number;
  message: string;
}

/** Fastify and Nest state a status below 500 for what the client did wrong; anything else is ours. */
export function badRequestOf(error: unknown): BadRequest | undefined {
  if (!(error instanceof Error)) return undefined;
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: unknown }).statusCode;
  return typeof status === 'number' && status >= 400 && status < 500 ? { status, message: error.message } : undefined;
}
