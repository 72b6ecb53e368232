import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { buildWhatIsStale } from './build.ts';
import type { DataDir } from './data-dir.ts';
import { natsAnswers } from './nats.ts';
import { findNatsServer } from './nats-binary.ts';
import { identityPart, migrationCommand, natsPart, postgresPart, servicePart, shopsPart } from './parts.ts';
import { preparePostgres } from './postgres.ts';
import { describeExit, runToEnd } from './processes.ts';
import { provision } from './provision.ts';
import { loadSecrets } from './secrets.ts';
import type { Wiring } from './service-env.ts';
import { databaseServices, gateway, services } from './services.ts';
import { portOf } from './settings.ts';
import type { Settings } from './settings.ts';
import { reasonOf, StartError } from './start-error.ts';
import type { Supervisor } from './supervisor.ts';

const MIGRATION_LIMIT_MS = 120_000;
/** From the signal to the end of: the gateway, the other services, what they stand on. Together under the five seconds promised. */
const STOP_DEADLINES_MS = { gateway: 3_000, services: 3_600, infrastructure: 4_600 };

/** What the banner tells about where things came from. */
export interface Sources {
  readonly postgres: string;
  readonly nats: string;
}

/** Brings everything up, in parallel where nothing depends on the other. `say` gets one line per step. */
export async function startStack(
  settings: Settings,
  data: DataDir,
  supervisor: Supervisor,
  say: (text: string) => void,
): Promise<Sources> {
  const secrets = loadSecrets(data.secrets);
  const took = stopwatch();
  const built = buildWhatIsStale(settings.root).then((result) =>
    say(result === 'built' ? `built services and libs in ${took()}` : 'nothing to build'),
  );
  const database = startDatabase(settings, data, supervisor, secrets.postgresAdmin).then(async (started) => {
    await provision({ adminUrl: started.adminUrl, secrets });
    say(`PostgreSQL: ${started.source} (${took()})`);
    return started;
  });
  const messaging = startMessaging(settings, data, supervisor, secrets.natsUsers, say).then((started) => {
    say(`NATS: ${started.source} (${took()})`);
    return started;
  });
  const wiringWith = (adminUrl: string, natsUrl: string): Wiring => ({
    settings,
    secrets,
    adminUrl,
    natsUrl,
    assetsDir: data.assets,
    auditDir: data.audit,
    identityDir: data.identity,
  });
  const identity = settings.localIdentity ? supervisor.start(identityPart(wiringWith('', ''))) : Promise.resolve();
  const shops = settings.demo ? supervisor.start(shopsPart(wiringWith('', ''))) : Promise.resolve();

  const [postgres, nats] = await allOf([database, messaging, built, identity, shops]);
  const wiring = wiringWith(postgres.adminUrl, nats.url);
  await allOf(databaseServices.map((service) => migrate(service.name, migrationCommand(service, wiring), data)));
  await allOf(services.map((service) => supervisor.start(servicePart(service, wiring))));
  await supervisor.start(servicePart(gateway, wiring));
  return { postgres: postgres.source, nats: nats.source };
}

/** Drains and ends everything: the door first, then the services, then what they stand on. */
export async function stopStack(supervisor: Supervisor): Promise<void> {
  const now = performance.now();
  await supervisor.stop([gateway.name], now + STOP_DEADLINES_MS.gateway);
  await supervisor.stop([...services.map(({ name }) => name), 'identity', 'shops'], now + STOP_DEADLINES_MS.services);
  await supervisor.stop(['nats', 'postgres'], now + STOP_DEADLINES_MS.infrastructure);
}

async function startDatabase(
  settings: Settings,
  data: DataDir,
  supervisor: Supervisor,
  password: string,
): Promise<{ adminUrl: string; source: string }> {
  if (settings.databaseUrl !== undefined) {
    await requireDatabase(settings.databaseUrl);
    return { adminUrl: settings.databaseUrl, source: `DATABASE_URL, at ${new URL(settings.databaseUrl).host}` };
  }
  const server = await preparePostgres({ dataDir: data.postgres, port: portOf(settings, 'postgres'), password });
  await supervisor.start(postgresPart(server));
  return {
    adminUrl: server.adminUrl,
    source: `${server.version}, embedded binaries, at 127.0.0.1:${portOf(settings, 'postgres')}`,
  };
}

async function requireDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined); // connect() reports it
  try {
    await client.connect();
    await client.end();
  } catch (error) {
    throw new StartError(
      `Cannot reach the PostgreSQL at DATABASE_URL (${new URL(url).host}): ${reasonOf(error)}. Start it, correct the URL, or unset it to use the embedded one`,
      { cause: error },
    );
  }
}

async function startMessaging(
  settings: Settings,
  data: DataDir,
  supervisor: Supervisor,
  passwords: Readonly<Record<string, string>>,
  say: (text: string) => void,
): Promise<{ url: string; source: string }> {
  if (settings.natsUrl !== undefined) {
    await requireNats(settings.natsUrl);
    return { url: settings.natsUrl, source: 'NATS_URL' };
  }
  const binary = await findNatsServer({
    environment: settings.environment,
    cacheDir: settings.cacheDir,
    fallbackDir: join(data.path, 'cache'),
    say,
  });
  const port = portOf(settings, 'nats');
  await supervisor.start(natsPart({ binary, storeDir: data.nats, port, passwords }));
  return {
    url: `nats://127.0.0.1:${port}`,
    source: `nats-server ${binary.version}, ${binary.source}, at 127.0.0.1:${port}`,
  };
}

/** NATS_URL may name several servers; one that greets is enough. */
async function requireNats(urls: string): Promise<void> {
  const hosts = urls.split(',').map((url) => new URL(url.includes('://') ? url.trim() : `nats://${url.trim()}`));
  const greeted = await Promise.all(hosts.map(({ hostname, port }) => natsAnswers(Number(port || 4_222), hostname)));
  if (!greeted.includes(true))
    throw new StartError(
      `Cannot reach a nats-server at NATS_URL (${hosts.map(({ host }) => host).join(', ')}). Start it, correct the URL, or unset it to use one of ours`,
    );
}

async function migrate(service: string, command: ReturnType<typeof migrationCommand>, data: DataDir): Promise<void> {
  const result = await runToEnd(command, MIGRATION_LIMIT_MS);
  const log = join(data.logs, `${service}-migrate.log`);
  writeFileSync(log, `${result.output}\n`, { mode: 0o600 });
  if (result.code === 0) return;
  const tail = result.output
    .split('\n')
    .slice(-20)
    .map((line) => `  ${line}`);
  throw new StartError(
    `Cannot migrate the database of ${service}: it ended with ${describeExit(result)}. Its log is ${log} and ends with:\n${tail.join('\n')}`,
  );
}

/** Waits for all, so that nothing goes on behind a failure; then the first failure counts. */
async function allOf<const T extends readonly Promise<unknown>[]>(
  work: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(work);
  return await Promise.all(work);
}

function stopwatch(): () => string {
  const started = performance.now();
  return () => `${((performance.now() - started) / 1_000).toFixed(1)} s`;
}
