import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';

/** A thing a service cannot work without. `check` rejects when it is not there. */
export interface Dependency {
  readonly name: string;
  readonly check: () => Promise<unknown>;
}

interface Options {
  service: string;
  version: string;
  host: string;
  port: number;
  registry: Registry;
  dependencies: readonly Dependency[];
}

/** The operators' port of a process, never a public one: `/health`, `/live`, `/ready`, `/metrics`. */
export interface OpsServer {
  readonly port: number;
  /** Turns readiness red, so that no new work is sent, while work in flight ends. */
  drain(): void;
  close(): Promise<void>;
}

export interface DependencyHealth {
  name: string;
  status: 'up' | 'down';
  latency_ms: number;
}

export interface Health {
  status: 'ok' | 'draining' | 'degraded';
  version: string;
  uptime_seconds: number;
  dependencies: DependencyHealth[];
  timestamp: string;
}

const CHECK_TIMEOUT_MS = 1_000;
const SHARED_MS = 1_000;

/** The same dependency for a port that anybody may ask: it is checked once a second at most, and all who ask meanwhile are told of that. */
export function sharedCheck({ name, check }: Dependency, now = (): number => performance.now()): Dependency {
  let checkedAt = Number.NEGATIVE_INFINITY;
  let last: Promise<unknown> = Promise.resolve();
  return {
    name,
    check: () => {
      if (now() - checkedAt >= SHARED_MS) {
        checkedAt = now();
        last = check();
      }
      return last;
    },
  };
}

/** Asks every dependency at once; each has a second. */
export function checkDependencies(dependencies: readonly Dependency[]): Promise<DependencyHealth[]> {
  return Promise.all(
    dependencies.map(async ({ name, check }): Promise<DependencyHealth> => {
      const started = performance.now();
      const status = await Promise.race([
        check().then(
          () => 'up' as const,
          () => 'down' as const,
        ),
        new Promise<'down'>((resolve) => setTimeout(resolve, CHECK_TIMEOUT_MS, 'down').unref()),
      ]);
      return { name, status, latency_ms: Math.round((performance.now() - started) * 10) / 10 };
    }),
  );
}

/** @throws Error when the port is taken. */
export async function startOpsServer(options: Options): Promise<OpsServer> {
  let draining = false;
  const health = async (): Promise<Health> => {
    const dependencies = await checkDependencies(options.dependencies);
    const up = dependencies.every(({ status }) => status === 'up');
    return {
      status: draining ? 'draining' : up ? 'ok' : 'degraded',
      version: options.version,
      uptime_seconds: Math.round(process.uptime()),
      dependencies,
      timestamp: new Date().toISOString(),
    };
  };
  const routes: Record<string, (response: ServerResponse) => Promise<void>> = {
    '/live': (response) => {
      json(response, 200, { status: 'ok' });
      return Promise.resolve();
    },
    '/health': async (response) => json(response, 200, await health()),
    '/ready': async (response) => {
      const state = await health();
      json(response, state.status === 'ok' ? 200 : 503, state);
    },
    '/metrics': async (response) => {
      response.writeHead(200, { 'content-type': options.registry.contentType }).end(await options.registry.metrics());
    },
  };
  const server = createServer((request, response) => {
    const route = request.method === 'GET' ? routes[(request.url ?? '').split('?')[0] ?? ''] : undefined;
    if (!route) return void json(response, 404, { status: 'not found' });
    route(response).catch(() => json(response, 500, { status: 'error' }));
  });
  server.requestTimeout = 5_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    drain: () => {
      draining = true;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
