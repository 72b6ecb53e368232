import 'reflect-metadata';
import { type DynamicModule, type InjectionToken, Module, type Type } from '@nestjs/common';
import type { NatsConnection } from '@nats-io/transport-node';
import { NestFactory } from '@nestjs/core';
import { peerKeys } from '#libs/auth';
import type { ConfigOf, serviceVariables } from '#libs/config';
import { connectNats, OperationClient } from '#libs/rpc';
import {
  createLogger,
  createMetrics,
  type Dependency,
  type Logger,
  type Metrics,
  nestLogger,
  startOpsServer,
  startTracing,
  stopOnSignal,
} from '#libs/telemetry';
import { Clock, Ids, randomIds, systemClock } from './clock.ts';
import { RpcServer } from './rpc-server.ts';

export type ServiceConfig = ConfigOf<ReturnType<typeof serviceVariables>>;

/** Injection token of the process's NATS connection. */
export const NATS: InjectionToken<NatsConnection> = Symbol('atelier:nats');

/** Injection token of the version this process was built as. */
export const VERSION: InjectionToken<string> = Symbol('atelier:version');

/** Injection token of the process's logger. */
export const LOGGER: InjectionToken<Logger> = Symbol('atelier:logger');

/** Injection token of the process's metrics; a service registers its own in their registry. */
export const METRICS: InjectionToken<Metrics> = Symbol('atelier:metrics');

interface Options {
  /** Name of the service: its NATS user, schema and log field. */
  service: string;
  config: ServiceConfig;
  /** The service's own modules. */
  modules: (DynamicModule | Type)[];
  /** What readiness depends on besides NATS, found in the started application. */
  dependencies: (get: <T>(token: Type<T>) => T) => Dependency[];
}

/** What every module of a service may inject: `Clock`, `Ids`, `OperationClient` and the `LOGGER`. */
@Module({})
class PlatformModule {}

/**
 * Starts a service: connects, registers its handlers, serves health and metrics, and ends in order. At the end no call is lost:
 * readiness turns red, no new calls are taken, those in flight are answered, then connections close.
 *
 * @returns a function that stops it, for tests.
 */
export async function bootstrapService(options: Options): Promise<() => Promise<void>> {
  const { service, config } = options;
  const logger = createLogger(service, config.logLevel);
  const stopTracing = startTracing(service, config.traceEndpoint);
  const metrics = createMetrics(service);
  const now = (): number => Date.now();
  const connection = await connectNats(
    { url: config.natsUrl, user: config.natsUser, password: config.natsPassword, service },
    logger,
  );
  const strategy = new RpcServer({ connection, service, keys: peerKeys(config.rpcCallerKeys), logger, metrics, now });
  const client = new OperationClient({ connection, service, keys: peerKeys(config.rpcKeys), metrics, now });
  const platform: DynamicModule = {
    module: PlatformModule,
    global: true,
    providers: [
      { provide: Clock, useValue: systemClock },
      { provide: Ids, useValue: randomIds },
      { provide: OperationClient, useValue: client },
      { provide: LOGGER, useValue: logger },
      { provide: NATS, useValue: connection },
      { provide: VERSION, useValue: config.version },
      { provide: METRICS, useValue: metrics },
    ],
    exports: [Clock, Ids, OperationClient, LOGGER, NATS, VERSION, METRICS],
  };
  const root: DynamicModule = { module: class ServiceModule {}, imports: [platform, ...options.modules] };
  const app = await NestFactory.createMicroservice(root, { strategy, logger: nestLogger(logger), abortOnError: false });
  await app.listen();
  const ops = await startOpsServer({
    service,
    version: config.version,
    host: config.opsHost,
    port: config.opsPort,
    registry: metrics.registry,
    dependencies: [
      { name: 'nats', check: () => connection.rtt() },
      ...options.dependencies((token) => app.get(token, { strict: false })),
    ],
  });
  logger.info({ ops_port: ops.port }, 'ready');
  const stop = async (): Promise<void> => {
    ops.drain();
    await app.close();
    await connection.close();
    await ops.close();
    await stopTracing();
  };
  stopOnSignal({ logger, stop, exitWithStdin: config.exitWithStdin });
  return stop;
}
