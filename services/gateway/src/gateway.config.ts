import { isIP } from 'node:net';
import { type ConfigRule, env, processVariables } from '#libs/config';
import { limitVariables } from './limits/limits.config.ts';
import { webSessionVariables } from './web-sessions/web-sessions.config.ts';
import { pageVariables } from './pages/pages.config.ts';

export const gatewayVariables = {
  ...processVariables,
  host: env.text('GATEWAY_HOST', {
    describe: 'Address to listen on; localhost is both loopback addresses',
    default: 'localhost',
  }),
  port: env.port('GATEWAY_PORT', { describe: 'Public port: MCP, admin, pages', default: 8080 }),
  opsHost: env.text('GATEWAY_METRICS_HOST', {
    describe: 'Address of the health and metrics port',
    default: '127.0.0.1',
  }),
  opsPort: env.port('GATEWAY_METRICS_PORT', { describe: 'Health and metrics port, never public', default: 9080 }),
  publicUrl: env.url('PUBLIC_URL', {
    describe: 'Origin clients use, without a trailing slash',
    default: 'http://localhost:8080',
  }),
  issuer: env.url('AUTH_ISSUER', {
    describe: 'Issuer of access tokens, with its trailing slash',
    default: 'http://localhost:8090/',
  }),
  audience: env.optionalUrl('AUTH_AUDIENCE', 'Audience of access tokens; PUBLIC_URL + /mcp without it'),
  jwksUri: env.optionalUrl('AUTH_JWKS_URI', "Keys of the issuer; the issuer's .well-known/jwks.json without it"),
  defaultScopes: env.list('MCP_DEFAULT_SCOPES', {
    describe: 'Scopes a client is told to ask for at first; others are asked for when a tool needs them',
    default: ['catalog:read', 'profile:read', 'profile:write'],
  }),
  allowedHosts: env.list('GATEWAY_ALLOWED_HOSTS', {
    describe: 'Host names requests may be addressed to, besides the one of PUBLIC_URL',
    default: ['localhost', '127.0.0.1', '[::1]'],
  }),
  allowedOrigins: env.list('GATEWAY_ALLOWED_ORIGINS', {
    describe: 'Host names of pages that may call us from a browser, besides our own',
    default: ['localhost', '127.0.0.1', '[::1]', 'chatgpt.com', 'claude.ai', 'claude.com'],
  }),
  trustedProxies: env.list('GATEWAY_TRUSTED_PROXIES', {
    describe: 'Addresses or networks (10.0.0.0/8) of proxies whose X-Forwarded-For is believed; without any, none is',
    default: [],
  }),
  maxConnections: env.integer('GATEWAY_MAX_CONNECTIONS', {
    describe: 'Connections at the public port at once; the process must be allowed some more open files',
    default: 15_000,
    min: 100,
    max: 1_000_000,
  }),
  swaggerClientId: env.text('ADMIN_DOCS_CLIENT_ID', {
    describe: 'Public OAuth client of the API documentation page',
    default: 'atelier-swagger',
  }),
  assetsDir: env.text('ASSETS_DIR', {
    describe: 'Folder for uploaded files, shared with the services',
    default: '.data/assets',
  }),
  maxFeedBytes: env.integer('GATEWAY_MAX_FEED_BYTES', {
    describe: 'Largest feed file an operator may upload',
    default: 536_870_912,
    min: 1_024,
    max: 8_589_934_592,
  }),
  conformance: env.flag('GATEWAY_CONFORMANCE', {
    describe: "Offers the MCP conformance suite's fixtures beside the product; on loopback only, never in production",
    default: false,
  }),
  stateKeys: env.keys(
    'GATEWAY_STATE_KEY',
    'Seals what comes back through clients, the same on all replicas: 32 random bytes, base64url; while rotating new|old',
  ),
  ...limitVariables,
  ...pageVariables,
  ...webSessionVariables,
  databaseUrl: env.postgresUrl('GATEWAY_DATABASE_URL', { describe: 'PostgreSQL as the runtime role' }),
  databasePool: env.integer('GATEWAY_DATABASE_POOL', {
    describe: 'Connections to PostgreSQL',
    default: 5,
    min: 2,
    max: 200,
  }),
} as const;

/** Migrations run apart from the gateway, with the role that owns the schema. */
export const gatewayMigrationVariables = {
  databaseUrl: env.postgresUrl('GATEWAY_MIGRATION_DATABASE_URL', {
    describe: 'PostgreSQL as the role that owns the schema',
  }),
};

interface Addresses {
  environment: string;
  publicUrl: string;
  issuer: string;
}

/** In production the doors are TLS too, and identity is never the local provider. */
export const productionRule: ConfigRule<typeof gatewayVariables> = (config: Addresses) => {
  if (config.environment !== 'production') return undefined;
  if (!config.publicUrl.startsWith('https://')) return 'PUBLIC_URL must start with https:// in production';
  if (!config.issuer.startsWith('https://')) return 'AUTH_ISSUER must start with https:// in production';
  return undefined;
};

export const slashRule: ConfigRule<typeof gatewayVariables> = ({ publicUrl, issuer }) => {
  if (publicUrl.endsWith('/')) return 'PUBLIC_URL must not end with a slash';
  if (!issuer.endsWith('/')) return 'AUTH_ISSUER must end with a slash, exactly as the "iss" of its tokens';
  return undefined;
};

/** Whoever knows a client's id must not be able to sign people in as it. */
export const webClientRule: ConfigRule<typeof gatewayVariables> = ({ environment, webClientSecret }) =>
  environment === 'production' && !webClientSecret ? 'WEB_CLIENT_SECRET must be set in production' : undefined;

export const proxiesRule: ConfigRule<typeof gatewayVariables> = ({ trustedProxies }) => {
  const wrong = trustedProxies.find((proxy) => {
    const [address = '', bits, ...more] = proxy.split('/');
    const most = isIP(address) === 4 ? 32 : 128;
    return isIP(address) === 0 || more.length > 0 || (bits !== undefined && !(/^\d{1,3}$/.test(bits) && +bits <= most));
  });
  return wrong === undefined
    ? undefined
    : `GATEWAY_TRUSTED_PROXIES must list addresses or networks; "${wrong}" is neither`;
};

const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1', '[::1]']);

/** The fixtures are for a suite on the same machine: nobody else may reach them. */
export const conformanceRule: ConfigRule<typeof gatewayVariables> = ({ conformance, environment, host, publicUrl }) => {
  if (!conformance) return undefined;
  if (environment === 'production') return 'GATEWAY_CONFORMANCE must not be set in production';
  if (!LOOPBACK.has(host)) return 'GATEWAY_HOST must be localhost, 127.0.0.1 or ::1 with GATEWAY_CONFORMANCE';
  if (!LOOPBACK.has(new URL(publicUrl).hostname))
    return 'PUBLIC_URL must be an address of this machine with GATEWAY_CONFORMANCE';
  return undefined;
};
