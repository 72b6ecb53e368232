import { expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, bearer, mcpRequest, patient, sharedStack } from '#libs/testing';

type Line = Readonly<Record<string, unknown>>;

const stack = sharedStack();
const PERSON = `auth0|lines-${randomUUID().slice(0, 8)}`;
const SCOPE = 'profile:read profile:write catalog:read activity:read';
const token = stack.token(PERSON, SCOPE);
const newTrace = (): string => randomUUID().replaceAll('-', '');
const traceparent = (trace: string): string => `00-${trace}-${'d'.repeat(16)}-01`;

/** The lines that have something in them, once as many processes have written one. Lines come through pipes. */
async function linesWith(text: string, services: readonly string[]): Promise<Line[]> {
  const deadline = performance.now() + patient(5_000);
  for (;;) {
    const found = stack
      .logs()
      .split('\n')
      .filter((line) => line.includes(text));
    const lines = found.map((line) => JSON.parse(line) as Line);
    if (services.every((service) => lines.some((line) => line['service'] === service))) return lines;
    if (performance.now() > deadline)
      throw new Error(`not all of ${services.join()} wrote ${text}: ${found.join('\n')}`);
    await sleep(20);
  }
}

test.each<[service: string, tool: string, args: object, code: string]>([
  ['profile', 'get_profile', {}, 'OK'],
  ['profile', 'set_budget_and_goals', { goals: ['canary-goal-in-lines'] }, 'OK'],
  ['profile', 'set_budget_and_goals', { country: 'XX' }, 'INVALID_INPUT'],
  ['catalog', 'search_catalog', { query: 'canary-query-in-lines' }, 'OK'],
  ['catalog', 'get_item', { item_id: 'itm_00000000000000000000' }, 'NOT_FOUND'],
  ['audit', 'list_my_activity', {}, 'OK'],
])('lines, of %s and the gateway about %s %j, are one each with the same request and trace', async (...row) => {
  const [service, name, args, code] = row;
  const trace = newTrace();
  const headers = { ...bearer(token), traceparent: traceparent(trace) };
  const answer = await ask(stack.mcpUrl, mcpRequest('tools/call', { name, arguments: args }, headers));
  const requestId = answer.headers.get('x-request-id') ?? '';

  const lines = await linesWith(requestId, ['gateway', service]);
  expect(lines.filter((line) => line['trace_id'] !== trace)).toEqual([]);
  expect(lines.filter(({ message }) => message === 'request')).toEqual([
    expect.objectContaining({ service: 'gateway', path: '/mcp', status: 200, request_id: requestId }),
  ]);
  expect(lines.filter(({ message }) => message === 'served')).toEqual([
    {
      time: expect.any(String),
      level: 'info',
      service,
      request_id: requestId,
      trace_id: trace,
      operation: `${service}.${name}`,
      code,
      ms: expect.any(Number),
      message: 'served',
    },
  ]);
});

test('lines, of a call that names no trace, by a client of an older revision, share one of their own', async () => {
  const params = { name: 'search_catalog', arguments: { query: 'linen' } };
  const answer = await ask(stack.mcpUrl, {
    method: 'POST',
    headers: {
      ...bearer(token),
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'mcp-protocol-version': '2025-11-25',
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }),
  });
  expect(answer.status).toBe(200);
  const lines = await linesWith(answer.headers.get('x-request-id') ?? '', ['gateway', 'catalog']);
  const traces = [...new Set(lines.map((line) => line['trace_id']))];
  expect(traces).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/)]);
});

test('line, of a request refused at the door, has the trace its client named', async () => {
  const trace = newTrace();
  const headers = { traceparent: traceparent(trace) };
  const { status } = await ask(stack.mcpUrl, mcpRequest('tools/list', {}, headers));
  expect(status).toBe(401);
  expect((await linesWith(trace, ['gateway'])).map(({ message }) => message)).toEqual(['request']);
});

test('lines, of all of it, hold nobody’s name and nothing of what was asked', () => {
  expect(
    stack
      .logs()
      .split('\n')
      .filter((line) => line.includes(PERSON) || line.includes('-in-lines')),
  ).toEqual([]);
});
