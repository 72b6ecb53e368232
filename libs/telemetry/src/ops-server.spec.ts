import { afterEach, describe, expect, test } from '@jest/globals';
import { createMetrics } from './metrics.ts';
import { checkDependencies, type Dependency, type OpsServer, sharedCheck, startOpsServer } from './ops-server.ts';

const UP: Dependency = { name: 'nats', check: () => Promise.resolve(1) };
const DOWN: Dependency = { name: 'postgresql', check: () => Promise.reject(new Error('canary: password=hunter2')) };
const SILENT: Dependency = { name: 'profile', check: () => new Promise(() => undefined) };

let server: OpsServer | undefined;
afterEach(() => server?.close());

async function start(
  dependencies: readonly Dependency[],
): Promise<(path: string, method?: string) => Promise<Response>> {
  const { registry, served } = createMetrics('profile');
  served.observe({ operation: 'profile.get_profile', code: 'OK' }, 0.01);
  const started = await startOpsServer({
    service: 'profile',
    version: '1.2.3',
    host: '127.0.0.1',
    port: 0,
    registry,
    dependencies,
  });
  server = started;
  return (path, method = 'GET') => fetch(`http://127.0.0.1:${started.port}${path}`, { method });
}

describe('startOpsServer', () => {
  test('ops server, everything up, is live, healthy and ready', async () => {
    const get = await start([UP]);
    expect(await (await get('/live')).json()).toEqual({ status: 'ok' });
    const ready = await get('/ready');
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({
      status: 'ok',
      version: '1.2.3',
      uptime_seconds: expect.any(Number),
      dependencies: [{ name: 'nats', status: 'up', latency_ms: expect.any(Number) }],
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
    });
  });

  test('ops server, a dependency down, is alive, degraded, not ready, and says which but not why', async () => {
    const get = await start([UP, DOWN]);
    expect((await get('/live')).status).toBe(200);
    const health = await get('/health');
    expect(health.status).toBe(200);
    const text = await health.text();
    expect(JSON.parse(text)).toMatchObject({
      status: 'degraded',
      dependencies: [
        { name: 'nats', status: 'up' },
        { name: 'postgresql', status: 'down' },
      ],
    });
    expect(text).not.toContain('hunter2');
    expect((await get('/ready')).status).toBe(503);
  });

  test('ops server, draining, turns readiness red and stays alive', async () => {
    const get = await start([UP]);
    server?.drain();
    const ready = await get('/ready');
    expect([ready.status, await ready.json()]).toEqual([503, expect.objectContaining({ status: 'draining' })]);
    expect((await get('/live')).status).toBe(200);
  });

  test('ops server, metrics, are Prometheus text with the closed labels', async () => {
    const answer = await (await start([]))('/metrics');
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(await answer.text()).toContain(
      'atelier_served_seconds_count{service="profile",operation="profile.get_profile",code="OK"} 1',
    );
  });

  test.each([
    ['/', 'GET'],
    ['/live', 'POST'],
    ['/health/x', 'GET'],
    ['//live', 'GET'],
    ['/constructor', 'GET'],
    ['/__proto__', 'GET'],
  ])('ops server, %s by %s, is not found', async (path, method) => {
    expect((await (await start([]))(path, method)).status).toBe(404);
  });

  test('ops server, the port is taken, rejects', async () => {
    await start([]);
    const { registry } = createMetrics('x');
    const second = startOpsServer({
      service: 'x',
      version: '1',
      host: '127.0.0.1',
      port: server?.port ?? 0,
      registry,
      dependencies: [],
    });
    await expect(second).rejects.toThrow('EADDRINUSE');
  });
});

describe('checkDependencies', () => {
  test('checkDependencies, one that never answers, is down after a second and holds nobody else up', async () => {
    const started = performance.now();
    expect(await checkDependencies([SILENT, UP])).toMatchObject([
      { name: 'profile', status: 'down' },
      { name: 'nats', status: 'up' },
    ]);
    expect(performance.now() - started).toBeGreaterThan(900);
    expect(performance.now() - started).toBeLessThan(2_500);
  });
});

describe('sharedCheck', () => {
  test('dependency, asked by many within a second, is checked once; after it, again', async () => {
    const clock = { now: 0 };
    let checks = 0;
    const check = (): Promise<void> => ((checks += 1) === 1 ? Promise.reject(new Error('away')) : Promise.resolve());
    const dependency = sharedCheck({ name: 'issuer', check }, () => clock.now);
    const statuses = async (): Promise<string[]> =>
      (await checkDependencies([dependency, dependency])).map(({ status }) => status);
    expect([await statuses(), await statuses(), checks]).toEqual([['down', 'down'], ['down', 'down'], 1]);
    clock.now = 1_000;
    expect([await statuses(), checks]).toEqual([['up', 'up'], 2]);
  });
});
