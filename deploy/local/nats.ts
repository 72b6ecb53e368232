import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { NatsBinary } from './nats-binary.ts';
import type { Command, StopStep } from './processes.ts';
import { envPrefix } from './services.ts';
import { startOnce } from './start-once.ts';

const CONFIG = fileURLToPath(new URL('../nats/nats-server.conf', import.meta.url));

export interface NatsOptions {
  readonly binary: NatsBinary;
  /** JetStream's folder; made when missing. */
  readonly storeDir: string;
  /** On 127.0.0.1 only. */
  readonly port: number;
  /** Password by user (`gateway`, and every service). */
  readonly passwords: Readonly<Record<string, string>>;
}

export const NATS_STOP: readonly StopStep[] = [{ signal: 'SIGTERM', waitMs: 1_500 }];

/** How to run nats-server with the users and grants of `deploy/nats`. */
export function natsCommand({ binary, storeDir, port, passwords }: NatsOptions): Command {
  mkdirSync(storeDir, { recursive: true, mode: 0o700 });
  const env = Object.fromEntries(
    Object.entries(passwords).map(([user, password]) => [`${envPrefix(user)}_NATS_PASSWORD`, password]),
  );
  return {
    file: binary.file,
    args: ['-c', CONFIG, '-a', '127.0.0.1', '-p', String(port), '-sd', storeDir],
    env,
    cwd: storeDir,
  };
}

/** Starts a nats-server and waits until it takes connections. It is not restarted if it dies. */
export async function startNats(
  options: NatsOptions,
): Promise<{ url: string; port: number; version: string; pid: number; stop(): Promise<void> }> {
  const running = await startOnce('nats-server', natsCommand(options), () => natsAnswers(options.port), NATS_STOP);
  return { url: `nats://127.0.0.1:${options.port}`, port: options.port, version: options.binary.version, ...running };
}

/** Whether a nats-server greets on that port: it sends INFO before anybody has to sign in. */
export function natsAnswers(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const done = (result: boolean): void => {
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(2_000, () => done(false));
    socket.once('error', () => done(false));
    socket.once('close', () => done(false));
    socket.once('data', (data) => done(data.toString('utf8').startsWith('INFO ')));
  });
}
