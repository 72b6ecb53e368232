import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { LocalAssetStore } from '#libs/assets';
import { peerKeys } from '#libs/auth';
import { operations } from '#libs/contracts';
import { connectNats, OperationClient } from '#libs/rpc';
import {
  createLogger,
  createMetrics,
  type Dependency,
  nestLogger,
  startOpsServer,
  startTracing,
  stopOnSignal,
} from '#libs/telemetry';
import { serveAdminDocs } from './admin/docs.ts';
import { GatewayModule } from './gateway.module.ts';
import { loadGatewayConfig, settingsOf } from './gateway.settings.ts';
import { Draining } from './health/draining.ts';
import { httpAdapter } from './http.ts';
import { openRefusals } from './refusals/refusals.ts';

const SERVICE = 'gateway';
const GRACE_MS = 300;

const config = loadGatewayConfig(process.env);
const settings = settingsOf(config);
const logger = createLogger(SERVICE, config.logLevel);
const stopTracing = startTracing(SERVICE, config.traceEndpoint);
const metrics = createMetrics(SERVICE);
const connection = await connectNats(
  { url: config.natsUrl, user: config.natsUser, password: config.natsPassword, service: SERVICE },
  logger,
);
const client = new OperationClient({
  connection,
  service: SERVICE,
  keys: peerKeys(config.rpcKeys),
  metrics,
  now: () => Date.now(),
});

const refusals = openRefusals(config, connection, logger);

const services = [...new Set(operations.map(({ service }) => service))];
const dependencies: Dependency[] = [
  { name: 'nats', check: () => connection.rtt() },
  { name: 'postgresql', check: () => refusals.database.query('SELECT 1') },
  { name: 'issuer', check: async () => (await fetch(settings.jwksUri, { signal: AbortSignal.timeout(1_000) })).json() },
  ...services.map((name) => ({ name, check: () => client.ping(name, 1_000) })),
];

const app = await NestFactory.create<NestFastifyApplication>(
  GatewayModule.on({
    settings,
    client,
    assets: new LocalAssetStore(config.assetsDir),
    refusals: refusals.recorder,
    logger,
    metrics,
    dependencies,
  }),
  httpAdapter(config, logger),
  { logger: nestLogger(logger), abortOnError: false },
);
// Whose pages may call is decided before, by their Origin (http.ts); what those may read is said here.
app.enableCors({
  origin: true,
  methods: ['GET', 'POST', 'PUT', 'DELETE'],
  exposedHeaders: ['www-authenticate', 'x-request-id', 'retry-after'],
  maxAge: 600,
});
serveAdminDocs(app, settings);
await app.listen(config.port, config.host);
const ops = await startOpsServer({
  service: SERVICE,
  version: settings.version,
  host: config.opsHost,
  port: config.opsPort,
  registry: metrics.registry,
  dependencies,
});
logger.info({ port: config.port, ops_port: ops.port }, 'ready');

stopOnSignal({
  logger,
  exitWithStdin: config.exitWithStdin,
  stop: async () => {
    app.get(Draining).started = true;
    ops.drain();
    // What was already on its way, on a connection we would else close as idle, still arrives and is answered.
    await sleep(GRACE_MS);
    await app.close();
    await refusals.stop();
    await connection.drain();
    await ops.close();
    await stopTracing();
  },
});
