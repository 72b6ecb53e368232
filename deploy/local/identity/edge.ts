import type { Provider } from 'oidc-provider';
import { isLoopbackHost } from './identity.config.ts';

/** The library is a Koa application; these are Koa's types by way of it. */
export type Middleware = Parameters<Provider['use']>[0];
export type Context = Parameters<Middleware>[0];

/** What a browser-based MCP client calls with fetch. None of it rests on cookies, so any origin may read it, as at Auth0. */
const CROSS_ORIGIN: ReadonlySet<string> = new Set([
  '/.well-known/openid-configuration',
  '/.well-known/oauth-authorization-server',
  '/.well-known/jwks.json',
  '/oauth/token',
  '/oauth/revoke',
  '/oidc/register',
  '/userinfo',
]);

const PREFLIGHT_SECONDS = '600';

/** No page of ours runs script. The library adds the hash of its own where it renders one (`response_mode=form_post`). */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'";

/** First in line for every request: who may ask, and what every answer carries. */
export const edge: Middleware = async (ctx, next) => {
  // A name that an attacker's DNS points at this machine is not ours: without a password there would be nothing else to stop it.
  if (!isLoopbackHost(URL.parse(`http://${ctx.host}`)?.hostname ?? '')) {
    ctx.status = 421;
    ctx.body = 'Cannot answer for this host: the local identity provider serves loopback names only.\n';
    return;
  }
  ctx.set({
    'Content-Security-Policy': CONTENT_SECURITY_POLICY,
    // Not `no-referrer`: browsers would then send `Origin: null` with our own forms.
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
  });
  if (ctx.path === '/health') {
    ctx.body = { status: 'ok' };
    return;
  }
  if (CROSS_ORIGIN.has(ctx.path)) {
    // The library leaves CORS alone where it is already answered.
    ctx.set({ 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'WWW-Authenticate' });
    if (ctx.method === 'OPTIONS') {
      ctx.set({
        'Access-Control-Allow-Methods': 'GET, POST',
        'Access-Control-Allow-Headers': ctx.get('Access-Control-Request-Headers') || '*',
        'Access-Control-Max-Age': PREFLIGHT_SECONDS,
      });
      ctx.status = 204;
      return;
    }
  }
  await next();
};
