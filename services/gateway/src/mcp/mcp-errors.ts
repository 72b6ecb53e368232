import { Inject, Injectable } from '@nestjs/common';
import type { Logger, Metrics } from '#libs/telemetry';
import { AccessDenied } from '../auth/access-denied.ts';
import { challenge } from '../auth/challenge.ts';
import { Settings } from '../gateway.settings.ts';
import { LOGGER, METRICS, REFUSALS } from '../platform.ts';
import type { RefusalRecorder } from '../refusals/refusal-recorder.ts';
import { refusalOf } from '../refusals/refusal-of.ts';
import { badRequestOf } from '../bad-request.ts';
import type { GatewayReply, GatewayRequest } from '../request.ts';

const SERVER_ERROR = -32_000;
const INTERNAL_ERROR = -32_603;
const PARSE_ERROR = -32_700;

/**
 * Refusals and accidents at `/mcp`, as JSON-RPC. A missing scope is answered twice: with the challenge header MCP clients step
 * up by, and with a tool error carrying the same challenge, which ChatGPT's linking dialog reads.
 */
@Injectable()
export class McpErrors {
  constructor(
    private readonly settings: Settings,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(METRICS) private readonly metrics: Metrics,
    @Inject(REFUSALS) private readonly refusals: RefusalRecorder,
  ) {}

  answer(error: unknown, request: GatewayRequest, reply: GatewayReply): void {
    const id = idOf(request.body);
    const bad = badRequestOf(error);
    if (bad) {
      // The only way to be a bad request before the protocol has seen it: a body that is not JSON.
      const code = bad.status === 400 ? PARSE_ERROR : SERVER_ERROR;
      return void reply.status(bad.status).send({ jsonrpc: '2.0', id, error: { code, message: bad.message } });
    }
    if (!(error instanceof AccessDenied)) {
      this.logger.error({ err: error, request_id: request.id }, 'MCP request failed');
      const message = `Something went wrong on our side (request ${request.id}). Try again in a minute.`;
      return void reply.status(500).send({ jsonrpc: '2.0', id, error: { code: INTERNAL_ERROR, message } });
    }
    const { status, refusal } = error;
    this.refusals.record(refusalOf(error, request));
    const authenticate = challenge(this.settings.resourceMetadataUrl, refusal);
    this.metrics.refused.inc({ reason: refusal.error ?? 'no_token' });
    this.logger.info({ request_id: request.id, status, reason: refusal.error ?? 'no_token' }, 'MCP request refused');
    reply.status(status).header('www-authenticate', authenticate);
    if (status === 403 && !isCompletion(request.body)) {
      const text = `FORBIDDEN: ${refusal.description}`;
      const result = {
        isError: true,
        content: [{ type: 'text', text }],
        resultType: 'complete',
        _meta: { 'mcp/www_authenticate': [authenticate] },
      };
      return void reply.send({ jsonrpc: '2.0', id, result });
    }
    reply.send({ jsonrpc: '2.0', id, error: { code: SERVER_ERROR, message: refusal.description } });
  }
}

/** The answer to anything but a tool call has no room for a tool's error. */
const isCompletion = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'method' in body && body.method === 'completion/complete';

function idOf(body: unknown): string | number | null {
  const id = typeof body === 'object' && body !== null ? (body as { id?: unknown }).id : null;
  return typeof id === 'string' || typeof id === 'number' ? id : null;
}
