import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startGuard } from '../../../deploy/local/guard.ts';
import { startNats } from '../../../deploy/local/nats.ts';
import { PidFile } from '../../../deploy/local/pid-file.ts';
import type { Facts } from './facts.ts';
import { testPort } from './test-port.ts';

/** A nats-server of a stack's own: subjects have fixed names, so two stacks on one server would answer each other's calls. */
export interface Broker {
  readonly url: string;
  stop(): Promise<void>;
}

export async function startBroker({ nats, secrets }: Pick<Facts, 'nats' | 'secrets'>, dir: string): Promise<Broker> {
  const storeDir = join(dir, 'nats');
  mkdirSync(storeDir, { recursive: true });
  const pidFile = join(dir, 'processes.json');
  const pids = new PidFile(pidFile);
  const guard = startGuard(pidFile);
  const server = await startNats({ binary: nats, storeDir, port: await testPort(), passwords: secrets.natsUsers });
  pids.add('nats', server.pid, nats.file, 'SIGTERM');
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      pids.remove(server.pid);
      await guard.end();
    },
  };
}
