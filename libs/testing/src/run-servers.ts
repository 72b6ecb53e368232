import { chmodSync, globSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWhatIsStale } from '../../../deploy/local/build.ts';
import { databaseUrl } from '../../../deploy/local/database-url.ts';
import { startGuard } from '../../../deploy/local/guard.ts';
import { findNatsServer } from '../../../deploy/local/nats-binary.ts';
import { endOrphans, PidFile } from '../../../deploy/local/pid-file.ts';
import { startPostgres } from '../../../deploy/local/postgres.ts';
import { runToEnd } from '../../../deploy/local/processes.ts';
import { provision } from '../../../deploy/local/provision.ts';
import { loadSecrets } from '../../../deploy/local/secrets.ts';
import type { Secrets } from '../../../deploy/local/secrets.ts';
import { databaseServices, envPrefix, schemaOf } from '../../../deploy/local/services.ts';
import { TEMPLATE } from './database.ts';
import { ROOT } from './facts.ts';
import type { Facts } from './facts.ts';
import { PREFIX, removeLeftovers } from './leftovers.ts';
import { testPort } from './test-port.ts';
import { startIssuer } from './token-issuer.ts';
import { patient } from './wait.ts';

const MIGRATION_LIMIT_MS = patient(60_000);

/** The servers of one run of the tests. */
export interface RunServers {
  readonly facts: Facts;
  stop(): Promise<void>;
}

/** Builds what is stale, and brings up what all files of a run share: PostgreSQL with a migrated template, an issuer of tokens. */
export async function startRunServers(): Promise<RunServers> {
  removeLeftovers();
  const dir = realpathSync(mkdtempSync(join(tmpdir(), PREFIX)));
  chmodSync(dir, 0o711); // mkdtemp makes it private, and PostgreSQL may have to run as nobody
  const stops = [
    async (): Promise<void> => {
      // Of test files whose worker was killed; their guards read the folder that goes now.
      for (const pidFile of globSync(join(dir, 'bed-*/processes.json'))) await endOrphans(pidFile, 2_000);
      rmSync(dir, { recursive: true, force: true });
    },
  ];
  const stop = async (): Promise<void> => {
    for (const end of stops.reverse()) await end();
  };
  try {
    const secrets = loadSecrets(join(dir, 'secrets.json'));
    const pidFile = join(dir, 'processes.json');
    const pids = new PidFile(pidFile);
    const guard = startGuard(pidFile);
    stops.push(() => guard.end());
    const building = buildWhatIsStale(ROOT);
    const [postgres, nats, issuer] = await settled([
      startPostgres({
        dataDir: join(dir, 'postgres'),
        port: await testPort(),
        password: secrets.postgresAdmin,
        durable: false,
      }),
      natsBinary(dir),
      startIssuer(),
      building,
    ]);
    pids.add('postgres', postgres.pid, 'postgres', 'SIGINT');
    stops.push(() => postgres.stop().then(() => pids.remove(postgres.pid)));
    stops.push(() => issuer.stop());
    const { adminUrl } = postgres;
    await makeTemplate(adminUrl, secrets);
    return {
      facts: { dir, adminUrl, secrets, nats, issuer: { url: issuer.url, privateKey: issuer.privateKey } },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Makes the database that test databases are copied from, provisioned and migrated. What runs must be built. */
export async function makeTemplate(adminUrl: string, secrets: Secrets): Promise<void> {
  await provision({ adminUrl, secrets, database: TEMPLATE, durable: false });
  await Promise.all(databaseServices.map(({ name }) => migrate(name, adminUrl, secrets)));
}

/** Waits for all, so that nothing goes on behind a failure; then the first failure counts. */
async function settled<const T extends readonly Promise<unknown>[]>(
  work: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(work);
  return await Promise.all(work);
}

/** Cached by the first look for it, so every stack may start one of its own. */
function natsBinary(dir: string): Promise<Facts['nats']> {
  const cacheDir = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'atelier');
  return findNatsServer({ environment: process.env, cacheDir, fallbackDir: join(dir, 'cache') });
}

async function migrate(service: string, adminUrl: string, secrets: Secrets): Promise<void> {
  const role = `${schemaOf(service)}_owner`;
  const url = databaseUrl(adminUrl, { role, password: secrets.databaseRoles[role], database: TEMPLATE });
  const env = {
    [`${envPrefix(service)}_MIGRATION_DATABASE_URL`]: url,
    NODE_V8_COVERAGE: process.env['ATELIER_TEST_COVERAGE'],
  };
  const script = join(ROOT, `dist/services/${service}/src/migrate.js`);
  const { code, output } = await runToEnd(
    { file: process.execPath, args: [script], env, cwd: ROOT },
    MIGRATION_LIMIT_MS,
  );
  if (code !== 0) throw new Error(`Cannot migrate ${service}: ${output}`);
}
