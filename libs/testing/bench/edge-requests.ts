import { toolCall } from './layers.ts';
import type { Request } from './load.ts';

/** A question of the edge bench, in both eras of the protocol. */
export interface Question {
  readonly name: string;
  readonly of: (port: number, token: string) => Request;
}

const BUDGET = { monthly_budget_minor: 30_000, currency: 'EUR' };

const listed = (port: number, token: string): Request => {
  const call = toolCall(port, '/mcp', 'tools/list', {}, token);
  const { _meta } = (JSON.parse(call.body) as { params: { _meta: object } }).params;
  const { 'mcp-name': _, ...headers } = call.headers;
  return {
    ...call,
    headers: { ...headers, 'mcp-method': 'tools/list' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: { _meta } }),
  };
};

/** The same as a client of 2025-11-25 sends it. */
function older(request: Request): Request {
  const { 'mcp-method': _, 'mcp-name': __, ...headers } = request.headers;
  const { params, ...message } = JSON.parse(request.body) as { params: Record<string, unknown> };
  const { _meta, ...rest } = params;
  return {
    ...request,
    headers: { ...headers, 'mcp-protocol-version': '2025-11-25' },
    body: JSON.stringify({ ...message, params: rest }),
  };
}

const NEWER: readonly Question[] = [
  { name: 'tools/list', of: listed },
  { name: 'get_profile', of: (port, token) => toolCall(port, '/mcp', 'get_profile', {}, token) },
  { name: 'set_budget_and_goals', of: (port, token) => toolCall(port, '/mcp', 'set_budget_and_goals', BUDGET, token) },
];

export const QUESTIONS: readonly Question[] = NEWER.flatMap(({ name, of }) => [
  { name: `${name}, 2026-07-28`, of },
  { name: `${name}, 2025-11-25`, of: (port, token) => older(of(port, token)) },
]);

/** A cheap call: the bench's unit of everything else. */
export const cheap = (port: number, token: string): Request => toolCall(port, '/mcp', 'get_profile', {}, token);
