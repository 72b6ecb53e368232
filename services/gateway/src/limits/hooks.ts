import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Metrics } from '#libs/telemetry';
import { asksForToken } from '../http/doors.ts';
import type { GatewayRequest } from '../request.ts';
import { cookieOf, SESSION_COOKIE } from '../web-sessions/cookies.ts';
import type { AddressLimits } from './address-limits.ts';
import { rateLimited } from './quota.ts';

const TOO_MANY = 429;
const UNAUTHORIZED = 401;
const BAD_REQUEST = 400;

/**
 * Turns away an address that floods us without a valid token before anything is looked at, and says in every answer what is left of
 * the limit it was counted by (draft-ietf-httpapi-ratelimit-headers-10; `Retry-After`: RFC 9110, section 10.2.3).
 */
export function holdToLimits(
  server: Pick<FastifyInstance, 'addHook'>,
  addresses: AddressLimits,
  metrics: Pick<Metrics, 'refused'>,
): void {
  server.addHook('onRequest', (request, reply, done) => {
    const credential = asksForToken(request) ? request.headers.authorization : undefined;
    const seconds = Math.ceil(addresses.waitMs(request.ip, credential) / 1_000);
    if (seconds === 0) return void done();
    metrics.refused.inc({ reason: 'address_rate_limited' });
    const { code, message } = rateLimited('too many requests without a valid access token from this address', seconds);
    void reply
      .status(TOO_MANY)
      .header('retry-after', seconds)
      .header('content-type', 'application/problem+json')
      .send(JSON.stringify({ title: 'rate limited', detail: message, status: TOO_MANY, code, request_id: request.id }));
  });
  server.addHook('onSend', (request, reply, payload, done) => {
    const { quota } = request as GatewayRequest;
    if (quota) {
      const { policy, name, remaining, seconds } = quota;
      void reply.header('ratelimit-policy', policy);
      void reply.header('ratelimit', `"${name}";r=${remaining};t=${seconds}`);
      if (seconds > 0) void reply.header('retry-after', seconds);
    }
    done(null, payload);
  });
  server.addHook('onResponse', (request, reply, done) => {
    const { authorization } = request.headers;
    const { user, credential } = request as Partial<GatewayRequest>;
    if (isStrangers(request, reply)) addresses.count(request.ip);
    if (reply.statusCode === UNAUTHORIZED && authorization !== undefined) addresses.refused(authorization);
    else if (user && credential !== undefined) addresses.accepted(user, credential);
    done();
  });
}

/** Whether it is not known who asked, and it cost more than to say so. */
function isStrangers(request: FastifyRequest, reply: FastifyReply): boolean {
  // To begin a sign-in takes no token, and leaves a row.
  if (reply.statusCode === UNAUTHORIZED || request.routeOptions.url === '/sign-in') return true;
  if ((request as Partial<GatewayRequest>).user) return false;
  return reply.statusCode === BAD_REQUEST || (isSentToSignIn(reply) && cookieOf(request, SESSION_COOKIE) !== undefined);
}

/** Nobody is signed in. Where there was a cookie, a session was looked for that is not there. */
const isSentToSignIn = (reply: FastifyReply): boolean => String(reply.getHeader('location')).includes('/sign-in?');
