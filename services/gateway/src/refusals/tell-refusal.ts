import { toolCatalog } from '../mcp/tool-catalog.ts';
import type { AccessDenied } from '../auth/access-denied.ts';
import type { GatewayRequest } from '../request.ts';
import type { Refusal } from './refusal-recorder.ts';

/** What the ledger is told of a request that was turned away. */
export function refusalOf(error: AccessDenied, request: GatewayRequest, operation: string): Refusal {
  const principal = error.status === 403 ? request.user.principal : undefined;
  return {
    type: error.status === 403 ? 'edge.scope_denied' : 'edge.token_refused',
    reason: error.refusal.error ?? 'no_token',
    operation,
    userId: principal?.userId ?? 'anonymous',
    clientId: principal?.clientId ?? 'unknown',
    requestId: request.id,
  };
}

/** The operation a JSON-RPC body asks for, where it names a tool we have. */
export function operationOf(body: unknown): string {
  const { method, params } = (typeof body === 'object' && body !== null ? body : {}) as { method?: unknown; params?: { name?: unknown } };
  const tool = method === 'tools/call' && typeof params?.name === 'string' ? toolCatalog.find(params.name) : undefined;
  return tool?.name ?? 'none';
}
