import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { findBinaries, serverAccount } from './postgres-binaries.ts';
import type { Account, PostgresBinaries } from './postgres-binaries.ts';
import { isReady, recoverDataFolder } from './postgres-recovery.ts';
import { describeExit, runToEnd } from './processes.ts';
import type { Command, StopStep } from './processes.ts';
import { startOnce } from './start-once.ts';
import { StartError } from './start-error.ts';

const INITDB_LIMIT_MS = 60_000;
const FLAGS = [
  '-E',
  'UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
  '-A',
  'scram-sha-256',
  '-U',
  'postgres',
];

export interface PostgresOptions {
  /** The folder of the database files; made when missing. Its parent must exist and let everyone pass. */
  readonly dataDir: string;
  /** On 127.0.0.1 only. */
  readonly port: number;
  /** The password of the superuser `postgres`; fixed when the folder is made. */
  readonly password: string;
  /** False gives up safety against crashes for speed: only for tests. */
  readonly durable?: boolean;
}

/** A server that can be started, and started again, over its folder. */
export interface PostgresServer {
  readonly command: Command;
  readonly adminUrl: string;
  readonly version: string;
  /** Run before each start. */
  recover(): Promise<void>;
  ready(pid: number | undefined): boolean;
}

/** Fast shutdown (sessions are cut off, data is written), then immediate. */
export const POSTGRES_STOP: readonly StopStep[] = [
  { signal: 'SIGINT', waitMs: 3_000 },
  { signal: 'SIGQUIT', waitMs: 1_000 },
];

/** Finds the programs and, the first time, makes the database files. Starts nothing that stays. */
export async function preparePostgres({
  dataDir,
  port,
  password,
  durable = true,
}: PostgresOptions): Promise<PostgresServer> {
  const parent = realpathSync(dirname(dataDir));
  const folder = join(parent, basename(dataDir));
  const account = accountFor(folder);
  const binaries = findBinaries(account, ['/var/cache/atelier', parent]);
  if (!existsSync(join(folder, 'PG_VERSION'))) await makeDataFolder(folder, binaries, account, password, durable);
  requireSameVersion(folder, binaries);
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port,
    // Tests run several products on one server.
    max_connections: durable ? 100 : 300,
    timezone: 'UTC',
    log_timezone: 'UTC',
    fsync: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
    // After a crash: one call instead of one for each file.
    ...(process.platform === 'linux' && { recovery_init_sync_method: 'syncfs' }),
  };
  const args = ['-D', folder, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  return {
    command: { file: join(binaries.native, 'bin', 'postgres'), args, env: {}, cwd: folder, ...account },
    adminUrl: `postgresql://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`,
    version: binaries.version.replace(/\.0-.*$/, ''),
    recover: () => recoverDataFolder(folder),
    ready: (pid) => isReady(folder, pid),
  };
}

/** Starts a PostgreSQL and waits until it takes connections. It is not restarted if it dies. */
export async function startPostgres(
  options: PostgresOptions,
): Promise<{ port: number; adminUrl: string; version: string; pid: number; stop(): Promise<void> }> {
  const server = await preparePostgres(options);
  await server.recover();
  const running = await startOnce(
    'PostgreSQL',
    server.command,
    (pid) => Promise.resolve(server.ready(pid)),
    POSTGRES_STOP,
  );
  return { port: options.port, adminUrl: server.adminUrl, version: server.version, ...running };
}

/** As root the server runs as whoever owns its files, who is `nobody` the first time. */
function accountFor(folder: string): Account | undefined {
  const account = serverAccount();
  if (!existsSync(folder)) return account;
  const { uid, gid } = statSync(folder);
  if (account) return uid === 0 ? account : { uid, gid };
  if (uid !== process.getuid?.())
    throw new StartError(
      `Cannot use ${folder}: it belongs to another user. Start as that user (root perhaps), or give it away: sudo chown -R $(id -u) ${dirname(folder)}`,
    );
  return undefined;
}

/** Made aside and moved into place whole, so that an interrupted first start leaves nothing half made. */
async function makeDataFolder(
  folder: string,
  binaries: PostgresBinaries,
  account: Account | undefined,
  password: string,
  durable: boolean,
): Promise<void> {
  const unfinished = `${folder}.new`;
  const passwordFile = `${folder}.password`;
  rmSync(unfinished, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  try {
    if (account) for (const path of [unfinished, passwordFile]) chownSync(path, account.uid, account.gid);
    const args = ['-D', unfinished, ...FLAGS, `--pwfile=${passwordFile}`, ...(durable ? [] : ['--no-sync'])];
    const result = await runToEnd(
      { file: join(binaries.native, 'bin', 'initdb'), args, env: {}, cwd: unfinished, ...account },
      INITDB_LIMIT_MS,
    );
    if (result.code !== 0)
      throw new StartError(
        `Cannot make a PostgreSQL data folder in ${folder}: initdb ended with ${describeExit(result)}. Set DATABASE_URL to use a server of your own.\n${result.output}`,
      );
    renameSync(unfinished, folder);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function requireSameVersion(folder: string, binaries: PostgresBinaries): void {
  const made = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  const major = binaries.version.split('.')[0];
  if (made !== major)
    throw new StartError(
      `Cannot use ${folder}: PostgreSQL ${made} made it and this is ${major}. Start clean (its data is lost): npm start -- --fresh`,
    );
}
