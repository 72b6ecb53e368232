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
  sharedCheck,
  startOpsServer,
  startTracing,
  stopOnSignal,
} from '#libs/telemetry';
import { AccessList } from './access/access-list.ts';
import { serveAdminDocs } from './admin/docs.ts';
import { GatewayModule } from './gateway.module.ts';
import { loadGatewayConfig, settingsOf } from './gateway.settings.ts';
import { openStore } from './gateway.store.ts';
import { keySetAt } from './auth/published-keys.ts';
import { Draining } from './health/draining.ts';
import { httpAdapter } from './http.ts';
import { holdToLimits } from './limits/hooks.ts';
import { AddressLimits } from './limits/address-limits.ts';
import { addressLimit, pictureLimit, userLimits } from './limits/limits.config.ts';
import { Limits } from './limits/limits.ts';
import { SharedLevels } from './limits/shared-levels.ts';
import { LinkStates } from './mcp/link-states.ts';
import { usedStates } from './mcp/used-states.ts';
import { refusalRecorder } from './refusals/refusals.ts';

const SERVICE = 'gateway';
const GRACE_MS = 300;
/** So long the doors stay shut for the list of revocations; without it they open for reads. */
const ACCESS_WITHIN_MS = 3_000;

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
  onCircuit: (service, state) => logger.warn({ service_called: service, state }, 'circuit of a service changed'),
});

const store = openStore(config, connection, logger);
const refusals = refusalRecorder(store, logger);
const access = new AccessList({ store, connection, logger });
await access.start(ACCESS_WITHIN_MS);

const sharedLevels = new SharedLevels(connection, Date.now, logger);
const limits = new Limits(userLimits(config), sharedLevels, metrics, Date.now);
void sharedLevels.open();

const links = new LinkStates(config.stateKeys, usedStates(store, logger), Date.now);

const services = [...new Set(operations.map(({ service }) => service))].filter((name) => name !== SERVICE);
const dependencies: Dependency[] = [
  { name: 'nats', check: () => connection.rtt() },
  { name: 'postgresql', check: () => store.query('SELECT 1', [], 1_000) },
  { name: 'issuer', check: () => keySetAt(settings.jwksUri, 1_000) },
  ...services.map((name) => ({ name, check: () => client.ping(name, 1_000) })),
];

// Loaded here or not at all: the fixtures are no part of what production runs.
const extension = config.conformance
  ? (await import('./conformance/conformance-profile.ts')).conformanceProfile()
  : undefined;
if (extension) logger.warn('conformance fixtures are offered');

const app = await NestFactory.create<NestFastifyApplication>(
  GatewayModule.on({
    settings,
    client,
    assets: new LocalAssetStore(config.assetsDir),
    refusals,
    store,
    access,
    limits,
    pictureLimits: new AddressLimits(pictureLimit(config), Date.now),
    links,
    logger,
    metrics,
    dependencies: dependencies.map((one) => sharedCheck(one)),
    extension,
  }),
  await httpAdapter(config, logger),
  { logger: nestLogger(logger), abortOnError: false, bodyParser: false },
);
// Whose pages may call is decided before, by their Origin (http.ts); what those may read is said here.
app.enableCors({
  origin: true,
  methods: ['GET', 'POST', 'PUT', 'DELETE'],
  exposedHeaders: ['www-authenticate', 'x-request-id', 'retry-after', 'ratelimit', 'ratelimit-policy'],
  maxAge: 600,
});
holdToLimits(app.getHttpAdapter().getInstance(), new AddressLimits(addressLimit(config), Date.now), metrics);
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
    await access.stop();
    await refusals.stop();
    await store.stop();
    await connection.drain();
    await ops.close();
    await stopTracing();
  },
});
