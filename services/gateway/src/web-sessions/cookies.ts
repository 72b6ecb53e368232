import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * `__Host-`: a browser takes it only with Secure, Path=/ and no Domain, so that no other host of the domain can plant or read it
 * (draft-ietf-httpbis-rfc6265bis, section 4.1.3.2). Browsers count http://localhost as secure.
 */
export const SESSION_COOKIE = '__Host-atelier-session';
/** Ties a sign-in to the browser that began it. */
export const SIGN_IN_COOKIE = '__Host-atelier-sign-in';

const ALWAYS = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const;

export const cookieOf = (request: FastifyRequest, name: string): string | undefined => request.cookies[name];

export const setCookie = (reply: FastifyReply, name: string, value: string, maxAgeS: number): void =>
  void reply.setCookie(name, value, { ...ALWAYS, maxAge: maxAgeS });

export const clearCookie = (reply: FastifyReply, name: string): void => void reply.clearCookie(name, ALWAYS);
