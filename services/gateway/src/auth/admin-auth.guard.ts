import { type CanActivate, type ExecutionContext, Injectable, ServiceUnavailableException } from '@nestjs/common';
import { AccessList } from '../access/access-list.ts';
import { isApiKey, KEY_CLIENT, keyUser } from '../access/api-key.ts';
import { sha256Of } from '../secrets.ts';
import { ApiKeyUses } from '../access/api-key-uses.ts';
import { Settings } from '../gateway.settings.ts';
import type { GatewayRequest } from '../request.ts';
import { AccessDenied } from './access-denied.ts';
import { type AccessToken, bearerTokenOf } from './access-token.ts';
import { JwtAuthGuard } from './jwt-auth.guard.ts';

const NOT_KNOWN = 'It cannot be checked right now which API keys there are: try again in a minute';

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
    const credential = this.jwt.credentialOf(request);
    const token = bearerTokenOf(credential) ?? '';
    if (!isApiKey(token)) return this.jwt.canActivate(context);
    const { keyId, caller } = await this.callerOf(sha256Of(token));
    this.uses.note(keyId);
    request.user = caller;
    request.credential = credential;
    return true;
  }

  /** A key is also revoked by the name under which the ledger shows it. */
  private async callerOf(sha256: string): Promise<{ keyId: string; caller: AccessToken }> {
    if (!this.access.now.apiKey(sha256)) await this.access.missed();
    const key = this.access.now.apiKey(sha256);
    if (!key && !this.access.isFresh()) throw new ServiceUnavailableException(NOT_KNOWN);
    const caller = key && {
      principal: { userId: keyUser(key.id), clientId: KEY_CLIENT, scopes: new Set(key.scopes) },
      issuedAt: key.createdAt / 1_000,
      expiresAt: Math.floor(key.expiresAt / 1_000),
      apiKey: sha256,
    };
    if (caller && this.access.refusalOf(caller) === undefined) return { keyId: key.id, caller };
    const description = 'The API key is not valid here, has ended or was revoked: make a new one';
    throw new AccessDenied(401, { error: 'invalid_token', description, scopes: this.settings.defaultScopes });
  }
}
