import { hash } from 'node:crypto';
import { type ExecutionContext, Injectable, ServiceUnavailableException } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { AccessList } from '../access/access-list.ts';
import { ClientUses } from '../access/client-uses.ts';
import { Settings } from '../gateway.settings.ts';
import type { GatewayRequest } from '../request.ts';
import { AccessDenied } from './access-denied.ts';
import { type AccessToken, bearerTokenOf } from './access-token.ts';
import { KeysUnavailable } from './signing-keys.ts';

/** How long a verified token is taken on trust: with the lifetime of keys, how soon a removed key takes effect. */
const TRUST_MS = 5_000;
const MAX_TOKENS = 10_000;

interface Trusted {
  token: AccessToken;
  until: number;
}

/** Every door's first question: is there a valid access token? Verified tokens are remembered for a moment. */
@Injectable()
export class JwtAuthGuard extends AuthGuard('jwt') {
  private readonly trusted = new Map<string, Trusted>();

  constructor(
    private readonly settings: Settings,
    private readonly access: AccessList,
    private readonly uses: ClientUses,
  ) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<GatewayRequest>();
    const credential = this.credentialOf(request);
    const key = hash('sha256', credential, 'base64url');
    const known = this.trusted.get(key);
    const now = Date.now();
    if (known && known.until > now) {
      request.user = known.token;
    } else {
      await super.canActivate(context);
      this.remember(key, request.user, now);
    }
    this.refuseRevoked(request.user);
    request.credential = credential;
    this.uses.note(request.user.principal);
    return true;
  }

  override handleRequest<T>(error: unknown, token: T | false, reason?: unknown): T {
    // A 401 would make clients throw good tokens away.
    if (reason instanceof KeysUnavailable)
      throw new ServiceUnavailableException(reason.message, { cause: reason.cause });
    if (error || !token)
      throw this.denied('invalid_token', 'The access token is not valid here or has expired: sign in again');
    return token;
  }

  /** The one `Authorization` header there must be. @throws AccessDenied */
  credentialOf(request: GatewayRequest): string {
    const headers = request.raw.rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'authorization');
    if (headers.length > 1) throw this.denied('invalid_request', 'Send one Authorization header', 400);
    const header = request.headers.authorization;
    if (header === undefined) throw this.denied(undefined, 'Sign in first: this address needs an access token');
    if (bearerTokenOf(header) === null) {
      throw this.denied('invalid_token', 'Send the access token as "Authorization: Bearer …"');
    }
    return header;
  }

  /** Asked for every request: a token remembered as good is no better than others. */
  private refuseRevoked(token: AccessToken): void {
    const refusal = this.access.refusalOf(token);
    if (refusal === 'revoked')
      throw this.denied('invalid_token', 'This access was revoked: sign in again, or ask the people who run Atelier');
    if (refusal === 'disconnected') {
      const page = `${this.settings.publicUrl}/account/clients`;
      throw this.denied('invalid_token', `You disconnected this app: connect it again at ${page}`);
    }
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
