import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const YEAR_S = 31_536_000;
const DOCS = /^\/admin\/docs(?:[-/?]|$)/;

/** Answers are data: a browser that is made to show one runs and loads nothing. A page that needs more says so itself. */
const DATA_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

interface Addresses {
  readonly publicUrl: string;
  readonly issuer: string;
}

/** Swagger UI runs its own scripts, styles itself inline, and asks us, and the issuer for a token. */
const docsPolicy = (issuer: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    `connect-src 'self' ${new URL(issuer).origin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/**
 * What every answer tells a browser. `Strict-Transport-Security` only behind TLS: on http it is ignored, and on a developer's
 * localhost it would outlive the session.
 */
export async function tellBrowsers(server: FastifyInstance, { publicUrl, issuer }: Addresses): Promise<void> {
  await server.register(helmet, {
    contentSecurityPolicy: false,
    crossOriginOpenerPolicy: false,
    strictTransportSecurity: publicUrl.startsWith('https://') ? { maxAge: YEAR_S, includeSubDomains: false } : false,
    frameguard: { action: 'deny' },
  });
  const ofDocs = docsPolicy(issuer);
  server.addHook('onRequest', (request: FastifyRequest, reply: FastifyReply, done) => {
    const isDocs = DOCS.test(request.url);
    void reply.header('content-security-policy', isDocs ? ofDocs : DATA_POLICY);
    // The window an operator signs in with must find the one that opened it when it comes back from the issuer.
    if (!isDocs) void reply.header('cross-origin-opener-policy', 'same-origin');
    done();
  });
}
