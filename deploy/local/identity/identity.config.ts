import { resolve } from 'node:path';
import { StartError } from '../start-error.ts';

export interface IdentityConfig {
  readonly port: number;
  /** Always ends in a slash, as an Auth0 tenant's issuer does. */
  readonly issuer: string;
  /** The one API tokens are issued for: the exact MCP URL. */
  readonly audience: string;
  readonly dataDir: string;
  readonly swaggerRedirect: string;
}

const LOOPBACK_HOSTS: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);
const REFUSED = 'Cannot start the local identity provider';
const WAY_OUT = 'It signs people in without a password. Use an Auth0 tenant for anything that others can reach.';

/** Whether only this machine can be meant by `hostname` (as `URL.hostname` writes it). */
export function isLoopbackHost(hostname: string): boolean {
  return LOOPBACK_HOSTS.has(hostname);
}

/**
 * Reads the environment once.
 * @throws StartError naming the variable, also where the provider would be reachable from outside or in production.
 */
export function readIdentityConfig(env: NodeJS.ProcessEnv): IdentityConfig {
  if (env.NODE_ENV === 'production') throw new StartError(`${REFUSED}: NODE_ENV is production. ${WAY_OUT}`);
  const host = env.IDENTITY_HOST || 'localhost';
  if (!isLoopbackHost(host === '::1' ? '[::1]' : host)) {
    throw new StartError(`${REFUSED}: IDENTITY_HOST ${host} is not a loopback address. ${WAY_OUT}`);
  }
  const port = Number(env.IDENTITY_PORT || '8090');
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new StartError(`${REFUSED}: IDENTITY_PORT must be a number from 1 to 65535.`);
  }
  const audience = absoluteUrl('IDENTITY_AUDIENCE', env.IDENTITY_AUDIENCE || 'http://localhost:8080/mcp');
  return {
    port,
    issuer: issuerUrl(env.IDENTITY_ISSUER || `http://localhost:${port}/`, port),
    // The exact text, not URL.href: a token's audience is compared letter by letter.
    audience: env.IDENTITY_AUDIENCE || audience.href,
    dataDir: resolve(env.IDENTITY_DATA_DIR || resolve(import.meta.dirname, '../../../.data/identity')),
    swaggerRedirect: absoluteUrl(
      'IDENTITY_SWAGGER_REDIRECT',
      env.IDENTITY_SWAGGER_REDIRECT || new URL('/admin/docs/oauth2-redirect.html', audience).href,
    ).href,
  };
}

function issuerUrl(value: string, port: number): string {
  const url = absoluteUrl('IDENTITY_ISSUER', value);
  if (url.protocol !== 'http:' || !isLoopbackHost(url.hostname)) {
    throw new StartError(`${REFUSED}: IDENTITY_ISSUER ${value} is not http on a loopback host. ${WAY_OUT}`);
  }
  if (url.pathname !== '/' || url.search) {
    throw new StartError(`${REFUSED}: IDENTITY_ISSUER ${value} must have no path and no query.`);
  }
  if (Number(url.port || '80') !== port) {
    throw new StartError(`${REFUSED}: IDENTITY_ISSUER ${value} and IDENTITY_PORT ${port} must name the same port.`);
  }
  return url.href;
}

function absoluteUrl(name: string, value: string): URL {
  const url = URL.parse(value);
  if (!url || !['http:', 'https:'].includes(url.protocol) || value.includes('#')) {
    throw new StartError(`${REFUSED}: ${name} must be an absolute http(s) URL without a fragment.`);
  }
  return url;
}
