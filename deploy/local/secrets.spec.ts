import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { complete, loadSecrets } from './secrets.ts';

describe('secrets', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'atelier-secrets-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  test('loadSecrets, the first time, writes a file only its owner can read', () => {
    const file = join(dir, 'secrets.json');
    const secrets = loadSecrets(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(secrets);
    expect(loadSecrets(file)).toEqual(secrets);
  });

  test('complete, nothing known, makes one of each and no two alike', () => {
    const secrets = complete({});
    expect(Object.keys(secrets.databaseRoles).sort()).toEqual([
      'audit_app',
      'audit_owner',
      'catalog_app',
      'catalog_owner',
      'commerce_app',
      'commerce_owner',
      'gateway_app',
      'gateway_owner',
      'profile_app',
      'profile_owner',
    ]);
    expect(Object.keys(secrets.natsUsers).sort()).toEqual(['audit', 'catalog', 'commerce', 'gateway', 'profile']);
    expect(Object.keys(secrets.rpcKeys).sort()).toEqual([
      'audit>catalog',
      'audit>commerce',
      'audit>profile',
      'catalog>audit',
      'catalog>commerce',
      'catalog>profile',
      'commerce>audit',
      'commerce>catalog',
      'commerce>profile',
      'gateway>audit',
      'gateway>catalog',
      'gateway>commerce',
      'gateway>profile',
      'profile>audit',
      'profile>catalog',
      'profile>commerce',
    ]);
    const all = [
      secrets.postgresAdmin,
      ...Object.values(secrets.databaseRoles),
      ...Object.values(secrets.natsUsers),
      ...Object.values(secrets.rpcKeys),
      secrets.gatewayState,
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  test('complete, passwords, begin with a letter and keys are 32 bytes', () => {
    const secrets = complete({});
    for (const password of Object.values(secrets.natsUsers)) expect(password).toMatch(/^[a-z][\w-]{32}$/);
    for (const key of [...Object.values(secrets.rpcKeys), secrets.gatewayState])
      expect(Buffer.from(key, 'base64url')).toHaveLength(32);
  });

  test('complete, a service added later, keeps what was known', () => {
    const secrets = complete({ natsUsers: { catalog: 'pKnown' }, databaseRoles: { gone_app: 'pGone' } });
    expect(secrets.natsUsers['catalog']).toBe('pKnown');
    expect(secrets.databaseRoles['gone_app']).toBe('pGone');
    expect(secrets.natsUsers['profile']).toBeDefined();
  });

  test('loadSecrets, a damaged file, says the way out and does not overwrite it', () => {
    const file = join(dir, 'secrets.json');
    writeFileSync(file, '{"postgresAdmin": "p');
    expect(() => loadSecrets(file)).toThrow(/it is damaged\. Start clean: npm start -- --fresh$/);
    expect(readFileSync(file, 'utf8')).toBe('{"postgresAdmin": "p');
  });
});
