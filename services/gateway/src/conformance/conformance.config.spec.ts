import { describe, expect, test } from '@jest/globals';
import { loadGatewayConfig } from '../gateway.settings.ts';

const SOURCE = {
  NATS_USER: 'gateway',
  NATS_PASSWORD: 'p',
  GATEWAY_STATE_KEY: 'A'.repeat(43),
  NATS_URL: 'tls://nats:4222',
  GATEWAY_DATABASE_URL: 'postgresql://gateway_app:p@db/atelier?sslmode=verify-full',
  AUTH_ISSUER: 'https://tenant.auth0.example/',
  WEB_CLIENT_SECRET: 's',
};

describe('conformance profile, configuration', () => {
  test('flag, not given, is off', () => {
    expect(loadGatewayConfig(SOURCE)).toMatchObject({ conformance: false });
  });

  test.each([{}, { GATEWAY_HOST: '127.0.0.1' }, { GATEWAY_HOST: '::1', PUBLIC_URL: 'http://[::1]:8080' }])(
    'flag, on loopback with %j, is on',
    (changes) => {
      expect(loadGatewayConfig({ ...SOURCE, ...changes, GATEWAY_CONFORMANCE: '1' })).toMatchObject({
        conformance: true,
      });
    },
  );

  test.each([
    [{ NODE_ENV: 'production', PUBLIC_URL: 'https://localhost' }, 'GATEWAY_CONFORMANCE must not be set in production'],
    [{ GATEWAY_HOST: '0.0.0.0' }, 'GATEWAY_HOST must be localhost, 127.0.0.1 or ::1 with GATEWAY_CONFORMANCE'],
    [{ GATEWAY_HOST: '::' }, 'GATEWAY_HOST must be localhost, 127.0.0.1 or ::1 with GATEWAY_CONFORMANCE'],
    [{ GATEWAY_HOST: '10.0.0.7' }, 'GATEWAY_HOST must be localhost, 127.0.0.1 or ::1 with GATEWAY_CONFORMANCE'],
    [
      { PUBLIC_URL: 'https://atelier.example' },
      'PUBLIC_URL must be an address of this machine with GATEWAY_CONFORMANCE',
    ],
    [
      { PUBLIC_URL: 'http://localhost.atelier.example' },
      'PUBLIC_URL must be an address of this machine with GATEWAY_CONFORMANCE',
    ],
  ])('flag, with %j, does not start', (changes, why) => {
    const source = { ...SOURCE, ...changes };
    expect(() => loadGatewayConfig(source)).not.toThrow();
    expect(() => loadGatewayConfig({ ...source, GATEWAY_CONFORMANCE: '1' })).toThrow(why);
  });
});
