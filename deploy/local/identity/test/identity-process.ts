import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const MAIN = resolve(import.meta.dirname, '../main.ts');

export interface RunningIdentity {
  readonly issuer: string;
  readonly dataDir: string;
  /** Ends the process as the supervisor does; its data stays until `remove`. */
  stop(): Promise<void>;
  remove(): Promise<void>;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}

/** The provider as it really runs: its own process. `script` may stand in for `main.ts`. */
export async function startIdentity(options: {
  audience: string;
  port?: number;
  dataDir?: string;
  script?: string;
}): Promise<RunningIdentity> {
  const port = options.port ?? (await freePort());
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'atelier-identity-')));
  const child = spawn(process.execPath, [options.script ?? MAIN], {
    env: { IDENTITY_PORT: String(port), IDENTITY_AUDIENCE: options.audience, IDENTITY_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const exited = once(child, 'exit');
  const ready = new Promise<void>((done) => child.stdout.on('data', () => output.includes('ready at') && done()));
  await Promise.race([ready, exited]);
  if (child.exitCode !== null) throw new Error(`the identity provider did not start: ${output}`);
  return {
    issuer: `http://localhost:${port}/`,
    dataDir,
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
    },
    remove: () => rm(dataDir, { recursive: true, force: true }),
  };
}

/** Runs `main.ts` to its end; for the starts that must be refused. */
export async function runIdentity(env: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await once(child, 'close');
  return { code: child.exitCode, output };
}
