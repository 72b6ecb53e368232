import { describe, expect, test } from '@jest/globals';
import { loadGatewayConfig, settingsOf } from './gateway.settings.ts';

const SOURCE = {
  NATS_USER: 'gateway',
  NATS_PASSWORD: 'p',
  GATEWAY_STATE_KEY: 'A'.repeat(43),
  GATEWAY_DATABASE_URL: 'postgresql://gateway_app:p@db/atelier?sslmode=verify-full',
};
const PRODUCTION = {
  ...SOURCE,
  NODE_ENV: 'production',
  NATS_URL: 'tls://nats:4222',
  PUBLIC_URL: 'https://atelier.example',
  AUTH_ISSUER: 'https://tenant.auth0.example/',
  WEB_CLIENT_SECRET: 's',
};

describe('gateway configuration', () => {
  test('settings, nothing but the address given, derives resource, audience and metadata from it', () => {
    const settings = settingsOf(loadGatewayConfig(PRODUCTION));
    expect(settings).toMatchObject({
      resource: 'https://atelier.example/mcp',
      audience: 'https://atelier.example/mcp',
      resourceMetadataUrl: 'https://atelier.example/.well-known/oauth-protected-resource/mcp',
      jwksUri: 'https://tenant.auth0.example/.well-known/jwks.json',
    });
  });

  test('settings, audience and keys given, are those', () => {
    const given = { AUTH_AUDIENCE: 'https://api.example/', AUTH_JWKS_URI: 'https://keys.example/jwks' };
    expect(settingsOf(loadGatewayConfig({ ...PRODUCTION, ...given }))).toMatchObject({
      audience: 'https://api.example/',
      jwksUri: 'https://keys.example/jwks',
    });
  });

  test.each([
    [{ NATS_URL: 'nats://nats:4222' }, 'NATS_URL must start with tls:// in production'],
    [{ GATEWAY_DATABASE_URL: 'postgresql://db/atelier' }, 'the database address must ask for TLS in production'],
    [{ PUBLIC_URL: 'http://atelier.example' }, 'PUBLIC_URL must start with https:// in production'],
    [{ AUTH_ISSUER: 'http://localhost:8090/' }, 'AUTH_ISSUER must start with https:// in production'],
    [{ WEB_CLIENT_SECRET: '' }, 'WEB_CLIENT_SECRET must be set in production'],
    [{ PUBLIC_URL: 'https://atelier.example/' }, 'PUBLIC_URL must not end with a slash'],
    [{ AUTH_ISSUER: 'https://tenant.auth0.example' }, 'AUTH_ISSUER must end with a slash'],
    [
      { GATEWAY_TRUSTED_PROXIES: '10.0.0.0/8,proxy' },
      'GATEWAY_TRUSTED_PROXIES must list addresses or networks; "proxy" is',
    ],
    [{ GATEWAY_TRUSTED_PROXIES: '10.0.0.0/33' }, 'GATEWAY_TRUSTED_PROXIES must list'],
    [{ GATEWAY_TRUSTED_PROXIES: '0.0.0.0/0/1' }, 'GATEWAY_TRUSTED_PROXIES must list'],
    [{ GATEWAY_MAX_FEED_BYTES: '10' }, 'GATEWAY_MAX_FEED_BYTES must be a whole number from 1024 to 8589934592'],
  ])('configuration, %j in production, does not start', (changes, why) => {
    expect(() => loadGatewayConfig({ ...PRODUCTION, ...changes })).toThrow(why);
  });

  test('configuration, scopes and hosts, are lists with defaults', () => {
    expect(loadGatewayConfig(SOURCE)).toMatchObject({
      defaultScopes: ['catalog:read', 'profile:read', 'profile:write'],
      allowedHosts: ['localhost', '127.0.0.1', '[::1]'],
      trustedProxies: [],
    });
    expect(loadGatewayConfig({ ...SOURCE, GATEWAY_TRUSTED_PROXIES: '10.0.0.0/8,fd00::/8,192.0.2.1' })).toMatchObject({
      trustedProxies: ['10.0.0.0/8', 'fd00::/8', '192.0.2.1'],
    });
    expect(loadGatewayConfig({ ...SOURCE, MCP_DEFAULT_SCOPES: 'catalog:read' })).toMatchObject({
      defaultScopes: ['catalog:read'],
    });
  });
});
