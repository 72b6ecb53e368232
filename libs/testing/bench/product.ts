import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseUrl } from '../../../deploy/local/database-url.ts';
import { freePort } from '../../../deploy/local/ports.ts';
import { complete, type Secrets } from '../../../deploy/local/secrets.ts';
import { everyService } from '../../../deploy/local/services.ts';
import { signIn } from '../../../deploy/local/cli/sign-in.ts';
import { UNLIMITED } from '../src/unlimited.ts';

/** The whole product, started as a newcomer does, on ports and in a folder of its own. */
export interface Product {
  url: string;
  port: number;
  natsUrl: string;
  secrets: Secrets;
  /** PostgreSQL as its administrator. */
  adminUrl: string;
  profileDatabaseUrl: string;
  gatewayDatabaseUrl: string;
  /** Process ids by part: gateway, profile, catalog, commerce, nats, postgres. */
  pids: ReadonlyMap<string, number>;
  token(user: string, scope: string): Promise<string>;
  stop(): Promise<void>;
}

const READY_MS = 120_000;

/** @param settings environment variables of the product, over those that keep its limits out of a bench's way. */
export async function startProduct(root: string, settings: Readonly<Record<string, string>> = {}): Promise<Product> {
  const dir = mkdtempSync(join(tmpdir(), 'atelier-bench-'));
  chmodSync(dir, 0o711); // as root, PostgreSQL runs as nobody, who must be able to pass
  const parts = [
    'POSTGRES',
    'NATS',
    'IDENTITY',
    'GATEWAY_METRICS',
    ...everyService.map(({ name }) => name.toUpperCase()),
  ];
  const ports = new Map(await Promise.all(parts.map(async (part) => [part, await freePort()] as const)));
  const environment = Object.fromEntries([...ports].map(([part, port]) => [`${part}_PORT`, String(port)]));
  const child = spawn(process.execPath, ['deploy/local/start.ts'], {
    cwd: root,
    env: { ...process.env, ...UNLIMITED, ...environment, ATELIER_DATA_DIR: dir, LOG_LEVEL: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await ready(child);
  const secrets = complete(JSON.parse(readFileSync(join(dir, 'secrets.json'), 'utf8')) as Partial<Secrets>);
  const url = `http://localhost:${ports.get('GATEWAY')}`;
  const admin = `postgres://postgres@127.0.0.1:${ports.get('POSTGRES')}/atelier`;
  const roleUrl = (role: string): string => databaseUrl(admin, { role, password: secrets.databaseRoles[role] ?? '' });
  return {
    url,
    port: Number(ports.get('GATEWAY')),
    natsUrl: `nats://127.0.0.1:${ports.get('NATS')}`,
    secrets,
    adminUrl: databaseUrl(admin, { role: 'postgres', password: secrets.postgresAdmin }),
    profileDatabaseUrl: roleUrl('profile_app'),
    gatewayDatabaseUrl: roleUrl('gateway_app'),
    pids: pidsOf(join(dir, 'processes.json')),
    token: async (user, scope) =>
      (await signIn({ issuer: `http://localhost:${ports.get('IDENTITY')}/`, user, scope, resource: `${url}/mcp` }))
        .access_token,
    stop: async () => {
      child.kill('SIGTERM');
      await new Promise((resolve) => child.once('exit', resolve));
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => reject(new Error(`The product was not ready in ${READY_MS} ms\n${said}`)), READY_MS);
    child.once('exit', (code) => reject(new Error(`The product ended with code ${code}\n${said}`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (!said.includes('Atelier is ready')) return;
      clearTimeout(late);
      resolve();
    });
  });
}

/** The supervisor's own record of what it started. */
function pidsOf(file: string): ReadonlyMap<string, number> {
  const { children } = JSON.parse(readFileSync(file, 'utf8')) as { children: { name: string; pid: number }[] };
  return new Map(children.map(({ name, pid }) => [name, pid]));
}
