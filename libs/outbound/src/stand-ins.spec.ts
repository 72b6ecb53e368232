import { describe, expect, test } from '@jest/globals';
import { ConfigError, loadConfig, processVariables } from '#libs/config';
import { outboundRule, outboundVariables } from './outbound.config.ts';
import { StandIns } from './stand-ins.ts';

describe('StandIns', () => {
  const standIns = new StandIns([
    '*.shops.example=http://127.0.0.1:9090',
    'aurelia.shops.example=http://[::1]:9091/',
    '*.north.shops.example=http://localhost:9092',
  ]);

  test.each([
    ['lindgren.shops.example', 9090],
    ['a.b.shops.example', 9090],
    ['aurelia.shops.example', 9091],
    ['x.north.shops.example', 9092],
    ['shops.example', undefined],
    ['evilshops.example', undefined],
    ['shops.example.evil.example', undefined],
    ['127.0.0.1', undefined],
  ])('for, %s, is port %s', (host, port) => {
    expect(standIns.for(host)?.port).toBe(port);
  });

  test('for, no entries, is nobody', () => {
    expect(new StandIns().for('a.shops.example')).toBeUndefined();
  });

  test.each([
    'shop.example',
    'shop.example=127.0.0.1:9090',
    'shop.example=https://127.0.0.1:9090',
    'shop.example=http://10.0.0.5:9090',
    'shop.example=http://169.254.169.254:80',
    'shop.example=http://127.0.0.1.evil.example:80',
    'shop.example=http://127.0.0.1:9090/path',
    'shop.example=http://127.0.0.1:0',
    'shop.example=http://127.0.0.1:70000',
    'shop.example=http://user@127.0.0.1:9090',
    '*=http://127.0.0.1:9090',
    '*.*.example=http://127.0.0.1:9090',
    'localhost=http://127.0.0.1:9090',
  ])('StandIns, %s, is refused', (entry) => {
    expect(() => new StandIns([entry])).toThrow(/^must list entries like/);
  });
});

describe('configuration', () => {
  const load = (source: Record<string, string>): unknown =>
    loadConfig({ ...processVariables, ...outboundVariables }, { NATS_USER: 'u', NATS_PASSWORD: 'p', ...source }, [
      outboundRule,
    ]);
  const OUTBOUND_HOSTS = '*.shops.example=http://127.0.0.1:9090, b.example=http://[::1]:1';

  test('outboundRule, loopback while developing, is accepted', () => {
    expect(load({ OUTBOUND_HOSTS })).toMatchObject({ outboundHosts: OUTBOUND_HOSTS.split(', ') });
  });

  test('outboundRule, in production, is refused; without any it is fine', () => {
    expect(() => load({ OUTBOUND_HOSTS, NODE_ENV: 'production' })).toThrow(
      'OUTBOUND_HOSTS must not be set in production',
    );
    expect(load({ NODE_ENV: 'production' })).toMatchObject({ outboundHosts: [] });
  });

  test('outboundRule, a host that is not this machine, is refused', () => {
    expect(() => load({ OUTBOUND_HOSTS: 'a.example=http://10.1.2.3:80' })).toThrow(ConfigError);
  });
});
