import { describe, expect, test } from '@jest/globals';
import { portsInUse, readSettings } from './settings.ts';

const settings = (environment: Record<string, string>, verbose = false): ReturnType<typeof readSettings> =>
  readSettings('/repository', environment, verbose);

describe('settings', () => {
  test('addresses, the gateway moved, follow its port', () => {
    expect(settings({ GATEWAY_PORT: '8180', IDENTITY_PORT: '8190' })).toMatchObject({
      publicUrl: 'http://localhost:8180',
      issuer: 'http://localhost:8190/',
      audience: 'http://localhost:8180/mcp',
      localIdentity: true,
    });
  });

  test('the local identity provider, another issuer set, is not started', () => {
    const auth0 = settings({ AUTH_ISSUER: 'https://tenant.example/' });
    expect(auth0.localIdentity).toBe(false);
    expect(portsInUse(auth0).map(({ part }) => part)).not.toContain('identity');
  });

  test("ports, servers of one's own, are not asked for", () => {
    const parts = portsInUse(
      settings({ DATABASE_URL: 'postgresql://a:b@db:5432/x', NATS_URL: 'nats://broker:4222' }),
    ).map(({ part }) => part);
    expect(parts).toEqual([
      'identity',
      'shops',
      'gateway-metrics',
      'gateway',
      'profile',
      'catalog',
      'commerce',
      'audit',
    ]);
  });

  test('the demo, switched off, has no shops', () => {
    expect(portsInUse(settings({ DEMO: 'off' })).map(({ part }) => part)).not.toContain('shops');
    expect([settings({}).demo, settings({ DEMO: 'on' }).demo, settings({ DEMO: 'off' }).demo]).toEqual([
      true,
      true,
      false,
    ]);
    expect(() => settings({ DEMO: 'no' })).toThrow('Cannot use DEMO=no: it is on or off');
  });

  test.each(['80a', '0', '65536', '1.5', '-1'])(
    'a port, given as %s, is refused by the name of its variable',
    (port) => {
      expect(() => settings({ CATALOG_PORT: port })).toThrow(
        `Cannot use CATALOG_PORT=${port}: a port is a whole number from 1 to 65535`,
      );
    },
  );

  test('ports, two parts on the same, are refused', () => {
    expect(() => portsInUse(settings({ CATALOG_PORT: '8080' }))).toThrow(
      'Cannot start catalog: port 8080 is given to another part too',
    );
  });

  test('DATABASE_URL, not one, is refused without repeating it', () => {
    expect(() => settings({ DATABASE_URL: 'mysql://root:hunter2@db/x' })).toThrow(
      /^Cannot use DATABASE_URL: it must look like postgresql:(?!.*hunter2)/,
    );
  });

  test.each([
    [{}, false, 40],
    [{ LOG_LEVEL: 'error' }, false, 50],
    [{ LOG_LEVEL: 'debug' }, false, 20],
    [{}, true, 0],
  ])('terminal, %j and verbose %s, shows from %i on', (environment, verbose, level) => {
    expect(settings({ ...environment }, verbose).terminalLevel).toBe(level);
  });

  test('an empty variable, as in a .env file, counts as not set', () => {
    expect(settings({ GATEWAY_PORT: '', PUBLIC_URL: ' ', DATABASE_URL: '' })).toMatchObject({
      publicUrl: 'http://localhost:8080',
      databaseUrl: undefined,
    });
  });
});
