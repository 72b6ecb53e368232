import { describe, expect, test } from '@jest/globals';
import { complete } from './secrets.ts';
import { identityEnvironment, migrationEnvironment, serviceEnvironment, shopsEnvironment } from './service-env.ts';
import type { Wiring } from './service-env.ts';
import { envPrefix, gateway, schemaOf, services } from './services.ts';
import type { ServiceSpec } from './services.ts';
import { readSettings } from './settings.ts';

const secrets = complete({
  rpcKeys: {
    'gateway>catalog': 'GC',
    'profile>catalog': 'PC',
    'commerce>catalog': 'MC',
    'audit>catalog': 'AC',
    'catalog>profile': 'CP',
    'catalog>commerce': 'CM',
    'catalog>audit': 'CA',
  },
  databaseRoles: { catalog_app: 'p/app', catalog_owner: 'pOwner' },
  natsUsers: { catalog: 'pNats' },
});

function wiring(environment: Record<string, string> = {}): Wiring {
  return {
    settings: readSettings('/repository', environment, false),
    secrets,
    adminUrl: 'postgresql://postgres:pAdmin@127.0.0.1:54329/postgres?sslmode=disable',
    natsUrl: 'nats://127.0.0.1:4223',
    assetsDir: '/data/assets',
    auditDir: '/data/audit',
    identityDir: '/data/identity',
  };
}

function service(name: string): ServiceSpec {
  const found = services.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`No service ${name}`);
  return found;
}

describe('environments of the parts', () => {
  test('a service, by default, gets its own role, user, keys and port', () => {
    expect(serviceEnvironment(service('catalog'), wiring())).toEqual({
      NODE_ENV: 'development',
      LOG_LEVEL: 'info',
      ASSETS_DIR: '/data/assets',
      ATELIER_EXIT_WITH_STDIN: '1',
      CATALOG_HOST: '127.0.0.1',
      CATALOG_PORT: '9082',
      OUTBOUND_HOSTS: '*.shops.example=http://127.0.0.1:8091',
      PUBLIC_URL: 'http://localhost:8080',
      CATALOG_DATABASE_URL: 'postgresql://catalog_app:p%2Fapp@127.0.0.1:54329/atelier?sslmode=disable',
      NATS_URL: 'nats://127.0.0.1:4223',
      NATS_USER: 'catalog',
      NATS_PASSWORD: 'pNats',
      RPC_CALLER_KEYS: 'gateway:GC,profile:PC,commerce:MC,audit:AC',
      RPC_KEYS: 'profile:CP,commerce:CM,audit:CA',
    });
  });

  test('the demo shops, by default, get their port and no secret, and only the catalog reaches them by name', () => {
    expect(shopsEnvironment(wiring({ SHOPS_PORT: '8191', RPC_KEYS: 'x' }))).toEqual({
      SHOPS_PORT: '8191',
      ATELIER_EXIT_WITH_STDIN: '1',
    });
    expect(serviceEnvironment(service('catalog'), wiring({ SHOPS_PORT: '8191' }))).toMatchObject({
      OUTBOUND_HOSTS: '*.shops.example=http://127.0.0.1:8191',
    });
    expect(serviceEnvironment(service('profile'), wiring())).not.toHaveProperty('OUTBOUND_HOSTS');
  });

  test.each([
    ['DEMO', 'off'],
    ['NODE_ENV', 'production'],
  ])('the catalog, with %s=%s, gets no stand-in hosts', (name, value) => {
    expect(serviceEnvironment(service('catalog'), wiring({ [name]: value }))).not.toHaveProperty('OUTBOUND_HOSTS');
  });

  test.each(['profile', 'catalog', 'commerce'])(
    '%s, by default, knows where the gateway is it sends people to',
    (name) => {
      expect(serviceEnvironment(service(name), wiring({ GATEWAY_PORT: '8180' }))).toMatchObject({
        PUBLIC_URL: 'http://localhost:8180',
      });
    },
  );

  test('the ledger, by default, gets its key and a place for checkpoints, and nobody else does', () => {
    const files = {
      AUDIT_SIGNING_KEY_FILE: '/data/audit/signing-key.pem',
      AUDIT_CHECKPOINT_DIR: '/data/audit/checkpoints',
    };
    expect(serviceEnvironment(service('audit'), wiring())).toMatchObject(files);
    expect(Object.keys(serviceEnvironment(service('catalog'), wiring()))).not.toContain('AUDIT_SIGNING_KEY_FILE');
    const chosen = serviceEnvironment(service('audit'), wiring({ AUDIT_CHECKPOINT_DIR: '/mnt/worm' }));
    expect(chosen).toMatchObject({ ...files, AUDIT_CHECKPOINT_DIR: '/mnt/worm' });
  });

  test('the gateway, by default, is the door; nobody calls it over NATS', () => {
    expect(serviceEnvironment(gateway, wiring())).toMatchObject({
      GATEWAY_HOST: 'localhost',
      GATEWAY_PORT: '8080',
      GATEWAY_METRICS_PORT: '9080',
      PUBLIC_URL: 'http://localhost:8080',
      AUTH_ISSUER: 'http://localhost:8090/',
      AUTH_AUDIENCE: 'http://localhost:8080/mcp',
      GATEWAY_STATE_KEY: wiring().secrets.gatewayState,
    });
    expect(Object.keys(serviceEnvironment(service('profile'), wiring()))).not.toContain('GATEWAY_STATE_KEY');
    expect(Object.keys(serviceEnvironment(gateway, wiring())).filter((name) => /DATABASE|CALLER/.test(name))).toEqual([
      'GATEWAY_DATABASE_URL',
    ]);
  });

  test("a service, secrets in the caller's environment, gets none that are not its own", () => {
    const environment = {
      DATABASE_URL: 'postgresql://admin@db/x',
      PROFILE_NATS_PASSWORD: 'p1',
      CATALOG_NATS_PASSWORD: 'p2',
      PROFILE_MIGRATION_DATABASE_URL: 'x',
      RPC_KEYS: 'y',
      OTEL_SDK_DISABLED: 'true',
      GATEWAY_PORT: '8081',
    };
    const given = serviceEnvironment(service('catalog'), wiring(environment));
    expect(given).toMatchObject({
      NATS_PASSWORD: 'p2',
      RPC_KEYS: 'profile:CP,commerce:CM,audit:CA',
      OTEL_SDK_DISABLED: 'true',
    });
    expect(given).not.toHaveProperty('DATABASE_URL');
    expect(given).not.toHaveProperty('PROFILE_NATS_PASSWORD');
    expect(given).not.toHaveProperty('PROFILE_MIGRATION_DATABASE_URL');
  });

  test('a migration, always, gets the owner and not the app role', () => {
    const given = migrationEnvironment(service('catalog'), wiring());
    expect(given['CATALOG_MIGRATION_DATABASE_URL']).toBe(
      'postgresql://catalog_owner:pOwner@127.0.0.1:54329/atelier?sslmode=disable',
    );
    expect(given).not.toHaveProperty('CATALOG_DATABASE_URL');
    expect(given).not.toHaveProperty('NATS_PASSWORD');
  });

  test('identity, a public address set, gives tokens for it', () => {
    expect(
      identityEnvironment(wiring({ PUBLIC_URL: 'https://atelier.example/', IDENTITY_PORT: '8190' })),
    ).toMatchObject({
      IDENTITY_PORT: '8190',
      IDENTITY_ISSUER: 'http://localhost:8190/',
      IDENTITY_AUDIENCE: 'https://atelier.example/mcp',
      IDENTITY_DATA_DIR: '/data/identity',
    });
  });

  test('names, a service with a hyphen, become variables and schemas', () => {
    expect([envPrefix('try-on'), schemaOf('try-on')]).toEqual(['TRY_ON', 'try_on']);
  });
});
