import type { Principal } from '#libs/auth';

/** A verified credential, which is an access token unless it says otherwise: who, with what rights, until when (epoch seconds). */
export interface AccessToken {
  readonly principal: Principal;
  readonly expiresAt: number;
  /** `jti`, where the issuer gives one: what the token is revoked by. */
  readonly tokenId?: string | undefined;
  /** `iat`, epoch seconds. */
  readonly issuedAt?: number | undefined;
  /** Of an API key, its digest: what it is known by. */
  readonly apiKey?: string | undefined;
}

interface Header {
  kid: string;
  typ?: unknown;
  crit?: unknown;
}

const KID = /^[A-Za-z0-9_\-.=]{1,200}$/;
/** RFC 9068 and Auth0's default dialect. An ID token says `JWT` too, but its audience is a client. */
const TYPES = new Set(['at+jwt', 'application/at+jwt', 'jwt']);

/** Printable, as it stands in rows, events and logs. */
const SUBJECT = /^[^\p{Cc}]{1,255}$/u;
export const isUserId = (sub: unknown): sub is string =>
  typeof sub === 'string' && SUBJECT.test(sub) && sub.isWellFormed();

/** VSCHAR of RFC 6749, appendix A; an https address may be a client id too. */
const CLIENT = /^[\x20-\x7e]+$/;

/** RFC 6750, section 2.1, bounded above what any issuer sends. The name of the scheme may be written in any case (RFC 9110). */
const CREDENTIALS = /^Bearer ([A-Za-z0-9\-._~+/]{1,8192}=*)$/i;

/** The token of an `Authorization` header that is exactly `Bearer <token>`; passport-jwt's own reading ignores what follows it. */
export const bearerTokenOf = (authorization: string | undefined): string | null =>
  CREDENTIALS.exec(authorization ?? '')?.[1] ?? null;

/** base64url without the bits a decoder ignores, so that a token has one spelling. */
const isCanonical = (part: string): boolean => Buffer.from(part, 'base64url').toString('base64url') === part;

/** @throws Error when the token's first part is not a JOSE header with a plain `kid`. */
export function headerOf(token: string): Header {
  const header = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as Partial<Header> | null;
  if (typeof header?.kid !== 'string' || !KID.test(header.kid)) throw new Error('the token names no usable key');
  return { ...header, kid: header.kid };
}

/**
 * What jsonwebtoken does not check: one spelling, token type, critical extensions, presence of `exp`, `iat` in the future, a
 * usable subject.
 * Rights are the granted `scope`; where Auth0's RBAC adds `permissions`, only scopes that are also permitted count.
 *
 * @throws Error naming the first claim that is wrong.
 */
export function verifiedToken(token: string, payload: unknown, latestIssue: number): AccessToken {
  if (!token.split('.').every(isCanonical)) throw new Error('the token is not plain base64url');
  const { typ, crit } = headerOf(token);
  if (crit !== undefined) throw new Error('critical extensions are not supported');
  if (typ !== undefined && !(typeof typ === 'string' && TYPES.has(typ.toLowerCase())))
    throw new Error('not an access token');
  if (typeof payload !== 'object' || payload === null) throw new Error('the claims are not an object');
  const { sub, exp, iat, scope, permissions, azp, client_id: clientId, jti } = payload as Record<string, unknown>;
  if (!isUserId(sub)) throw new Error('"sub" is missing or unusable');
  if (typeof exp !== 'number') throw new Error('"exp" is missing');
  if (iat !== undefined && !(typeof iat === 'number' && iat <= latestIssue))
    throw new Error('"iat" lies in the future');
  const granted = typeof scope === 'string' ? scope.split(' ').filter(Boolean) : [];
  const permitted = Array.isArray(permissions) ? new Set<unknown>(permissions) : null;
  const client = (typeof azp === 'string' ? azp : typeof clientId === 'string' ? clientId : 'unknown').slice(0, 255);
  if (!CLIENT.test(client)) throw new Error('"azp" or "client_id" is unusable');
  return {
    principal: {
      userId: sub,
      clientId: client,
      scopes: new Set(permitted ? granted.filter((name) => permitted.has(name)) : granted),
    },
    expiresAt: exp,
    tokenId: typeof jti === 'string' ? jti : undefined,
    issuedAt: iat,
  };
}
