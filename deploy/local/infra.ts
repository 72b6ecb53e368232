import { chmodSync, mkdirSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { startGuard } from './guard.ts';
import { findNatsServer } from './nats-binary.ts';
import { startNats } from './nats.ts';
import { PidFile } from './pid-file.ts';
import { freePort } from './ports.ts';
import { startPostgres } from './postgres.ts';
import { provision } from './provision.ts';
import { loadSecrets } from './secrets.ts';
import type { Secrets } from './secrets.ts';
import type { Environment } from './settings.ts';

/** A PostgreSQL and a nats-server of one's own, with database, roles and users in place. */
export interface Infra {
  readonly postgres: {
    readonly port: number;
    readonly adminUrl: string;
    readonly version: string;
    readonly pid: number;
  };
  readonly nats: {
    readonly port: number;
    readonly url: string;
    readonly version: string;
    readonly source: string;
    readonly pid: number;
  };
  readonly secrets: Secrets;
  /** Ends both. The folder stays. */
  stop(): Promise<void>;
}

export interface InfraOptions {
  /** An existing folder, for instance from mkdtemp below the temporary folder; as root every user must be able to pass to it. */
  readonly dir: string;
  /** False trades safety in a crash for speed: right for tests. */
  readonly durable?: boolean;
  readonly environment?: Environment;
}

const ATTEMPTS = 3;

/** Starts both servers on free ports, without a supervisor, and provisions the database. If this process is killed, they are ended too. */
export async function startInfra({ dir, durable = true, environment = process.env }: InfraOptions): Promise<Infra> {
  const folder = realpathSync(dir);
  chmodSync(folder, 0o711); // mkdtemp makes it private, and PostgreSQL may have to run as nobody
  const secrets = loadSecrets(join(folder, 'secrets.json'));
  const pidFile = join(folder, 'processes.json');
  const pids = new PidFile(pidFile);
  const guard = startGuard(pidFile);
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(stops.splice(0).map((end) => end()));
    await guard.end();
  };
  const postgresUp = onFreePort(async (port) => {
    const server = await startPostgres({
      dataDir: join(folder, 'postgres'),
      port,
      password: secrets.postgresAdmin,
      durable,
    });
    pids.add('postgres', server.pid, 'postgres', 'SIGINT');
    stops.push(() => server.stop().then(() => pids.remove(server.pid)));
    return server;
  }).then(async (server) => {
    await provision({ adminUrl: server.adminUrl, secrets, durable });
    return server;
  });
  const natsUp = onFreePort(async (port) => {
    const storeDir = join(folder, 'nats');
    mkdirSync(storeDir, { recursive: true });
    const cacheDir = join(environment['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'atelier');
    const binary = await findNatsServer({ environment, cacheDir, fallbackDir: join(folder, 'cache') });
    const server = await startNats({ binary, storeDir, port, passwords: secrets.natsUsers });
    pids.add('nats', server.pid, binary.file, 'SIGTERM');
    stops.push(() => server.stop().then(() => pids.remove(server.pid)));
    return { ...server, source: binary.source };
  });
  await Promise.allSettled([postgresUp, natsUp]);
  try {
    const [postgres, nats] = await Promise.all([postgresUp, natsUp]);
    return { postgres, nats, secrets, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A port that was free a moment ago may be taken by the time it is used. */
async function onFreePort<T>(start: (port: number) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await start(await freePort());
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
    }
  }
}
