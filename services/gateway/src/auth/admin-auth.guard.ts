import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { AccessList } from '../access/access-list.ts';
import type { ApiKeyRow } from '../access/access.rules.ts';
import { isApiKey, KEY_CLIENT, keyUser } from '../access/api-key.ts';
import { sha256Of } from '../secrets.ts';
import { ApiKeyUses } from '../access/api-key-uses.ts';
import { Settings } from '../gateway.settings.ts';
import type { GatewayRequest } from '../request.ts';
import { AccessDenied } from './access-denied.ts';
import { bearerTokenOf } from './access-token.ts';
import { JwtAuthGuard } from './jwt-auth.guard.ts';

/** The admin door's first question: an access token as at every door, or an API key, which opens this door only. */
@Injectable()
export class AdminAuthGuard implements CanActivate {
  constructor(
    private readonly jwt: JwtAuthGuard,
    private readonly access: AccessList,
    private readonly uses: ApiKeyUses,
    private readonly settings: Settings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<GatewayRequest>();
    const token = bearerTokenOf(this.jwt.credentialOf(request)) ?? '';
    if (!isApiKey(token)) return this.jwt.canActivate(context);
    const key = await this.keyOf(sha256Of(token));
    this.uses.note(key.id);
    request.user = {
      principal: { userId: keyUser(key.id), clientId: KEY_CLIENT, scopes: new Set(key.scopes) },
      expiresAt: Math.floor(key.expiresAt / 1_000),
    };
    return true;
  }

  private async keyOf(sha256: string): Promise<ApiKeyRow> {
    if (!this.access.now.apiKey(sha256)) await this.access.missed();
    const key = this.access.now.apiKey(sha256);
    if (key && this.access.now.stands(key, Date.now()) && !this.isRevoked(key)) return key;
    const description = 'The API key is not valid here, has ended or was revoked: make a new one';
    throw new AccessDenied(401, { error: 'invalid_token', description, scopes: this.settings.defaultScopes });
  }

  /** A key is also revoked by the name under which the ledger shows it. */
  private isRevoked({ id }: ApiKeyRow): boolean {
    return this.access.now.isRevoked({ userId: keyUser(id), clientId: KEY_CLIENT, issuedAt: Number.MAX_SAFE_INTEGER });
  }
}
