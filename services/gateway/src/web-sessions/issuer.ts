import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as oidc from 'openid-client';
import type { Settings } from '../gateway.settings.ts';

const TIMEOUT_S = 5;
const HOUR_MS = 3_600_000;
const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';
/** A logout token says that something has just happened. */
const LOGOUT_TOKEN_AGE_S = 300;
const CLOCK_SKEW_S = 5;

/** What a sign-in must come back with. */
export interface Expected {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly maxAge: number;
}

/** Which sessions the issuer says have ended. */
export interface Ended {
  readonly userId: string | undefined;
  readonly issuerSession: string | undefined;
  /** When it said so: what began later goes on, also where the token is sent once more. */
  readonly at: Date;
}

/** The identity provider as our own pages use it: authorization code with PKCE, nonce, and `iss` in the answer (RFC 9207). */
export class Issuer {
  private readonly settings: Settings;
  private known: Promise<oidc.Configuration> | undefined;
  private knownAt = 0;
  private readonly keys;

  constructor(settings: Settings) {
    this.settings = settings;
    this.keys = createRemoteJWKSet(new URL(settings.jwksUri), { timeoutDuration: TIMEOUT_S * 1_000 });
  }

  /** Where the browser goes to sign in. `maxAge` in seconds: an older sign-in at the issuer is asked for again. */
  async authorizationUrl({ state, nonce, codeVerifier, maxAge }: Expected, language: string): Promise<URL> {
    return oidc.buildAuthorizationUrl(await this.configuration(), {
      redirect_uri: this.redirectUri,
      scope: 'openid profile',
      code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
      state,
      nonce,
      max_age: String(maxAge),
      ui_locales: language,
    });
  }

  /**
   * Exchanges the code that came back and verifies the ID token; the access token is thrown away.
   * @throws Error when anything is not as expected, or the issuer refused
   */
  async claimsOf(query: string, { state, nonce, codeVerifier, maxAge }: Expected): Promise<oidc.IDToken> {
    const answer = await oidc.authorizationCodeGrant(
      await this.configuration(),
      new URL(`${this.redirectUri}?${query}`),
      { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: codeVerifier, maxAge, idTokenExpected: true },
    );
    const claims = answer.claims();
    if (!claims) throw new Error('the issuer sent no ID token');
    return claims;
  }

  /** Where the issuer ends its own session too, and sends the browser back; without such a place, our front page. */
  async endSessionUrl(): Promise<string> {
    const home = `${this.settings.publicUrl}/`;
    const configuration = await this.configuration().catch(() => undefined);
    if (!configuration?.serverMetadata().end_session_endpoint) return home;
    return oidc.buildEndSessionUrl(configuration, { post_logout_redirect_uri: home }).href;
  }

  /** Verifies a logout token (OpenID Connect Back-Channel Logout 1.0, section 2.6). @throws Error naming what is wrong */
  async ended(logoutToken: string): Promise<Ended> {
    const { payload } = await jwtVerify(logoutToken, this.keys, {
      issuer: this.settings.issuer,
      audience: this.settings.webClientId,
      algorithms: ['RS256'],
      clockTolerance: CLOCK_SKEW_S,
      maxTokenAge: LOGOUT_TOKEN_AGE_S,
      requiredClaims: ['iat', 'jti', 'events'],
    });
    const { events, nonce, sub, sid, iat = 0 } = payload;
    if (typeof events !== 'object' || events === null || !(LOGOUT_EVENT in events))
      throw new Error('not a logout token');
    if (nonce !== undefined) throw new Error('a logout token has no "nonce"');
    if (sub === undefined && sid === undefined) throw new Error('neither "sub" nor "sid"');
    return { userId: sub, issuerSession: typeof sid === 'string' ? sid : undefined, at: new Date(iat * 1_000) };
  }

  private get redirectUri(): string {
    return `${this.settings.publicUrl}/sign-in/callback`;
  }

  /** What the issuer says of itself, asked for at the first sign-in and once an hour; a failure is not remembered. */
  private configuration(): Promise<oidc.Configuration> {
    const now = performance.now();
    if (this.known && now - this.knownAt < HOUR_MS) return this.known;
    const asked = this.discover();
    asked.catch(() => (this.known = undefined));
    this.knownAt = now;
    return (this.known = asked);
  }

  private discover(): Promise<oidc.Configuration> {
    const { issuer, webClientId, webClientSecret } = this.settings;
    const isLocal = issuer.startsWith('http://');
    return oidc.discovery(
      new URL(issuer),
      webClientId,
      undefined,
      webClientSecret ? oidc.ClientSecretPost(webClientSecret) : oidc.None(),
      {
        timeout: TIMEOUT_S,
        execute: [oidc.enableNonRepudiationChecks, ...(isLocal ? [oidc.allowInsecureRequests] : [])],
      },
    );
  }
}
