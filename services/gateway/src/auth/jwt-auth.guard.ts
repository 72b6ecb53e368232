import { hash } from 'node:crypto';
import { type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { Settings } from '../gateway.settings.ts';
import type { GatewayRequest } from '../request.ts';
import { AccessDenied } from './access-denied.ts';
import type { AccessToken } from './access-token.ts';

/** How long a verified token is taken on trust: the bound within which a removed key or a revocation takes effect. */
const TRUST_MS = 5_000;
const MAX_TOKENS = 10_000;
/** Above what any issuer sends; hashing and parsing are bounded by it. */
const MAX_TOKEN_CHARACTERS = 8_192;

interface Trusted {
  token: AccessToken;
  until: number;
}

/** Every door's first question: is there a valid access token? Verified tokens are remembered for a moment. */
@Injectable()
export class JwtAuthGuard extends AuthGuard('jwt') {
  private readonly trusted = new Map<string, Trusted>();

  constructor(private readonly settings: Settings) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<GatewayRequest>();
    const key = this.cacheKey(request);
    const known = this.trusted.get(key);
    const now = Date.now();
    if (known && known.until > now) {
      request.user = known.token;
      return true;
    }
    await super.canActivate(context);
    this.remember(key, request.user, now);
    return true;
  }

  override handleRequest<T>(error: unknown, token: T | false): T {
    if (error || !token)
      throw this.denied('invalid_token', 'The access token is not valid here or has expired: sign in again');
    return token;
  }

  private cacheKey(request: GatewayRequest): string {
    const headers = request.raw.rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'authorization');
    if (headers.length > 1) throw this.denied('invalid_request', 'Send one Authorization header', 400);
    const header = request.headers.authorization;
    if (header === undefined) throw this.denied(undefined, 'Sign in first: this address needs an access token');
    if (!header.startsWith('Bearer ') || header.length > MAX_TOKEN_CHARACTERS) {
      throw this.denied('invalid_token', 'Send the access token as "Authorization: Bearer …"');
    }
    return hash('sha256', header, 'base64url');
  }

  private remember(key: string, token: AccessToken, now: number): void {
    if (this.trusted.size >= MAX_TOKENS) {
      for (const oldest of this.trusted.keys()) {
        this.trusted.delete(oldest);
        if (this.trusted.size < MAX_TOKENS) break;
      }
    }
    this.trusted.delete(key);
    this.trusted.set(key, { token, until: Math.min(now + TRUST_MS, token.expiresAt * 1_000) });
  }

  private denied(
    error: 'invalid_token' | 'invalid_request' | undefined,
    description: string,
    status: 400 | 401 = 401,
  ): AccessDenied {
    return new AccessDenied(status, { ...(error ? { error } : {}), description, scopes: this.settings.defaultScopes });
  }
}
