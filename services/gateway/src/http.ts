import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '#libs/telemetry';
import type { GatewayConfig } from './gateway.settings.ts';

/** No message of the contract comes near it; uploads have a door and a limit of their own. */
const MAX_BODY_BYTES = 1_048_576;

const CLOSE_IDLE_MS = 50;

/** The HTTP server: bounded in size and time, request ids, Host and Origin checks, one log line per request. */
export function httpAdapter(config: GatewayConfig, logger: Logger): FastifyAdapter {
  const adapter = new FastifyAdapter({
    bodyLimit: MAX_BODY_BYTES,
    genReqId: () => randomUUID(),
    logger: false,
    forceCloseConnections: 'idle',
    connectionTimeout: 0,
    keepAliveTimeout: 65_000,
    http: { headersTimeout: 20_000 },
  });
  const server = adapter.getInstance();
  const hosts = new Set([new URL(config.publicUrl).hostname, ...config.allowedHosts]);
  const origins = new Set([new URL(config.publicUrl).hostname, ...config.allowedOrigins]);
  server.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    const stranger = strangerOf(request, hosts, origins);
    if (stranger) refuse(reply, stranger);
    else done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    const { method, id } = request;
    const path = request.routeOptions.url ?? 'unknown';
    logger.info(
      { request_id: id, method, path, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'request',
    );
    done();
  });
  // A connection that was busy when the end began is idle once answered, and would hold the end up for its whole keep-alive.
  // One on which nothing was asked yet, such as a browser opens beforehand, is never idle to Node, and would do the same.
  const unused = new Set<Socket>();
  server.server.on('connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  server.server.on('request', ({ socket }: IncomingMessage) => unused.delete(socket));
  server.addHook('preClose', (done) => {
    for (const socket of unused) socket.destroy();
    setInterval(() => server.server.closeIdleConnections(), CLOSE_IDLE_MS).unref();
    done();
  });
  // Uploads are streamed to the asset store by the handler, which also counts their bytes.
  server.addContentTypeParser(['text/csv', 'application/octet-stream'], (_request, payload, done) =>
    done(null, payload),
  );
  return adapter;
}

/**
 * DNS rebinding makes a browser send a stranger's page's requests to us: the Host must be ours, and an Origin, where a browser
 * sends one, must be known (MCP 2026-07-28, Streamable HTTP: invalid Origin is 403).
 */
function strangerOf(
  request: FastifyRequest,
  hosts: ReadonlySet<string>,
  origins: ReadonlySet<string>,
): string | undefined {
  const host = URL.parse(`http://${request.headers.host ?? ''}`)?.hostname;
  if (host === undefined || !hosts.has(host)) return 'Host';
  const { origin } = request.headers;
  if (origin === undefined) return undefined;
  const page = URL.parse(origin)?.hostname;
  return page !== undefined && origins.has(page) ? undefined : 'Origin';
}

function refuse(reply: FastifyReply, header: string): void {
  const message = `${header} is not allowed here`;
  void reply.status(403).send({ jsonrpc: '2.0', id: null, error: { code: -32_000, message } });
}
