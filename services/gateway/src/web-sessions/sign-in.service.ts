import { Inject, Injectable } from '@nestjs/common';
import type { IDToken } from 'openid-client';
import { isUserId } from '../auth/access-token.ts';
import { Settings } from '../gateway.settings.ts';
import type { GatewayStore } from '../gateway.store.ts';
import { GATEWAY_STORE } from '../platform.ts';
import { type Expected, Issuer } from './issuer.ts';
import { isSecret, newSecret, sha256Of } from '../secrets.ts';
import { SignInFailed } from './sign-in-failed.ts';
import type { SignedInPerson } from './web-session.ts';

/** So long a person may take at the issuer. */
export const SIGN_IN_MINUTES = 30;
const MINUTE_MS = 60_000;
const WITHIN_MS = 2_000;
const MAX_NAME = 100;

interface Row {
  browser_sha256: string;
  nonce: string;
  code_verifier: string;
  max_age: number;
  return_to: string;
}

interface Wanted {
  /** Where to go afterwards, a path of ours. */
  readonly returnTo: string;
  /** The person is to prove anew who they are. */
  readonly isFresh: boolean;
  readonly language: string;
  /** Secret of the browser's sign-in cookie, if it has one: several tabs may sign in at once. */
  readonly browser: string | undefined;
}

/** Sign-in at the issuer, there and back. */
@Injectable()
export class SignIns {
  constructor(
    @Inject(GATEWAY_STORE) private readonly store: GatewayStore,
    private readonly settings: Settings,
    private readonly issuer: Issuer,
  ) {}

  /** Begins one. @returns the issuer's address to go to, and the secret to leave with the browser */
  async begin({ returnTo, isFresh, language, browser }: Wanted): Promise<{ url: URL; browser: string }> {
    const { hours, recentMinutes } = this.settings.sessions;
    const expected: Expected = {
      state: newSecret(),
      nonce: newSecret(),
      codeVerifier: newSecret(),
      maxAge: isFresh ? recentMinutes * 60 : hours * 3_600,
    };
    const url = await this.issuer.authorizationUrl(expected, language);
    const secret = isSecret(browser) ? browser : newSecret();
    const now = this.store.now();
    const expires = new Date(now.getTime() + SIGN_IN_MINUTES * MINUTE_MS);
    await this.store.query('DELETE FROM sign_ins WHERE expires_at <= $1', [now], WITHIN_MS);
    await this.store.query(
      `INSERT INTO sign_ins (state_sha256, browser_sha256, nonce, code_verifier, max_age, return_to, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        sha256Of(expected.state),
        sha256Of(secret),
        expected.nonce,
        expected.codeVerifier,
        expected.maxAge,
        returnTo,
        expires,
      ],
      WITHIN_MS,
    );
    return { url, browser: secret };
  }

  /**
   * Ends one: the answer must be to a question this browser asked, and each is taken once.
   * @throws SignInFailed
   */
  async finish(query: string, browser: string | undefined): Promise<{ person: SignedInPerson; returnTo: string }> {
    const state = new URLSearchParams(query).get('state') ?? '';
    const row = isSecret(state) && isSecret(browser) ? await this.take(state, browser) : undefined;
    if (!row) throw new SignInFailed('expired');
    const { nonce, code_verifier: codeVerifier, max_age: maxAge, return_to: returnTo } = row;
    try {
      const claims = await this.issuer.claimsOf(query, { state, nonce, codeVerifier, maxAge });
      return { person: personOf(claims), returnTo };
    } catch (error) {
      if (error instanceof SignInFailed) throw error;
      const isRefused = (error as { error?: unknown }).error === 'access_denied';
      throw new SignInFailed(isRefused ? 'refused' : 'failed', returnTo, { cause: error });
    }
  }

  private async take(state: string, browser: string): Promise<Row | undefined> {
    const [row] = await this.store.query<Row>(
      `DELETE FROM sign_ins WHERE state_sha256 = $1 AND browser_sha256 = $2 AND expires_at > $3
       RETURNING browser_sha256, nonce, code_verifier, max_age, return_to`,
      [sha256Of(state), sha256Of(browser), this.store.now()],
      WITHIN_MS,
    );
    return row;
  }
}

function personOf({ sub, name, nickname, sid, auth_time: authTime, iat }: IDToken): SignedInPerson {
  if (!isUserId(sub)) throw new SignInFailed('failed');
  return {
    userId: sub,
    name: nameOf(name) ?? nameOf(nickname),
    issuerSession: typeof sid === 'string' && sid.length > 0 && sid.length <= 255 ? sid : null,
    signedInAt: new Date((typeof authTime === 'number' ? authTime : iat) * 1_000),
  };
}

function nameOf(claim: unknown): string | null {
  if (typeof claim !== 'string' || !claim.isWellFormed()) return null;
  const name = claim.replace(/\p{Cc}+/gu, ' ').trim();
  return name ? [...name].slice(0, MAX_NAME).join('').trim() : null;
}
