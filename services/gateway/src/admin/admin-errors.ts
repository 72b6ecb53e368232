import { Inject, Injectable } from '@nestjs/common';
import { type ErrorCode, OperationError } from '#libs/contracts';
import type { Logger, Metrics } from '#libs/telemetry';
import { AccessDenied } from '../auth/access-denied.ts';
import { challenge } from '../auth/challenge.ts';
import { Settings } from '../gateway.settings.ts';
import { badRequestOf } from '../bad-request.ts';
import { LOGGER, METRICS, REFUSALS } from '../platform.ts';
import type { RefusalRecorder } from '../refusals/refusal-recorder.ts';
import { refusalOf } from '../refusals/refusal-of.ts';
import type { GatewayReply, GatewayRequest } from '../request.ts';

const STATUS: Record<ErrorCode, number> = {
  INVALID_INPUT: 422,
  UNAUTHENTICATED: 500,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  APPROVAL_REQUIRED: 409,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
  INTERNAL: 500,
};

/** Of what was refused before an operation was known. */
const CODES: Readonly<Record<number, ErrorCode>> = { 404: 'NOT_FOUND', 429: 'RATE_LIMITED', 503: 'UNAVAILABLE' };

export const PROBLEM_SCHEMA = {
  type: 'object',
  properties: {
    title: { type: 'string' },
    detail: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    request_id: { type: 'string' },
  },
  required: ['title', 'detail', 'status', 'code', 'request_id'],
};

interface Problem {
  status: number;
  code: string;
  detail: string;
}

/** Errors of the admin door as problem details (RFC 9457, `application/problem+json`). */
@Injectable()
export class AdminErrors {
  constructor(
    private readonly settings: Settings,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(METRICS) private readonly metrics: Metrics,
    @Inject(REFUSALS) private readonly refusals: RefusalRecorder,
  ) {}

  answer(error: unknown, request: GatewayRequest, reply: GatewayReply): void {
    const { status, code, detail } = this.problemOf(error, request.id);
    if (error instanceof AccessDenied) {
      this.refusals.record(refusalOf(error, request));
      this.metrics.refused.inc({ reason: error.refusal.error ?? 'no_token' });
      reply.header('www-authenticate', challenge(this.settings.resourceMetadataUrl, error.refusal));
    }
    if (status >= 500) this.logger.error({ err: error, request_id: request.id }, 'admin request failed');
    const title = code.toLowerCase().replaceAll('_', ' ');
    void reply
      .status(status)
      .header('content-type', 'application/problem+json')
      .send(JSON.stringify({ title, detail, status, code, request_id: request.id }));
  }

  private problemOf(error: unknown, requestId: string): Problem {
    if (error instanceof AccessDenied) {
      const code = error.status === 403 ? 'FORBIDDEN' : error.status === 401 ? 'UNAUTHENTICATED' : 'INVALID_INPUT';
      return { status: error.status, code, detail: error.message };
    }
    if (error instanceof OperationError && STATUS[error.code] !== 500) {
      const status = 'precondition' in error.details ? 412 : STATUS[error.code];
      return { status, code: error.code, detail: error.message };
    }
    const bad = badRequestOf(error);
    if (bad) return { status: bad.status, code: CODES[bad.status] ?? 'INVALID_INPUT', detail: bad.message };
    return { status: 500, code: 'INTERNAL', detail: `Something went wrong on our side (request ${requestId})` };
  }
}
