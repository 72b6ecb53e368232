import { beforeAll, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Msg } from '@nats-io/transport-node';
import { TOKEN_HEADER } from '#libs/rpc';
import { ask, bearer, Caller, client1, client2, mcpRequest, patient, readFacts, sharedStack } from '#libs/testing';

const facts = readFacts();
const stack = sharedStack();
const ALL = 'catalog:read profile:read profile:write admin:catalog:read';
const token = stack.token('auth0|canary-user', ALL, { email: 'canary@mail.example', jti: 'canary-jti' });
const expired = stack.token('auth0|canary-user', ALL, { exp: 1 });

/** Every message that goes through the broker: what each service is asked, and what the gateway is answered. */
const messages: Msg[] = [];
const headersOf = ({ headers }: Msg): string =>
  [...(headers ?? [])].map(([name, values]) => `${name}: ${values.join()}`).join('\n');

beforeAll(async () => {
  for (const [service, subject] of [
    ['profile', 'rpc.v1.profile.>'],
    ['catalog', 'rpc.v1.catalog.>'],
    ['gateway', '_INBOX.gateway.>'],
  ] as const) {
    const listener = await Caller.connect(facts, stack.facts.natsUrl, service);
    listener.connection.subscribe(subject, { callback: (_, message) => void messages.push(message) });
    await listener.connection.flush();
  }
  const [newer, older] = [await client2(stack.mcpUrl, token), await client1(stack.mcpUrl, token)];
  for (const client of [newer, older]) {
    await client.callTool({ name: 'get_profile', arguments: {} });
    await client.callTool({ name: 'set_budget_and_goals', arguments: { goals: ['canary-goal-5d2'] } });
    await client.callTool({ name: 'set_budget_and_goals', arguments: { country: 'XX' } });
    await client.callTool({ name: 'search_catalog', arguments: { query: 'canary-query-77a' } });
    await client.close();
  }
  await ask(`${stack.publicUrl}/admin/v1/merchants`, { headers: bearer(token) });
  await ask(`${stack.publicUrl}/admin/v1/merchants?access_token=${token}`);
  await ask(`${stack.publicUrl}/${token}`);
  await ask(`${stack.mcpUrl}?access_token=${token}`, mcpRequest('tools/list', {}));
  await ask(stack.mcpUrl, mcpRequest('tools/list', {}, bearer(expired)));
  await ask(stack.mcpUrl, { ...mcpRequest('tools/list', {}, bearer(token)), body: `{"token":"${token}"` });
  const last = await ask(
    stack.mcpUrl,
    mcpRequest('tools/call', { name: 'get_profile', arguments: { [token]: token } }, bearer(token)),
  );
  await logged(last.headers.get('x-request-id'));
});

/** Log lines come through a pipe: waits for the one of that request. */
async function logged(requestId: string | null): Promise<string[]> {
  const deadline = performance.now() + patient(5_000);
  while (performance.now() < deadline) {
    await sleep(20);
    const lines = stack
      .logs()
      .split('\n')
      .filter((line) => line.includes(`"request_id":"${requestId}"`));
    if (lines.length > 0) return lines;
  }
  throw new Error(`no log line has the request ${requestId}`);
}

test('recording, of what went through the broker, has calls and answers of both services', () => {
  const subjects = messages.map(({ subject }) => subject);
  expect(subjects).toEqual(
    expect.arrayContaining([
      'rpc.v1.profile.get_profile',
      'rpc.v1.profile.set_budget_and_goals',
      'rpc.v1.catalog.search_catalog',
    ]),
  );
  expect(subjects.filter((subject) => subject.startsWith('_INBOX.gateway.')).length).toBeGreaterThan(5);
  expect(messages.some((message) => message.string().includes('canary-goal-5d2'))).toBe(true);
  expect(messages.some((message) => headersOf(message).includes(TOKEN_HEADER))).toBe(true);
});

test.each([
  ['the access token', token],
  ['its signature', token.split('.')[2] ?? ''],
  ['its claims', token.split('.')[1] ?? ''],
  ['an expired token', expired],
  ['a claim nobody needs', 'canary@mail.example'],
  ['the id of the token', 'canary-jti'],
])('broker, %s, is in no message and no header', (_, secret) => {
  expect(secret.length).toBeGreaterThan(8);
  const found = messages.filter((message) => message.string().includes(secret) || headersOf(message).includes(secret));
  expect(found.map(({ subject }) => subject)).toEqual([]);
});

test.each([
  ['the access token', token],
  ['its signature', token.split('.')[2] ?? ''],
  ['its claims', token.split('.')[1] ?? ''],
  ['an expired token', expired],
  ['the user', 'canary-user'],
  ['what the person told us', 'canary-goal-5d2'],
  ['what the person looked for', 'canary-query-77a'],
  ['a key between services', Object.values(facts.secrets.rpcKeys)[0] ?? ''],
  ['the key that seals request states', facts.secrets.gatewayState],
  ['a password of the broker', facts.secrets.natsUsers['gateway'] ?? ''],
  ['a password of the database', facts.secrets.databaseRoles['profile_app'] ?? ''],
])('logs, of all processes at the level debug, do not hold %s', (_, secret) => {
  expect(secret.length).toBeGreaterThan(8);
  const lines = stack.logs().split('\n');
  expect(lines.filter((line) => line.includes('"level":"debug"')).length).toBeGreaterThan(10);
  expect(lines.filter((line) => line.includes(secret))).toEqual([]);
});

test('request id and trace id, of one call, are the same in the answer, in the gateway’s log and in its message', async () => {
  const traceparent = `00-${'c'.repeat(32)}-${'d'.repeat(16)}-01`;
  const answer = await ask(
    stack.mcpUrl,
    mcpRequest('tools/call', { name: 'get_profile', arguments: {} }, { ...bearer(token), traceparent }),
  );
  const id = answer.headers.get('x-request-id') ?? '';
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  expect((await logged(id)).map((line) => (JSON.parse(line) as { message: string }).message)).toContain('request');
  const sent = messages.findLast(({ subject }) => subject === 'rpc.v1.profile.get_profile');
  expect(sent?.headers?.get('traceparent')).toContain('c'.repeat(32));
  const [payload = ''] = (sent?.headers?.get(TOKEN_HEADER) ?? '').split('.');
  expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({
    rid: id,
    sub: 'auth0|canary-user',
    from: 'gateway',
    to: 'profile',
  });
});
