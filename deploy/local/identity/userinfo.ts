import { createPublicKey, verify } from 'node:crypto';
import type { Middleware } from './edge.ts';
import type { IdentityKeys } from './keys.ts';
import { scopeList } from './scopes.ts';
import { userOf } from './users.ts';
import type { DemoUser } from './users.ts';

const MAX_TOKEN_CHARACTERS = 8_192;

/** The person behind `sub`, as far as the scopes allow (OpenID Connect Core 5.4). */
export function claimsOf(user: DemoUser, scopes: readonly string[]): Record<string, string | boolean> {
  return {
    sub: user.sub,
    ...(scopes.includes('profile') && { name: user.displayName, nickname: user.name }),
    ...(scopes.includes('email') && { email: user.email, email_verified: true }),
  };
}

/**
 * `/userinfo` for the tokens of the API, as at Auth0, where one token with `openid` opens both. The library's own endpoint takes only
 * opaque tokens made for nothing else.
 */
export function userinfo(issuer: string, keys: IdentityKeys): Middleware {
  const key = createPublicKey({ key: { kty: 'RSA', n: keys.signing.n, e: keys.signing.e }, format: 'jwk' });

  function verified(token: string): Record<string, unknown> | undefined {
    const [header, payload, signature, ...rest] = token.split('.');
    if (!header || !payload || !signature || rest.length > 0 || token.length > MAX_TOKEN_CHARACTERS) return undefined;
    const signed = Buffer.from(`${header}.${payload}`);
    if (!verify('RSA-SHA256', signed, key, Buffer.from(signature, 'base64url'))) return undefined;
    // Only what this key signed gets here: an access token of ours (`typ`), or an ID token, which opens nothing.
    const { typ } = jsonObject(header);
    const claims = jsonObject(payload);
    const alive = typeof claims.exp === 'number' && claims.exp * 1000 > Date.now();
    return typ === 'at+jwt' && claims.iss === issuer && alive ? claims : undefined;
  }

  return async (ctx, next) => {
    if (ctx.path !== '/userinfo' || !['GET', 'POST'].includes(ctx.method)) {
      await next();
      return;
    }
    ctx.set('Cache-Control', 'no-store');
    const [scheme, token = ''] = ctx.get('Authorization').split(' ');
    const claims = scheme?.toLowerCase() === 'bearer' ? verified(token) : undefined;
    const user = userOf(typeof claims?.sub === 'string' ? claims.sub : undefined);
    const scopes = scopeList(claims?.scope);
    if (user && scopes.includes('openid')) {
      ctx.body = claimsOf(user, scopes);
      return;
    }
    const error = user ? 'insufficient_scope' : 'invalid_token';
    ctx.status = user ? 403 : 401;
    ctx.set('WWW-Authenticate', `Bearer error="${error}"${user ? ', scope="openid"' : ''}`);
    ctx.body = { error };
  };
}

function jsonObject(part: string): Record<string, unknown> {
  const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
