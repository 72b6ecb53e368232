import type { AccessDenied } from '../auth/access-denied.ts';
import type { GatewayRequest } from '../request.ts';
import { AT_THE_DOOR, NOBODY, type Refusal, UNKNOWN_CLIENT } from './refusal-recorder.ts';

/** What the ledger is told of a request that was turned away. */
export function refusalOf({ status, refusal, operation }: AccessDenied, request: GatewayRequest): Refusal {
  const principal = status === 403 ? request.user.principal : undefined;
  return {
    type: status === 403 ? 'edge.scope_denied' : 'edge.token_refused',
    reason: refusal.error ?? 'no_token',
    operation: operation ?? AT_THE_DOOR,
    userId: principal?.userId ?? NOBODY,
    clientId: principal?.clientId ?? UNKNOWN_CLIENT,
    requestId: request.id,
  };
}
