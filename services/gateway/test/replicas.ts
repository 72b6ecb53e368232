import { type Answer, ask, bearer, mcpRequest, type OwnStack, readFacts, type Stack, startStack } from '#libs/testing';

/** Two gateways before the same services, at either of which tokens for the first are good. */
export interface Replicas {
  readonly stack: OwnStack;
  readonly urls: readonly [first: string, second: string];
}

export async function startReplicas(): Promise<Replicas> {
  const stack = await startStack();
  const second = await stack.bed.gateway(readFacts().issuer.url, { AUTH_AUDIENCE: stack.mcpUrl });
  return { stack, urls: [stack.publicUrl, second.publicUrl] };
}

export const ACCESS_SCOPES = 'admin:access:read admin:access:write';

/** The admin API of one gateway, with any credential. */
export function admin(
  url: string,
  credential: string,
  method: string,
  path: string,
  body?: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  return ask(`${url}/admin/v1${path}`, {
    method,
    headers: { ...bearer(credential), ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}

/** What needs a token and nothing else. */
export const listTools = (url: string, token: string): Promise<Answer> =>
  ask(`${url}/mcp`, mcpRequest('tools/list', {}, bearer(token)));

export const callTool = (url: string, token: string, name: string, args: object = {}): Promise<Answer> =>
  ask(`${url}/mcp`, mcpRequest('tools/call', { name, arguments: args }, bearer(token)));

/** A line of what was measured, for whoever reads the run. */
export const report = (line: string): void => void process.stderr.write(`measured: ${line}\n`);

/** Takes the gateways' database away from them, and from nobody else. */
export async function cutOff({ database }: Stack): Promise<void> {
  await database.query(`REVOKE CONNECT ON DATABASE ${database.name} FROM PUBLIC, gateway_app`);
  await database.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'gateway_app'`,
  );
}

export async function letIn({ database }: Stack): Promise<void> {
  await database.query(`GRANT CONNECT ON DATABASE ${database.name} TO gateway_app`);
}
