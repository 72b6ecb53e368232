import { type ConfigRule, env, processVariables } from '#libs/config';

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
