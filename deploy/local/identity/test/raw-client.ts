import { createHash } from 'node:crypto';
import { authorizeAs } from '../../cli/sign-in.ts';

const VERIFIER = 'a-verifier-of-at-least-forty-three-characters-0123456789';

/** A client written by hand, so that a test can send what an SDK never would. */
export class RawClient {
  readonly issuer: string;
  readonly clientId: string;
  readonly redirectUri = new URL('http://127.0.0.1:50000/callback');

  constructor(issuer: string, clientId = 'atelier-cli') {
    this.issuer = issuer;
    this.clientId = clientId;
  }

  /** A right authorization request; `changes` spoils it, `null` leaves a parameter out. */
  authorizationUrl(changes: Record<string, string | null> = {}): URL {
    const url = new URL('authorize', this.issuer);
    const parameters: Record<string, string | null> = {
      client_id: this.clientId,
      redirect_uri: this.redirectUri.href,
      response_type: 'code',
      scope: 'catalog:read',
      state: 'a-state',
      code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
      code_challenge_method: 'S256',
      ...changes,
    };
    for (const [name, value] of Object.entries(parameters)) if (value !== null) url.searchParams.set(name, value);
    return url;
  }

  /** What comes back to the client after the person has answered. */
  async answerTo(
    changes: Record<string, string | null> = {},
    person: { user?: string; decision?: 'allow' | 'deny' } = {},
  ): Promise<Record<string, string>> {
    const { user = 'shopper', decision = 'allow' } = person;
    const back = await authorizeAs(user, this.authorizationUrl(changes), this.redirectUri, decision);
    return Object.fromEntries(back.searchParams);
  }

  async token(parameters: Record<string, string>): Promise<{ status: number; body: Record<string, string> }> {
    const response = await fetch(new URL('oauth/token', this.issuer), {
      method: 'POST',
      body: new URLSearchParams({ client_id: this.clientId, ...parameters }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, string> };
  }

  redeem(code: string | undefined): ReturnType<RawClient['token']> {
    const grant = { grant_type: 'authorization_code', redirect_uri: this.redirectUri.href, code_verifier: VERIFIER };
    return this.token({ ...grant, code: code ?? '' });
  }

  async tokensFor(changes: Record<string, string | null> = {}, user = 'shopper'): Promise<Record<string, string>> {
    const { code } = await this.answerTo(changes, { user });
    return (await this.redeem(code)).body;
  }
}

/** Registers as MCP clients do, so that the consent page is shown. */
export async function register(issuer: string, metadata: Record<string, unknown> = {}): Promise<string> {
  const response = await fetch(new URL('oidc/register', issuer), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      client_name: 'A <stranger>',
      redirect_uris: ['http://127.0.0.1:50000/callback'],
      token_endpoint_auth_method: 'none',
      ...metadata,
    }),
  });
  const { client_id: clientId } = (await response.json()) as { client_id: string };
  return clientId;
}

/** The claims of a JWT, unverified. */
export function claimsIn(token: string | undefined): Record<string, unknown> {
  return JSON.parse(Buffer.from(token?.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
}
