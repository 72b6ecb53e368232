import { type Answer, ask, bearer } from '../src/http.ts';
import { mcpRequest } from '../src/mcp-clients.ts';
import type { Stack } from '../src/stack.ts';
import { feedOf, goalsOf, merchantOf, purchaseOf, sizesOf } from './arguments.ts';
import { Browser } from './browser.ts';
import type { PlannedClient, PlannedWrite } from './writes.ts';

const SHOPS = 'profile:read profile:write catalog:read approvals:read approvals:write';
const OPERATES = 'admin:catalog:read admin:catalog:write';
/** The parent id is that of the attempt in W3C Trace Context; nobody looks at it. */
const PARENT = '00f067aa0ba902b7';

/** Sends the writes of one client, each through the door it belongs to. */
export class Sender {
  readonly #stack: Stack;
  readonly #variants: readonly string[];
  readonly #browser: Browser;
  readonly #token: string;

  constructor(stack: Stack, variants: readonly string[], client: PlannedClient) {
    this.#stack = stack;
    this.#variants = variants;
    this.#browser = new Browser(stack, client);
    this.#token = stack.token(client.user, client.shops ? SHOPS : OPERATES, { client_id: client.name });
  }

  /** @param approvalId what the write ends; of one that ends nothing it is not looked at. */
  send(write: PlannedWrite, approvalId: string, signal: AbortSignal): Promise<Answer> {
    switch (write.kind) {
      case 'goals':
        return this.#call('set_budget_and_goals', goalsOf(write), write, signal);
      case 'sizes':
        return this.#call('set_sizes', sizesOf(write), write, signal);
      case 'ask':
        return this.#call('request_purchase_approval', purchaseOf(write, this.#variants), write, signal);
      case 'cancel':
        return this.#call('cancel_purchase_approval', { approval_id: approvalId }, write, signal);
      case 'approve':
      case 'decline':
        return this.#browser.decide(write, approvalId, traced(write), signal);
      case 'merchant':
        return this.#operate('PUT', '', JSON.stringify(merchantOf(write)), write, signal);
      case 'import':
        return this.#operate('POST', '/feeds', feedOf(write), write, signal);
    }
  }

  #call(name: string, given: object, write: PlannedWrite, signal: AbortSignal): Promise<Answer> {
    const { idempotencyKey: key } = write;
    const args = key === null ? given : { ...given, idempotency_key: key };
    return ask(this.#stack.mcpUrl, {
      ...mcpRequest('tools/call', { name, arguments: args }, this.#headers(write)),
      signal,
    });
  }

  #operate(method: string, path: string, body: string, write: PlannedWrite, signal: AbortSignal): Promise<Answer> {
    const { slug, idempotencyKey: key } = write;
    const headers = {
      ...this.#headers(write),
      ...(key === null ? {} : { 'idempotency-key': key }),
      'content-type': method === 'PUT' ? 'application/json' : 'text/csv',
    };
    return ask(`${this.#stack.publicUrl}/admin/v1/merchants/${slug}${path}`, { method, headers, body, signal });
  }

  #headers(write: PlannedWrite): Record<string, string> {
    return { ...bearer(this.#token), ...traced(write) };
  }
}

const traced = ({ trace }: PlannedWrite): Record<string, string> => ({ traceparent: `00-${trace}-${PARENT}-00` });
