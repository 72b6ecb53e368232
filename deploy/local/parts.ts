import { join } from 'node:path';
import { answersOk } from './http-ready.ts';
import { readJsonLine, readNatsLine, readPostgresLine } from './line-readers.ts';
import { NATS_STOP, natsAnswers, natsCommand } from './nats.ts';
import type { NatsOptions } from './nats.ts';
import { POSTGRES_STOP } from './postgres.ts';
import type { PostgresServer } from './postgres.ts';
import type { Command, StopStep } from './processes.ts';
import { identityEnvironment, migrationEnvironment, serviceEnvironment, shopsEnvironment } from './service-env.ts';
import type { Wiring } from './service-env.ts';
import type { ServiceSpec } from './services.ts';
import { portOf } from './settings.ts';
import type { Part } from './supervisor.ts';

/** Services drain calls in flight; the supervisor's deadline is what limits them. */
const DRAIN: readonly StopStep[] = [{ signal: 'SIGTERM', waitMs: 4_000 }];

export function postgresPart(server: PostgresServer): Part {
  return {
    name: 'postgres',
    command: server.command,
    readLine: readPostgresLine,
    stop: POSTGRES_STOP,
    before: () => server.recover(),
    ready: (pid) => Promise.resolve(server.ready(pid)),
  };
}

export function natsPart(options: NatsOptions): Part {
  return {
    name: 'nats',
    command: natsCommand(options),
    readLine: readNatsLine,
    stop: NATS_STOP,
    ready: () => natsAnswers(options.port),
  };
}

export function identityPart(wiring: Wiring): Part {
  const port = portOf(wiring.settings, 'identity');
  return {
    name: 'identity',
    command: nodeCommand(wiring, 'deploy/local/identity/main.ts', identityEnvironment(wiring)),
    readLine: readJsonLine,
    stop: DRAIN,
    ready: () => answersOk(`http://localhost:${port}/health`),
  };
}

/** The demo shops: product pages, pictures and feeds of the demo catalog, on loopback. */
export function shopsPart(wiring: Wiring): Part {
  const port = portOf(wiring.settings, 'shops');
  return {
    name: 'shops',
    command: nodeCommand(wiring, 'deploy/demo/shops/main.ts', shopsEnvironment(wiring)),
    readLine: readJsonLine,
    stop: DRAIN,
    ready: () => answersOk(`http://localhost:${port}/health`),
  };
}

export function servicePart(service: ServiceSpec, wiring: Wiring): Part {
  const port = portOf(wiring.settings, service.name);
  const host = service.name === 'gateway' ? 'localhost' : '127.0.0.1';
  return {
    name: service.name,
    command: nodeCommand(wiring, `dist/services/${service.name}/src/main.js`, serviceEnvironment(service, wiring)),
    readLine: readJsonLine,
    stop: DRAIN,
    ready: () => answersOk(`http://${host}:${port}/ready`),
  };
}

/** The one-off that brings a service's schema up to date, as its owner. */
export function migrationCommand(service: ServiceSpec, wiring: Wiring): Command {
  return nodeCommand(wiring, `dist/services/${service.name}/src/migrate.js`, migrationEnvironment(service, wiring));
}

function nodeCommand({ settings }: Wiring, script: string, env: NodeJS.ProcessEnv): Command {
  return {
    file: process.execPath,
    args: ['--enable-source-maps', join(settings.root, script)],
    env,
    cwd: settings.root,
  };
}
