import { randomUUID } from 'node:crypto';
import fastifyCookie from '@fastify/cookie';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { type Logger, receivedTraceId } from '#libs/telemetry';
import type { GatewayConfig } from './gateway.settings.ts';
import { readBodies } from './http/bodies.ts';
import { keepConnections } from './http/connections.ts';
import { tellBrowsers } from './http/security-headers.ts';
import { refuseStranger, strangerOf } from './http/strangers.ts';
import { answerUnreadable, answerUnroutable } from './http/unreadable.ts';
import { type GatewayRequest, traceparentOf } from './request.ts';

/** No message of the contract comes near it; uploads have a door and a limit of their own. */
const MAX_BODY_BYTES = 1_048_576;
const MAX_HEADER_BYTES = 16_384;

/** The headers of a request, from the moment there is a connection. */
const HEADERS_WITHIN_MS = 10_000;
/** The largest upload over a slow line; messages have a limit of their own. */
const REQUEST_WITHIN_MS = 900_000;
/** Nothing came or went: a client that does not read its answer, or is gone. Streams of events have a sign of life every 15 s. */
const SILENCE_MS = 120_000;
/** Longer than a load balancer's, which would else send a request on a connection that closes. */
const KEEP_ALIVE_MS = 65_000;
const CHECK_EVERY_MS = 2_000;

/** The HTTP server: bounded in size, time and number of connections, request ids, Host and Origin checks, one log line per request. */
export async function httpAdapter(config: GatewayConfig, logger: Logger): Promise<FastifyAdapter> {
  const adapter = new FastifyAdapter({
    bodyLimit: MAX_BODY_BYTES,
    genReqId: () => randomUUID(),
    logger: false,
    forceCloseConnections: 'idle',
    connectionTimeout: SILENCE_MS,
    requestTimeout: REQUEST_WITHIN_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    http: {
      headersTimeout: HEADERS_WITHIN_MS,
      connectionsCheckingInterval: CHECK_EVERY_MS,
      maxHeaderSize: MAX_HEADER_BYTES,
    },
    ...(config.trustedProxies.length > 0 ? { trustProxy: [...config.trustedProxies] } : {}),
    clientErrorHandler: answerUnreadable,
    frameworkErrors: answerUnroutable,
  });
  const server = adapter.getInstance();
  keepConnections(server, config.maxConnections);
  await tellBrowsers(server, config);
  const hosts = new Set([new URL(config.publicUrl).hostname, ...config.allowedHosts]);
  const origins = new Set([new URL(config.publicUrl).hostname, ...config.allowedOrigins]);
  server.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    const stranger = strangerOf(request, hosts, origins);
    if (stranger) refuseStranger(request, reply, stranger);
    else done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    const { method, id } = request;
    const path = request.routeOptions.url ?? 'unknown';
    const traceId = (request as GatewayRequest).traceId ?? receivedTraceId(traceparentOf(request));
    logger.info(
      { request_id: id, trace_id: traceId, method, path, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'request',
    );
    done();
  });
  await server.register(fastifyCookie);
  readBodies(server);
  return adapter;
}
