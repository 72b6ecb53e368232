import { beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Msg } from '@nats-io/transport-node';
import { ERROR_HEADER, REPEATED_HEADER, TOKEN_HEADER, TRACE_HEADER } from '#libs/rpc';
import { ask, bearer, Caller, mcpRequest, readFacts, sharedStack } from '#libs/testing';

const facts = readFacts();
const stack = sharedStack();
const token = stack.token('auth0|inbound', 'catalog:read profile:read profile:write admin:catalog:read');

/** What the gateway asks services, as it goes through the broker. */
const messages: Msg[] = [];
beforeAll(async () => {
  for (const service of ['profile', 'catalog']) {
    const listener = await Caller.connect(facts, stack.facts.natsUrl, service);
    listener.connection.subscribe(`rpc.v1.${service}.>`, { callback: (_, message) => void messages.push(message) });
    await listener.connection.flush();
  }
});

/** A client that knows the names of our headers, and those other gateways believe. */
const FORGED: Readonly<Record<string, string>> = {
  [TOKEN_HEADER]: 'eyJzdWIiOiJhdXRoMHx2aWN0aW0ifQ.forged-by-the-client',
  [ERROR_HEADER]: 'forged-by-the-client',
  [REPEATED_HEADER]: 'forged-by-the-client',
  'nats-msg-id': 'forged-by-the-client',
  'nats-expected-stream': 'forged-by-the-client',
  'x-request-id': 'forged-by-the-client',
  'x-user-id': 'forged-by-the-client',
  'x-mcp-user-context': 'forged-by-the-client',
  'x-forwarded-user': 'forged-by-the-client',
  'x-forwarded-for': '192.0.2.99',
};

async function messageOf(requestId: string | null): Promise<Msg> {
  for (let n = 0; n < 100; n++) {
    const found = messages.find((message) => claimsOf(message)['rid'] === requestId);
    if (found) return found;
    await sleep(20);
  }
  throw new Error(`no message has the request ${requestId}`);
}
const claimsOf = ({ headers }: Msg): Record<string, unknown> => {
  const [payload = ''] = (headers?.get(TOKEN_HEADER) ?? '').split('.');
  return payload ? (JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>) : {};
};

describe('headers of ours that come from outside', () => {
  test.each([
    [
      '/mcp',
      () =>
        ask(
          stack.mcpUrl,
          mcpRequest('tools/call', { name: 'get_profile', arguments: {} }, { ...bearer(token), ...FORGED }),
        ),
    ],
    [
      'the admin door',
      () => ask(`${stack.publicUrl}/admin/v1/merchants`, { headers: { ...bearer(token), ...FORGED } }),
    ],
  ])('headers, forged at %s, reach no service: a message has our token and trace and nothing else', async (_, send) => {
    const answer = await send();
    expect(answer.status).toBe(200);
    const id = answer.headers.get('x-request-id');
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    const message = await messageOf(id);
    expect([...(message.headers ?? [])].map(([name]) => name.toLowerCase()).sort()).toEqual(
      [TOKEN_HEADER, TRACE_HEADER].sort(),
    );
    expect([...(message.headers ?? [])].flatMap(([, values]) => values).join()).not.toContain('forged-by-the-client');
    expect(message.string()).not.toContain('forged-by-the-client');
    expect(claimsOf(message)).toMatchObject({ from: 'gateway', sub: 'auth0|inbound' });
    expect([ERROR_HEADER, REPEATED_HEADER].map((name) => answer.headers.get(name))).toEqual([null, null]);
  });

  test.each(['x', `00-${'0'.repeat(32)}-${'1'.repeat(16)}-01`, `00-${'a'.repeat(5_000)}`, '00-zz-zz-01, 00-zz-zz-01'])(
    'traceparent, the malformed %.30j…, is not passed on: a trace of our own begins',
    async (traceparent) => {
      const request = mcpRequest(
        'tools/call',
        { name: 'get_profile', arguments: {} },
        { ...bearer(token), traceparent },
      );
      const message = await messageOf((await ask(stack.mcpUrl, request)).headers.get('x-request-id'));
      expect(message.headers?.get(TRACE_HEADER)).toMatch(/^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-0[01]$/);
      expect(message.headers?.get(TRACE_HEADER)).not.toContain('a'.repeat(33));
    },
  );
});
