import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { freePort } from '../../../deploy/local/ports.ts';
import type { Request } from './load.ts';
import type { Product } from './product.ts';

/** One way of answering the same question, from the bare floor to the whole product. */
export interface Layer {
  name: string;
  request: Request;
  /** Processes that take part, by name. */
  pids: ReadonlyMap<string, number>;
}

export interface Layers {
  layers: Layer[];
  stop: () => void;
}

const USER = 'auth0|shopper';
const META = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientCapabilities': {},
  'io.modelcontextprotocol/clientInfo': { name: 'bench', version: '1' },
};

/** A tool call of the 2026-07-28 protocol. */
export function toolCall(port: number, path: string, name: string, args: object, token?: string): Request {
  return {
    host: '127.0.0.1',
    port,
    path,
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'mcp-protocol-version': '2026-07-28',
      'mcp-method': 'tools/call',
      'mcp-name': name,
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name, arguments: args, _meta: META },
    }),
  };
}

/** Gives the shopper a profile, so that every layer reads and answers the same row; returns the answer's bytes. */
export async function prepareProfile(product: Product, token: string): Promise<string> {
  const profile = {
    monthly_budget_minor: 30_000,
    currency: 'EUR',
    goals: ['a capsule for work'],
    style_tags: ['minimal', 'navy'],
  };
  await post(toolCall(product.port, '/mcp', 'set_budget_and_goals', profile, token));
  return post(toolCall(product.port, '/mcp', 'get_profile', {}, token));
}

async function post({ host, port, path, headers, body }: Request): Promise<string> {
  const response = await fetch(`http://${host}:${port}${path}`, { method: 'POST', headers, body });
  const text = await response.text();
  if (!response.ok) throw new Error(`The product answered ${response.status}: ${text}`);
  return text;
}

/** Starts the layers below the product; they share its NATS and PostgreSQL. */
export async function startLayers(product: Product, token: string, answer: string): Promise<Layers> {
  const children: ChildProcess[] = [];
  const start = async (script: string, environment: Record<string, string>): Promise<{ pid: number; port: number }> => {
    const port = await freePort();
    const env = { ...process.env, ...environment, BENCH_PORT: String(port), NATS_URL: product.natsUrl };
    const child = spawn(process.execPath, [join(import.meta.dirname, 'layers', script)], {
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    children.push(child);
    return { pid: child.pid ?? 0, port };
  };
  const passwords = product.secrets.natsUsers;
  const http = await start('bare-http.ts', { BENCH_ANSWER: answer });
  const echo = await start('sdk-echo.ts', {});
  const service = await start('bare-service.ts', {
    NATS_PASSWORD: passwords['profile'] ?? '',
    PROFILE_DATABASE_URL: product.profileDatabaseUrl,
  });
  const chain = await start('bare-chain.ts', { NATS_PASSWORD: passwords['gateway'] ?? '', BENCH_USER: USER });
  const infrastructure = (['nats', 'postgres'] as const).map((name) => [name, product.pids.get(name) ?? 0] as const);
  const layers: Layer[] = [
    {
      name: 'bare Node http',
      request: toolCall(http.port, '/', 'get_profile', {}),
      pids: new Map([['door', http.pid]]),
    },
    {
      name: 'bare chain',
      request: toolCall(chain.port, '/', 'get_profile', {}),
      pids: new Map([['door', chain.pid], ['service', service.pid], ...infrastructure]),
    },
    {
      name: 'SDK 2.x echo',
      request: toolCall(echo.port, '/mcp', 'echo', { text: 'a capsule for work' }),
      pids: new Map([['door', echo.pid]]),
    },
    {
      name: 'get_profile',
      request: toolCall(product.port, '/mcp', 'get_profile', {}, token),
      pids: new Map([
        ['door', product.pids.get('gateway') ?? 0],
        ['service', product.pids.get('profile') ?? 0],
        ...infrastructure,
      ]),
    },
  ];
  await Promise.all(layers.map(({ request }) => answering(request)));
  return { layers, stop: () => children.forEach((child) => child.kill('SIGTERM')) };
}

async function answering(request: Request): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const up = await post(request).then(
      () => true,
      () => false,
    );
    if (up) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Nothing answers at port ${request.port}`);
}
