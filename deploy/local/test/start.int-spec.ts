import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { patient } from '#libs/testing';
import { requireFreePorts } from '../ports.ts';
import { identify } from '../process-identity.ts';
import { makeFakeRepository, startedProcesses } from './fake-repository.ts';
import type { FakeRepository, Running } from './fake-repository.ts';

const READY = 'Ctrl-C stops everything';
const alive = (pid: number): boolean => identify(pid, '') !== undefined;

describe('npm start', () => {
  let repository: FakeRepository;
  let running: Running | undefined;

  beforeAll(async () => {
    repository = await makeFakeRepository();
  });
  afterEach(async () => {
    running?.child.kill('SIGTERM');
    await running?.ended();
    running = undefined;
  });
  afterAll(() => repository.remove());

  async function ready(args: string[] = [], environment: NodeJS.ProcessEnv = {}): Promise<Record<string, number>> {
    running = repository.start(args, environment);
    await running.says(READY);
    return startedProcesses(repository.root);
  }

  async function expectNothingLeft(pids: Record<string, number>): Promise<void> {
    expect(Object.entries(pids).filter(([, pid]) => alive(pid))).toEqual([]);
    await requireFreePorts(Object.entries(repository.ports).map(([part, port]) => ({ part, port, variable: part })));
    expect(existsSync(join(repository.root, '.data/lock.json'))).toBe(false);
  }

  async function get(part: string, path: string): Promise<string> {
    return await (await fetch(`http://localhost:${repository.ports[part]}${path}`)).text();
  }

  test('start, a fresh clone, builds, starts every process and ends them all on Ctrl-C', async () => {
    const pids = await ready();
    expect(Object.keys(pids).sort()).toEqual([
      'audit',
      'catalog',
      'commerce',
      'gateway',
      'identity',
      'nats',
      'postgres',
      'profile',
      'shops',
    ]);
    expect(running?.output()).toContain('built services and libs');
    expect(running?.output()).toContain(
      `demo catalog: 3 items for http://localhost:${repository.ports['GATEWAY']}/mcp`,
    );
    expect(statSync(join(repository.root, '.data/secrets.json')).mode & 0o777).toBe(0o600);
    const stopping = performance.now();
    running?.child.kill('SIGINT');
    expect(await running?.ended()).toBe(0);
    expect(performance.now() - stopping).toBeLessThan(patient(5_000));
    await expectNothingLeft(pids);
  });

  test('start, nothing stale, keeps the data, builds nothing and shows only warnings', async () => {
    const secrets = readFileSync(join(repository.root, '.data/secrets.json'), 'utf8');
    await ready();
    expect(running?.output()).toContain('nothing to build');
    expect(readFileSync(join(repository.root, '.data/secrets.json'), 'utf8')).toBe(secrets);
    expect(running?.output()).toContain('catalog | a warning of catalog');
    expect(running?.output()).not.toContain('a remark of catalog');
    expect(readFileSync(join(repository.root, '.data/logs/catalog.log'), 'utf8')).toContain('a remark of catalog');
    const all = Object.values(JSON.parse(secrets) as Record<string, string | Record<string, string>>).flatMap(
      (value) => (typeof value === 'string' ? [value] : Object.values(value)),
    );
    expect(all.filter((secret) => running?.output().includes(secret))).toEqual([]);
  });

  test("a service, its environment, holds its own role and keys and nobody else's", async () => {
    await ready([], { DATABASE_URL: '', PROFILE_NATS_USER: 'profile', CATALOG_RPC_KEYS: 'x' });
    const environment = JSON.parse(await get('CATALOG', '/environment')) as Record<string, string>;
    expect(environment['CATALOG_DATABASE_URL']).toMatch(/^postgresql:\/\/catalog_app:.*@127\.0\.0\.1:\d+\/atelier$/);
    expect(environment['NATS_USER']).toBe('catalog');
    expect(environment['RPC_CALLER_KEYS']).toMatch(
      /^gateway:[\w-]{43},profile:[\w-]{43},commerce:[\w-]{43},audit:[\w-]{43}$/,
    );
    expect(environment['RPC_KEYS']).toMatch(/^profile:[\w-]{43},commerce:[\w-]{43},audit:[\w-]{43}$/);
    expect(Object.keys(environment).filter((name) => /DATABASE_URL$|^PROFILE_(NATS|RPC|DATABASE)/.test(name))).toEqual([
      'CATALOG_DATABASE_URL',
    ]);
  });

  test('any one part, killed, comes back, and nothing is left afterwards', async () => {
    const pids = await ready();
    for (const [name, pid] of Object.entries(pids)) {
      expect([name, alive(pid), running?.output()]).toEqual([name, true, expect.any(String)]);
      process.kill(pid, 'SIGKILL');
      await running?.says(`${name} is back`);
    }
    const replaced = startedProcesses(repository.root);
    expect(Object.keys(replaced).sort()).toEqual(Object.keys(pids).sort());
    const client = new Client({
      connectionString:
        (JSON.parse(await get('PROFILE', '/environment')) as Record<string, string>)['PROFILE_DATABASE_URL'] ?? '',
    });
    await client.connect();
    await client.end();
    running?.child.kill('SIGTERM');
    expect(await running?.ended()).toBe(0);
    await expectNothingLeft({ ...pids, ...replaced });
  });

  test('PostgreSQL, killed while a session computes, comes back without waiting for it', async () => {
    const pids = await ready();
    const environment = JSON.parse(await get('PROFILE', '/environment')) as Record<string, string>;
    const client = new Client({ connectionString: environment['PROFILE_DATABASE_URL'] ?? '' });
    client.on('error', () => undefined);
    await client.connect();
    const busy = client.query('SELECT count(*) FROM generate_series(1, 2000000000)').catch(() => 'cut off');
    process.kill(pids['postgres'] ?? 0, 'SIGKILL');
    await running?.says('postgres is back');
    expect(await busy).toBe('cut off');
  });

  test('the supervisor itself, killed, leaves nothing behind', async () => {
    const pids = await ready([], { FAKE_STAY: 'catalog' });
    running?.child.kill('SIGKILL');
    await running?.ended();
    const deadline = performance.now() + patient(5_000);
    while (Object.values(pids).some(alive) && performance.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(Object.entries(pids).filter(([, pid]) => alive(pid))).toEqual([]);
    await ready(); // the stale lock is taken over
  });

  test('a call in flight, at Ctrl-C, is answered before the end', async () => {
    await ready();
    const call = get('GATEWAY', '/slow');
    await new Promise((resolve) => setTimeout(resolve, 200));
    running?.child.kill('SIGINT');
    expect(await call).toBe('slow and whole');
    expect(await running?.ended()).toBe(0);
  });

  test('a part that ignores SIGTERM, at Ctrl-C, is ended by force within five seconds', async () => {
    const pids = await ready([], { FAKE_STAY: 'gateway,catalog' });
    const stopping = performance.now();
    running?.child.kill('SIGINT');
    expect(await running?.ended()).toBe(0);
    expect(performance.now() - stopping).toBeLessThan(patient(5_000));
    await expectNothingLeft(pids);
  });

  test('Ctrl-C, a second time, ends everything at once', async () => {
    const pids = await ready([], { FAKE_STAY: 'gateway,catalog' });
    running?.child.kill('SIGINT');
    await new Promise((resolve) => setTimeout(resolve, 700));
    const impatient = performance.now();
    running?.child.kill('SIGINT');
    expect(await running?.ended()).toBe(130);
    expect(performance.now() - impatient).toBeLessThan(patient(500));
    const deadline = performance.now() + patient(3_000);
    while (Object.values(pids).some(alive) && performance.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(Object.entries(pids).filter(([, pid]) => alive(pid))).toEqual([]);
  });

  test('a part that dies five times, stops everything, names it and shows the end of its log', async () => {
    running = repository.start([], { FAKE_CRASH: 'catalog' });
    expect(await running.ended()).toBe(1);
    expect(running.output()).toContain(
      'Cannot keep catalog running: it ended 5 times within a minute, last with code 1.',
    );
    expect(running.output()).toContain('  {"level":60,"msg":"no way to live"}');
    await expectNothingLeft({});
  });

  test('a migration that fails, stops the start and says which', async () => {
    running = repository.start([], { FAKE_MIGRATION_FAILS: 'profile' });
    expect(await running.ended()).toBe(1);
    expect(running.output()).toContain('Cannot migrate the database of profile: it ended with code 1.');
    expect(running.output()).toContain('no such column');
    await expectNothingLeft({});
  });

  test('a taken port, before anything starts, gives one line with the variable that moves it', async () => {
    const port = repository.ports['CATALOG'] ?? 0;
    const server = createServer().listen(port, '127.0.0.1');
    running = repository.start();
    expect(await running.ended()).toBe(1);
    server.close();
    expect(running.output().trim()).toMatch(
      new RegExp(`^Cannot start catalog: port ${port} is taken\\..*CATALOG_PORT=\\d+ npm start$`),
    );
  });

  test('a second start, while the first runs, is refused with the pid of the first', async () => {
    await ready();
    const second = repository.start();
    expect(await second.ended()).toBe(1);
    expect(second.output()).toContain(`already runs from this folder as process ${running?.child.pid}`);
  });

  test('a source deleted, at the next start, leaves no compiled file behind', async () => {
    const source = join(repository.root, 'services/catalog/src/old.ts');
    const compiled = join(repository.root, 'dist/services/catalog/src/old.js');
    writeFileSync(source, 'export const old = true;\n');
    await ready();
    expect(existsSync(compiled)).toBe(true);
    running?.child.kill('SIGTERM');
    await running?.ended();
    rmSync(source);
    await ready();
    expect(existsSync(compiled)).toBe(false);
  });

  test("a source that does not compile, stops the start with the compiler's words", async () => {
    const source = join(repository.root, 'services/catalog/src/wrong.ts');
    writeFileSync(source, "export const wrong: number = 'text';\n");
    running = repository.start();
    expect(await running.ended()).toBe(1);
    rmSync(source);
    expect(running.output()).toContain('Cannot build: tsc ended with code');
    expect(running.output()).toContain('services/catalog/src/wrong.ts(1,14): error TS2322');
    await expectNothingLeft({});
  });

  test('--fresh, with data there, makes everything anew', async () => {
    const secrets = readFileSync(join(repository.root, '.data/secrets.json'), 'utf8');
    await ready(['--fresh']);
    expect(readFileSync(join(repository.root, '.data/secrets.json'), 'utf8')).not.toBe(secrets);
  });
});
