import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OperationError } from '#libs/contracts';
import type { AccessToken } from './auth/access-token.ts';
import type { WebSession } from './web-sessions/web-session.ts';
import type { Quota } from './limits/quota.ts';

/** A request past `JwtAuthGuard`. `id` is our request id; it is in every log line, message and error of the request. */
export interface GatewayRequest extends FastifyRequest {
  user: AccessToken;
  /** The `Authorization` header that was found good. */
  credential?: string;
  /** The trace of its operation; of a batch, of one of them. */
  traceId?: string;
  /** At the admin door: the answer is the first one to a write that was asked for again. */
  isRepeated?: boolean;
  /** What is left of the limit it was counted by. */
  quota?: Quota;
  /** At the MCP door: it was one too many, and is to be answered with this where tools are run. */
  limited?: OperationError;
}

/** A request past `SignedIn`: from a person, at a page of theirs. */
export interface PageRequest extends GatewayRequest {
  session: WebSession;
  /** Of a form. */
  body: URLSearchParams;
}

export type GatewayReply = FastifyReply;

/** W3C Trace Context as the client sent it; checked where it is used. */
export const traceparentOf = (request: FastifyRequest): string | undefined => {
  const header = request.headers['traceparent'];
  return typeof header === 'string' ? header : undefined;
};
