import { createHash, randomBytes } from 'node:crypto';
import { HeadlessBrowser, reach } from './headless-browser.ts';
import { CliError } from './run-cli.ts';

export interface SignIn {
  /** The local identity provider's issuer, such as `http://localhost:8090/`. */
  readonly issuer: string;
  /** A demo user's name. */
  readonly user: string;
  /** Scopes, separated by spaces. */
  readonly scope: string;
  /** The API the token is for (RFC 8707): the exact MCP URL. */
  readonly resource: string;
}

/** The token endpoint's answer (RFC 6749 section 5.1), as it is on the wire. */
export interface Tokens {
  readonly access_token: string;
  readonly token_type: string;
  readonly expires_in: number;
  /** What was granted, which can be less than was asked for. */
  readonly scope: string;
  readonly refresh_token?: string;
  readonly id_token?: string;
}

const CLIENT_ID = 'atelier-cli';
/** Registered without a port, and never opened: the browser stops before it. */
const REDIRECT_URI = new URL('http://127.0.0.1/callback');
const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Signs in as a demo user, without a browser: authorization code and PKCE, through the same login form a person uses.
 * @throws CliError when the issuer is not on this machine, is not running, or refuses; its message says which.
 */
export async function signIn({ issuer, user, scope, resource }: SignIn): Promise<Tokens> {
  const base = URL.parse(issuer);
  if (!base || !LOOPBACK.has(base.hostname)) {
    throw new CliError(
      `Cannot sign in at ${issuer}: only the local identity provider lets somebody in without a password. ` +
        'Use --issuer with an address on this machine, or a real client.',
    );
  }
  const verifier = randomBytes(32).toString('base64url');
  const state = randomBytes(16).toString('base64url');
  const authorization = new URL('authorize', base);
  authorization.search = new URLSearchParams({
    client_id: CLIENT_ID,
    redirect_uri: REDIRECT_URI.href,
    response_type: 'code',
    scope,
    resource,
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString();

  const back = await authorizeAs(user, authorization, REDIRECT_URI);
  const answer = back.searchParams;
  if (answer.get('error')) {
    throw new CliError(`Cannot sign in as ${user}: ${answer.get('error')}, ${answer.get('error_description') ?? ''}`);
  }
  if (answer.get('state') !== state)
    throw new CliError(`Cannot sign in as ${user}: the answer belongs to another request`);
  return redeem(base, answer.get('code') ?? '', verifier);
}

/**
 * What a person does with an authorization request: opens it, picks `user` on the login page and decides on the consent page.
 * @returns the address the client is sent back to, with its `code` or `error`.
 */
export async function authorizeAs(
  user: string,
  request: URL,
  redirectUri: URL,
  decision: 'allow' | 'deny' = 'allow',
): Promise<URL> {
  const browser = new HeadlessBrowser(redirectUri);
  let page = await browser.open(request);
  for (let step = 0; step < 4; step += 1) {
    if (page instanceof URL) return page;
    if (page.status === 422) throw new CliError(`Cannot sign in as ${user}: there is no such demo user`);
    if (page.status !== 200) {
      const reason = /<code>([^<]*)<\/code>/.exec(page.html)?.[1];
      throw new CliError(
        `Cannot sign in as ${user}: ${page.url.origin} answered ${page.status} ${reason ?? ''}`.trimEnd(),
      );
    }
    const isLogin = page.html.includes('name="user"');
    page = await browser.open(page.url, isLogin ? { action: 'login', user } : { action: decision });
  }
  throw new CliError(
    `Cannot sign in as ${user}: ${request.origin} does not show the pages of the local identity provider`,
  );
}

async function redeem(issuer: URL, code: string, verifier: string): Promise<Tokens> {
  const response = await reach(new URL('oauth/token', issuer), {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: CLIENT_ID,
      redirect_uri: REDIRECT_URI.href,
      code,
      code_verifier: verifier,
    }),
  });
  const body: unknown = await response.json();
  if (!isTokens(body)) {
    throw new CliError(
      `Cannot get a token: ${issuer.href} answered ${response.status} ${JSON.stringify(body).slice(0, 300)}`,
    );
  }
  return body;
}

function isTokens(body: unknown): body is Tokens {
  return typeof body === 'object' && body !== null && 'access_token' in body && typeof body.access_token === 'string';
}
