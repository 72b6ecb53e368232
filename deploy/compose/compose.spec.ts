import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { databaseServices, envPrefix, everyService, schemaOf } from '../local/services.ts';

const ROOT = join(import.meta.dirname, '../..');
const compose = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8');

describe('docker-compose.yml, the list of services of npm start', () => {
  test.each(everyService.map(({ name }) => name))('service, %s, has its image and its NATS user', (name) => {
    expect(compose).toContain(`\n  ${name}:\n    <<: *${name}-image\n`);
    expect(compose).toContain(`args: { SERVICE: ${name} }`);
    expect(compose).toContain(`      ${envPrefix(name)}_NATS_PASSWORD: \${ATELIER_SECRET_NATS_${envPrefix(name)}:?`);
  });

  test.each(databaseServices.map(({ name }) => name))(
    'service, %s with a schema, is provisioned and migrated',
    (name) => {
      const provisioned = /ATELIER_SERVICES: (.*)/.exec(compose)?.[1]?.split(' ');
      expect(provisioned).toContain(name);
      expect(compose).toContain(`\n  ${name}-migrate:\n`);
      for (const role of ['owner', 'app'])
        expect(compose).toContain(`postgresql://${schemaOf(name)}_${role}:\${ATELIER_SECRET_`);
    },
  );

  test('secrets, any, have no default', () => {
    const asked = compose.match(/\$\{ATELIER_SECRET_\w+[^}]*\}/g) ?? [];
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((text) => !/^\$\{\w+(:\?run make compose-env first)?\}$/.test(text))).toEqual([]);
  });

  test('ports, every published one, is published on loopback only', () => {
    const published = [...compose.matchAll(/ports: \[(.*)\]/g)].flatMap(([, list = '']) => list.split(', '));
    expect(published.length).toBeGreaterThan(0);
    expect(published.filter((port) => !port.startsWith("'127.0.0.1:"))).toEqual([]);
  });
});

describe('compose:env', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'atelier-compose-'));
    mkdirSync(join(folder, 'deploy/compose'), { recursive: true });
    cpSync(join(ROOT, 'deploy/compose/env.ts'), join(folder, 'deploy/compose/env.ts'));
    cpSync(join(ROOT, 'docker-compose.yml'), join(folder, 'docker-compose.yml'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const file = (): string => join(folder, '.env');
  const run = (): string =>
    spawnSync(process.execPath, [join(folder, 'deploy/compose/env.ts')], { encoding: 'utf8' }).stdout;

  test('secrets, none yet, are made different, readable by the owner only', () => {
    run();
    const values = [...readFileSync(file(), 'utf8').matchAll(/^ATELIER_SECRET_\w+=(p[\w-]{43})$/gm)].map(
      ([, value]) => value,
    );
    expect(values).toHaveLength(new Set(compose.match(/ATELIER_SECRET_\w+/g)).size);
    expect(new Set(values).size).toBe(values.length);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  test('secrets, some there beside other lines, stay as they are', () => {
    writeFileSync(file(), 'GATEWAY_PORT=9999\nATELIER_SECRET_POSTGRES=mine', { mode: 0o644 });
    run();
    const first = readFileSync(file(), 'utf8');
    expect(first).toContain('GATEWAY_PORT=9999\nATELIER_SECRET_POSTGRES=mine\nATELIER_SECRET_');
    expect(run()).toBe('.env: 0 secrets added\n');
    expect(readFileSync(file(), 'utf8')).toBe(first);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });
});
