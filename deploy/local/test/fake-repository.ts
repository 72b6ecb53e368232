import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { freePort } from '../ports.ts';
import { envPrefix, everyService } from '../services.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** A service as the launcher expects one, without Nest: says ready, drains, and misbehaves on request. */
const FAKE_SERVICE = (name: string): string => `
import { createServer } from 'node:http';
const wants = (what: string): boolean => (process.env['FAKE_' + what] ?? '').split(',').includes('${name}');
if (wants('CRASH')) {
  console.log(JSON.stringify({ level: 60, msg: 'no way to live' }));
  process.exit(1);
}
const server = createServer((request, response) => {
  if (request.url === '/environment') return void response.end(JSON.stringify(process.env));
  response.setHeader('connection', 'close');
  if (request.url === '/slow') return void setTimeout(() => response.end('slow and whole'), 1_000);
  response.statusCode = request.url === '/ready' || request.url === '/health' ? 200 : 404;
  response.end(String(process.pid));
});
server.listen(Number(process.env['${name.toUpperCase()}_PORT']), process.env['${name.toUpperCase()}_HOST'] ?? 'localhost');
console.log(JSON.stringify({ level: 40, msg: 'a warning of ${name}' }));
console.log(JSON.stringify({ level: 30, msg: 'a remark of ${name}' }));
process.on('SIGTERM', () => {
  if (!wants('STAY')) server.close(() => process.exit(0));
});
if (process.env['ATELIER_EXIT_WITH_STDIN'] && !wants('STAY')) process.stdin.resume().on('end', () => process.exit(0));
`;

const FAKE_MIGRATION = (name: string): string => `
console.log('migrating ${name}');
if ((process.env['FAKE_MIGRATION_FAILS'] ?? '') === '${name}') throw new Error('no such column');
if (!process.env['${name.toUpperCase()}_MIGRATION_DATABASE_URL']?.includes('${name}_owner')) throw new Error('not the owner');
`;

export interface FakeRepository {
  readonly root: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly ports: Readonly<Record<string, number>>;
  start(args?: readonly string[], environment?: NodeJS.ProcessEnv): Running;
  remove(): void;
}

/** The launcher's own process in that repository. */
export interface Running {
  readonly child: ChildProcess;
  output(): string;
  /** Resolves when the output holds that text; rejects when it ends before. */
  says(text: string): Promise<void>;
  ended(): Promise<number | null>;
}

/** A copy of the launcher in a repository of its own, with fake services, ports and an empty home. */
export async function makeFakeRepository(
  below = mkdtempSync(join(tmpdir(), 'atelier-fake-')),
): Promise<FakeRepository> {
  chmodSync(below, 0o755);
  const root = join(below, 'repository');
  const launcher = globSync('deploy/local/*.ts', { cwd: ROOT }).filter((file) => !file.endsWith('.spec.ts'));
  for (const file of [...launcher, 'tsconfig.json', 'tsconfig.build.json', 'package.json', 'package-lock.json']) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    copyFileSync(join(ROOT, file), join(root, file));
  }
  for (const folder of ['deploy/nats', 'deploy/postgres'])
    cpSync(join(ROOT, folder), join(root, folder), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  for (const { name } of everyService) {
    write(join(root, `services/${name}/src/main.ts`), FAKE_SERVICE(name));
    write(join(root, `services/${name}/src/migrate.ts`), FAKE_MIGRATION(name));
  }
  write(join(root, 'libs/widgets/build.ts'), '');
  write(join(root, 'deploy/local/identity/main.ts'), FAKE_SERVICE('identity'));
  write(join(root, 'deploy/demo/shops/main.ts'), FAKE_SERVICE('shops'));
  write(
    join(root, 'deploy/local/cli/load-demo.ts'),
    `console.log('demo catalog: 3 items for ' + process.env['MCP_URL']);`,
  );

  const names = [
    'POSTGRES',
    'NATS',
    'IDENTITY',
    'SHOPS',
    'GATEWAY_METRICS',
    ...everyService.map(({ name }) => envPrefix(name)),
  ];
  const ports = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await freePort()] as const)));
  const variables = Object.fromEntries(Object.entries(ports).map(([name, port]) => [`${name}_PORT`, String(port)]));
  const environment = { PATH: process.env['PATH'], HOME: process.env['HOME'], ...variables };
  return {
    root,
    environment,
    ports,
    start: (args = [], more = {}) => launch(root, args, { ...environment, ...more }),
    remove: () => rmSync(below, { recursive: true, force: true }),
  };
}

function launch(root: string, args: readonly string[], env: NodeJS.ProcessEnv): Running {
  const child = spawn(process.execPath, [join(root, 'deploy/local/start.ts'), ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      waiting.forEach((look) => look());
    });
  }
  const closed = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  return {
    child,
    output: () => text,
    ended: () => closed,
    says: (wanted) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (text.includes(wanted)) resolve();
        };
        waiting.add(look);
        look();
        void closed.then(() => reject(new Error(`It ended without saying "${wanted}":\n${text}`)));
      }),
  };
}

/** The launcher's note of what it has started, by name. */
export function startedProcesses(root: string): Record<string, number> {
  const noted: unknown = JSON.parse(readFileSync(join(root, '.data/processes.json'), 'utf8'));
  const children =
    typeof noted === 'object' && noted !== null && 'children' in noted && Array.isArray(noted.children)
      ? noted.children
      : [];
  return Object.fromEntries(children.map(({ name, pid }: { name: string; pid: number }) => [name, pid]));
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
