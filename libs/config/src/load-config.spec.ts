import { describe, expect, test } from '@jest/globals';
import { noPlaintextInProduction, processVariables, serviceVariables } from './common.ts';
import { ConfigError, describeConfig, loadConfig } from './load-config.ts';
import { env } from './variable.ts';

const SPEC = {
  name: env.text('APP_NAME', { describe: 'A name' }),
  port: env.port('APP_PORT', { describe: 'A port', default: 8080 }),
  mode: env.choice('APP_MODE', ['fast', 'safe'], { describe: 'A mode', default: 'safe' }),
  password: env.secret('APP_PASSWORD', 'A password'),
  keys: env.secrets('APP_KEYS', { describe: 'Keys' }),
  database: env.postgresUrl('APP_DATABASE_URL', { describe: 'A database' }),
  collector: env.optionalUrl('APP_COLLECTOR', 'A collector'),
};
const GOOD = {
  APP_NAME: 'atelier',
  APP_PASSWORD: 'p',
  APP_KEYS: 'profile:k1,catalog:k2',
  APP_DATABASE_URL: 'postgres://u:p@localhost/d',
};

const problemsOf = (
  source: Record<string, string>,
  spec: Parameters<typeof loadConfig>[0] = SPEC,
): readonly string[] => {
  try {
    loadConfig(spec, source);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
};

describe('loadConfig', () => {
  test('loadConfig, everything given or defaulted, is typed, complete and frozen', () => {
    const config = loadConfig(SPEC, GOOD);
    expect(config).toEqual({
      name: 'atelier',
      port: 8080,
      mode: 'safe',
      password: 'p',
      keys: new Map([
        ['profile', 'k1'],
        ['catalog', 'k2'],
      ]),
      database: 'postgres://u:p@localhost/d',
      collector: undefined,
    });
    expect(Object.isFrozen(config)).toBe(true);
  });

  test('loadConfig, an empty variable, counts as unset', () => {
    expect(loadConfig(SPEC, { ...GOOD, APP_PORT: '', APP_COLLECTOR: '' })).toMatchObject({
      port: 8080,
      collector: undefined,
    });
    expect(problemsOf({ ...GOOD, APP_NAME: '' })).toEqual(['APP_NAME is missing: A name']);
  });

  test('loadConfig, several variables wrong and missing, names every one at once', () => {
    const problems = problemsOf({
      APP_PORT: '70000',
      APP_MODE: 'quick',
      APP_KEYS: 'nokey',
      APP_DATABASE_URL: 'mysql://x',
      APP_COLLECTOR: 'here',
    });
    expect(problems).toEqual([
      'APP_NAME is missing: A name',
      'APP_PORT must be a whole number from 0 to 65535',
      'APP_MODE must be one of fast, safe',
      'APP_PASSWORD is missing: A password',
      'APP_KEYS must be a list like "peer:value,peer:value"',
      'APP_DATABASE_URL must be an address starting with postgres:// or postgresql://',
      'APP_COLLECTOR must be an address starting with http:// or https://',
    ]);
  });

  test('loadConfig, wrong secrets, prints none of their values', () => {
    const canary = 'canary-5f1d';
    const source = {
      APP_NAME: canary,
      APP_PORT: canary,
      APP_MODE: canary,
      APP_KEYS: canary,
      APP_DATABASE_URL: canary,
      APP_COLLECTOR: canary,
    };
    const problems = problemsOf(source);
    expect(problems).toHaveLength(6);
    expect(problems.join('\n')).not.toContain(canary);
  });

  test('loadConfig, rules over several variables, are asked only when every variable is right', () => {
    const rule = (): string => 'the two do not fit';
    expect(() => loadConfig(SPEC, GOOD, [rule])).toThrow('the two do not fit');
    expect(() => loadConfig(SPEC, { ...GOOD, APP_PORT: 'x' }, [rule])).toThrow(/^(?![^]*do not fit)/);
  });
});

describe('variables', () => {
  test.each(['-1', '65536', '8080.5', '1e3', '0x50', ' 80', '８０'])('port, %s, is refused', (APP_PORT) => {
    expect(problemsOf({ ...GOOD, APP_PORT })).toEqual(['APP_PORT must be a whole number from 0 to 65535']);
  });

  test.each([
    ['true', true],
    ['1', true],
    ['false', false],
    ['0', false],
  ])('flag, %s, is %s', (raw, value) => {
    expect(loadConfig({ on: env.flag('ON', { describe: '', default: !value }) }, { ON: raw })).toEqual({ on: value });
  });

  test('flag, yes, is refused', () => {
    expect(problemsOf({ ON: 'yes' }, { on: env.flag('ON', { describe: '', default: false }) })).toEqual([
      'ON must be true or false',
    ]);
  });

  test('list, blanks and empty parts, are left out', () => {
    const spec = { hosts: env.list('HOSTS', { describe: '', default: ['a'] }) };
    expect(loadConfig(spec, { HOSTS: ' a.example, ,b.example,' })).toEqual({ hosts: ['a.example', 'b.example'] });
  });

  test.each(['profile:', ':key', 'profile', 'profile:key,,'])('secrets, %s, is refused', (APP_KEYS) => {
    expect(problemsOf({ ...GOOD, APP_KEYS })).toEqual(['APP_KEYS must be a list like "peer:value,peer:value"']);
  });

  test.each(['short', `${'A'.repeat(43)}|short`, `|${'A'.repeat(43)}`, ''])('keys, %s, are refused', (K) => {
    expect(() => loadConfig({ keys: env.keys('K', 'Keys') }, { K })).toThrow(/K (must be base64url|is missing)/);
  });

  test('keys, a new and an old one, are both there, the new one first', () => {
    const { keys } = loadConfig({ keys: env.keys('K', 'Keys') }, { K: `${'B'.repeat(43)}|${'A'.repeat(43)}` });
    expect(keys.map((key) => [key.length, key[1]])).toEqual([
      [32, 0x10],
      [32, 0],
    ]);
  });

  test('secrets, a key holding colons and a rotation, is kept whole', () => {
    expect(loadConfig({ keys: env.secrets('K', { describe: '' }) }, { K: 'a:new|old:1, b:2' }).keys).toEqual(
      new Map([
        ['a', 'new|old:1'],
        ['b', '2'],
      ]),
    );
  });
});

describe('describeConfig', () => {
  test('describeConfig, secrets with defaults, leaves them empty', () => {
    const keys = env.secrets('KEYS', { describe: 'Keys', default: new Map([['profile', 'canary']]) });
    expect(describeConfig('App', { ...SPEC, keys })).toBe(
      [
        '## App',
        '# A name (required)\nAPP_NAME=',
        '# A port (default)\n# APP_PORT=8080',
        '# A mode (default)\n# APP_MODE=safe',
        '# A password (required, secret)\nAPP_PASSWORD=',
        '# Keys (default, secret)\n# KEYS=',
        '# A database (required, secret)\nAPP_DATABASE_URL=',
        '# A collector (optional)\n# APP_COLLECTOR=\n',
      ].join('\n'),
    );
  });
});

describe('production', () => {
  const spec = serviceVariables('PROFILE', 9081);
  const source = {
    NODE_ENV: 'production',
    NATS_URL: 'tls://nats:4222',
    NATS_USER: 'profile',
    NATS_PASSWORD: 'p',
    RPC_CALLER_KEYS: 'gateway:k',
    PROFILE_DATABASE_URL: 'postgres://u:p@db/atelier?sslmode=verify-full',
  };
  const load = (changes: Record<string, string>) =>
    loadConfig(spec, { ...source, ...changes }, [noPlaintextInProduction]);

  test('service configuration, TLS everywhere, is accepted', () => {
    expect(load({})).toMatchObject({ environment: 'production', opsPort: 9081 });
  });

  test.each([
    ['NATS_URL', 'nats://nats:4222', 'NATS_URL must start with tls://'],
    ['PROFILE_DATABASE_URL', 'postgres://u:p@db/atelier', 'must ask for TLS'],
    ['PROFILE_DATABASE_URL', 'postgres://u:p@db/atelier?sslmode=disable', 'must ask for TLS'],
    ['PROFILE_DATABASE_URL', 'postgres://u:p@db/atelier?sslmode=prefer', 'must ask for TLS'],
  ])('service configuration, %s %s in production, is refused', (name, value, why) => {
    expect(() => load({ [name]: value })).toThrow(why);
    expect(load({ [name]: value, NODE_ENV: 'development' })).toMatchObject({ environment: 'development' });
  });

  test('process variables, a start without any, names what has no default', () => {
    expect(problemsOf({}, processVariables).map((problem) => problem.split(' ')[0])).toEqual([
      'NATS_USER',
      'NATS_PASSWORD',
    ]);
  });
});
