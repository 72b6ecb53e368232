import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operations } from '#libs/contracts';
import { type Answer, ask, bearer, mcpRequest, ROOT, type Stack } from '#libs/testing';
import { ARGUMENTS } from './tool-arguments.ts';

/** What may be away, as the columns of the page name it. */
export const PARTS = [
  'profile',
  'catalog',
  'commerce',
  'audit',
  'nats',
  'postgresql',
  'issuer',
  'issuer, keys unknown',
] as const;
export type PartDown = (typeof PARTS)[number];

/** Asks a tool or a door once. */
export type Ask = (stack: Stack, mcpUrl: string) => Promise<Answer>;

const EVERY_SCOPE = [...new Set(operations.flatMap(({ scopes }) => [...scopes]))].join(' ');
const token = (stack: Stack): string => stack.token('auth0|failure-modes', EVERY_SCOPE);
const beside = (mcpUrl: string, path: string): string => mcpUrl.replace(/\/mcp$/, path);

const tool =
  (name: string): Ask =>
  (stack, mcpUrl) =>
    ask(mcpUrl, mcpRequest('tools/call', { name, arguments: ARGUMENTS[name] ?? {} }, bearer(token(stack))));
const admin =
  (method: string, path: string, body?: object): Ask =>
  (stack, mcpUrl) =>
    ask(beside(mcpUrl, `/admin/v1${path}`), {
      method,
      headers: { ...bearer(token(stack)), ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
const open =
  (path: string): Ask =>
  (_, mcpUrl) =>
    ask(beside(mcpUrl, path));

const DOORS: Readonly<Record<string, Ask>> = {
  'tools/list': (stack, mcpUrl) => ask(mcpUrl, mcpRequest('tools/list', {}, bearer(token(stack)))),
  'GET /admin/v1/merchants': admin('GET', '/merchants'),
  'PUT /admin/v1/merchants/{slug}': admin('PUT', '/merchants/away', { name: 'Away', currency: 'EUR', shop_url: null }),
  'GET /admin/v1/ledger/checkpoint': admin('GET', '/ledger/checkpoint'),
  'GET /.well-known/oauth-protected-resource': open('/.well-known/oauth-protected-resource'),
  'GET /live': open('/live'),
  'GET /ready': open('/ready'),
  'GET /health': open('/health'),
};

/** Everything that must have a row: every tool there is, and the doors. */
export const ASKED: ReadonlyMap<string, Ask> = new Map([
  ...operations
    .filter((op) => op.tool)
    .map(({ toolName }) => [toolName, tool(toolName)] as const)
    .sort(([a], [b]) => a.localeCompare(b)),
  ...Object.entries(DOORS),
]);

interface Body {
  readonly result?: { readonly isError?: boolean; readonly content?: readonly { readonly text: string }[] };
  readonly error?: { readonly code: number; readonly message: string };
  readonly code?: string;
  readonly status?: unknown;
}

/** An answer in the words of the page. */
export function outcomeOf({ status, body }: Answer): string {
  const { result, error, code, status: said } = (body ?? {}) as Body;
  if (status === 503) return code === 'UNAVAILABLE' ? 'UNAVAILABLE' : '503';
  if (status >= 500) return 'fault';
  if (status !== 200) return String(status);
  if (error) return error.code === -32_603 && /request [0-9a-f-]{36}/.test(error.message) ? 'fault' : `${error.code}`;
  if (result?.isError) return (result.content?.[0]?.text ?? '').split(':')[0] ?? '';
  return said === 'degraded' ? 'degraded' : 'answers';
}

const PAGE = 'docs/failure-modes.md';

/** The page's table: by row and part, what is promised. */
export function promised(): { columns: string[]; rows: ReadonlyMap<string, readonly string[]>; shownBy: string[] } {
  const lines = readFileSync(join(ROOT, PAGE), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    );
  const [head = [], , ...rest] = lines.slice(lines.findIndex(([first]) => first === 'asked'));
  const table = rest.filter((cells) => cells.length === head.length);
  return {
    columns: head.slice(1, -1),
    rows: new Map(table.map(([name = '', ...cells]) => [name, cells.slice(0, -1)])),
    shownBy: table.map((cells) => cells.at(-1) ?? ''),
  };
}
