import { reach } from './headless-browser.ts';
import { CliError } from './run-cli.ts';
import { signIn } from './sign-in.ts';

/** Gives an access token; `isStale` asks for a new one, as the last was refused. */
export type TokenSource = (isStale: boolean) => Promise<string>;

/** An admin API, and the right to use it. */
export interface AdminSession {
  readonly base: URL;
  readonly token: TokenSource;
}

/** The admin API at `url`, with `given` as access token or, without one, signed in as a demo user at the API's own issuer. */
export function adminSession(url: string, user: string, given: string | undefined, scope: string): AdminSession {
  const base = URL.parse(url);
  if (!base || !/^https?:$/.test(base.protocol)) {
    throw new CliError(`Cannot use --url ${url}: it is not an http or https address.`, 2);
  }
  return { base, token: given ? fixedToken(given) : demoToken(base, user, scope) };
}

function fixedToken(token: string): TokenSource {
  return (isStale) => {
    if (isStale) {
      throw new CliError('Cannot go on: the token in ATELIER_TOKEN is refused; it may have run out. Set a new one.');
    }
    return Promise.resolve(token);
  };
}

function demoToken(base: URL, user: string, scope: string): TokenSource {
  let token: Promise<string> | null = null;
  return (isStale) => {
    if (token === null || isStale) token = newToken(base, user, scope);
    return token;
  };
}

/** Asks the API who issues its tokens (RFC 9728), so that no second address has to be given. */
async function newToken(base: URL, user: string, scope: string): Promise<string> {
  const response = await reach(new URL('/.well-known/oauth-protected-resource', base));
  const body: unknown = response.ok ? await response.json() : null;
  if (!isMetadata(body)) {
    throw new CliError(`Cannot sign in: ${base.origin} does not say who issues its tokens; check --url.`);
  }
  const tokens = await signIn({ issuer: body.authorization_servers[0], user, scope, resource: body.resource });
  const missing = scope.split(' ').filter((one) => !tokens.scope.split(' ').includes(one));
  if (missing.length > 0)
    throw new CliError(
      `Cannot go on as ${user}: this user has no right to ${missing.join(' ')}. Name another with --user.`,
    );
  return tokens.access_token;
}

function isMetadata(body: unknown): body is { resource: string; authorization_servers: [string] } {
  if (typeof body !== 'object' || body === null || !('resource' in body) || !('authorization_servers' in body))
    return false;
  const servers: unknown = body.authorization_servers;
  return typeof body.resource === 'string' && Array.isArray(servers) && typeof servers[0] === 'string';
}
