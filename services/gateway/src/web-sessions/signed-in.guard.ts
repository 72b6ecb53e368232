import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Settings } from '../gateway.settings.ts';
import { asUnavailable } from '../gateway.store.ts';
import { Limits } from '../limits/limits.ts';
import type { PageRequest } from '../request.ts';
import { cookieOf, SESSION_COOKIE } from './cookies.ts';
import { FormRefused } from './form-refused.ts';
import { formTokens } from './form-tokens.ts';
import { SignInNeeded } from './sign-in-needed.ts';
import { WebSessions } from './web-sessions.service.ts';

/** Pages of a person: signed in, within their limits, and a form only where it came from a page of ours. */
@Injectable()
export class SignedIn implements CanActivate {
  constructor(
    private readonly sessions: WebSessions,
    private readonly limits: Limits,
    private readonly settings: Settings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    await this.admit(context.switchToHttp().getRequest<PageRequest>());
    return true;
  }

  /** @throws SignInNeeded @throws FormRefused */
  async admit(request: PageRequest): Promise<void> {
    const session = await this.sessions.find(cookieOf(request, SESSION_COOKIE)).catch((error: unknown) => {
      throw asUnavailable(error);
    });
    if (!session) throw new SignInNeeded(request.url, false);
    request.session = session;
    const { id, userId, createdAt } = session;
    const principal = { userId, clientId: this.settings.webClientId, scopes: new Set<string>(), session: id };
    request.user = { principal, expiresAt: Number.MAX_SAFE_INTEGER, issuedAt: Math.floor(createdAt.getTime() / 1_000) };
    if (request.method === 'POST') this.assertOwnForm(request);
    await this.limits.admit(undefined, request);
  }

  /** A browser says where a form comes from; whatever says nothing must still hold a token that only our page shows. */
  private assertOwnForm({ headers, body, session }: PageRequest): void {
    const { origin, 'sec-fetch-site': site } = headers;
    const isElsewhere =
      (origin !== undefined && origin !== new URL(this.settings.publicUrl).origin) ||
      (site !== undefined && site !== 'same-origin');
    const token = body instanceof URLSearchParams ? (body.get('csrf') ?? '') : '';
    if (isElsewhere || !formTokens.isGood(session.csrfSecret, token)) throw new FormRefused();
  }
}

/** Acts that a borrowed browser must not do: who signed in too long ago proves anew who they are. Comes after `SignedIn`. */
@Injectable()
export class SignedInRecently implements CanActivate {
  constructor(private readonly settings: Settings) {}

  canActivate(context: ExecutionContext): boolean {
    this.assert(context.switchToHttp().getRequest<PageRequest>());
    return true;
  }

  /** @throws SignInNeeded */
  assert(request: PageRequest): void {
    const age = Date.now() - request.session.signedInAt.getTime();
    // A form that was open for longer is let through: its page was shown to somebody who had just signed in.
    const minutes = this.settings.sessions.recentMinutes * (request.method === 'POST' ? 2 : 1);
    if (age > minutes * 60_000) throw new SignInNeeded(request.url, true);
  }
}
