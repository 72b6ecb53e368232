import { describe, expect, test } from '@jest/globals';
import { type Answer, ask, bearer, client1, client2, mcpRequest, sharedStack } from '#libs/testing';

const stack = sharedStack();
const SCOPES = 'catalog:read profile:read profile:write';
const token = stack.token('auth0|interop', SCOPES);
/** As clients up to 2025-11-25 write it. */
const legacy = (body: unknown, as = token, version = '2025-03-26'): Promise<Answer> =>
  ask(stack.mcpUrl, {
    method: 'POST',
    headers: {
      ...bearer(as),
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'mcp-protocol-version': version,
    },
    body: JSON.stringify(body),
  });
const modern = (method: string, params: Record<string, unknown>, as = token): Promise<Answer> =>
  ask(stack.mcpUrl, mcpRequest(method, params, bearer(as)));
const profile = (id: unknown, meta: object = {}): object => ({
  jsonrpc: '2.0',
  id,
  method: 'tools/call',
  params: { name: 'get_profile', arguments: {}, _meta: meta },
});
const goalsOf = (result: unknown): unknown =>
  (result as { structuredContent?: { goals?: unknown } }).structuredContent?.goals;

describe('N clients with the same JSON-RPC ids (CVE-2026-25536)', () => {
  const people = Array.from({ length: 50 }, (_, i) => ({
    goals: [`goal of person ${i}`],
    token: stack.token(`auth0|collision-${i}`, SCOPES),
  }));

  test('clients, fifty at once of both SDKs, which all count from zero, each get their own answers', async () => {
    const clients = await Promise.all(
      people.map(({ token: as }, i) => (i % 2 === 0 ? client2(stack.mcpUrl, as) : client1(stack.mcpUrl, as))),
    );
    const write = async (i: number): Promise<unknown> =>
      clients[i]?.callTool({ name: 'set_budget_and_goals', arguments: { goals: people[i]?.goals } });
    const read = async (i: number): Promise<unknown> => clients[i]?.callTool({ name: 'get_profile', arguments: {} });
    const written = await Promise.all(people.map((_, i) => write(i)));
    expect(written.map(goalsOf)).toEqual(people.map(({ goals }) => goals));
    for (let round = 0; round < 4; round++) {
      const seen = await Promise.all(people.map((_, i) => read(i)));
      expect(seen.map(goalsOf)).toEqual(people.map(({ goals }) => goals));
    }
    await Promise.all(clients.map((client) => client.close()));
  });

  test.each(['2026-07-28', '2025-11-25', '2025-03-26'])(
    'requests, fifty at once with the id 7 in %s, each get their own answers',
    async (version) => {
      const answers = await Promise.all(
        people.map(({ token: as }) =>
          version === '2026-07-28'
            ? ask(stack.mcpUrl, { ...mcpRequest('tools/call', { name: 'get_profile' }, bearer(as)), body: seventh() })
            : legacy(profile(7), as, version),
        ),
      );
      const bodies = answers.map(({ body }) => body as { id: unknown; result: unknown });
      expect(bodies.map(({ id, result }) => [id, goalsOf(result)])).toEqual(people.map(({ goals }) => [7, goals]));
    },
  );

  const seventh = (): string =>
    JSON.stringify({
      ...(JSON.parse(mcpRequest('tools/call', { name: 'get_profile', arguments: {} }).body as string) as object),
      id: 7,
    });
});

describe('batches of older clients', () => {
  const events = ({ text }: Answer): { id: unknown }[] =>
    [...text.matchAll(/^data: (.+)$/gm)].flatMap(([, data = '']) => JSON.parse(data) as { id: unknown }[]);

  test('batch, of twenty calls, is answered call by call', async () => {
    const answer = await legacy(Array.from({ length: 20 }, (_, i) => profile(`call-${i}`)));
    expect(answer.status).toBe(200);
    const ids = events(answer).map(({ id }) => String(id));
    expect(ids.sort()).toEqual(Array.from({ length: 20 }, (_, i) => `call-${i}`).sort());
  });

  test.each([21, 101, 5_000])('batch, of %i messages, is refused whole', async (length) => {
    const answer = await legacy(Array.from({ length }, (_, i) => ({ jsonrpc: '2.0', id: i, method: 'ping' })));
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.body).toMatchObject({ jsonrpc: '2.0', id: null, error: { message: expect.stringMatching(/\S/) } });
    if (length === 21) expect(answer.body).toMatchObject({ error: { code: -32_600 } });
  });

  test('batch, in which two calls have the same id, is refused or answered, and never hangs', async () => {
    const answer = await legacy([profile('twin'), profile('twin')]);
    expect(answer.status).toBeLessThan(500);
  });

  test('batch, of notifications only, is 202 without a body', async () => {
    const note = { jsonrpc: '2.0', method: 'notifications/initialized' };
    const answer = await legacy([note, note]);
    expect([answer.status, answer.text]).toEqual([202, '']);
  });

  test('batch, in which a message is of 2026-07-28, is refused: that revision has none', async () => {
    const message = JSON.parse(
      mcpRequest('tools/call', { name: 'get_profile', arguments: {} }).body as string,
    ) as object;
    expect((await legacy([message])).status).toBe(400);
  });
});

describe('what the transport owes', () => {
  test('notification, of either era, is 202 without a body', async () => {
    const cancelled = { jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 1 } };
    const older = await legacy(cancelled, token, '2025-11-25');
    const init = mcpRequest('notifications/cancelled', { requestId: 1 }, bearer(token));
    const { id: _, ...newer } = JSON.parse(init.body as string) as { id: unknown };
    const now = await ask(stack.mcpUrl, { ...init, body: JSON.stringify(newer) });
    expect([older.status, older.text]).toEqual([202, '']);
    expect([now.status, now.text]).toEqual([202, '']);
  });

  test.each([['a text'], [17]])(
    'progress, asked for as %j of a tool that has none, changes nothing',
    async (progressToken) => {
      const older = await legacy(profile(1, { progressToken }), token, '2025-11-25');
      const newer = await modern('tools/call', { name: 'get_profile', arguments: {} });
      const body = JSON.parse(mcpRequest('tools/call', { name: 'get_profile', arguments: {} }).body as string) as {
        params: { _meta: object };
      };
      body.params._meta = { ...body.params._meta, progressToken };
      const asked = await ask(stack.mcpUrl, {
        ...mcpRequest('tools/call', { name: 'get_profile' }, bearer(token)),
        body: JSON.stringify(body),
      });
      const content = ({ body: { result } }: Answer & { body: { result: { content: unknown } } }): unknown =>
        result.content;
      expect([content(older as never), content(asked as never)]).toEqual([
        content(newer as never),
        content(newer as never),
      ]);
    },
  );

  test.each(['tools/list', 'prompts/list', 'server/discover'])(
    '%s, asked ten times, is the same to the letter',
    async (method) => {
      const answers = await Promise.all(Array.from({ length: 10 }, () => modern(method, {})));
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    },
  );

  test.each(['HEAD', 'GET', 'PUT', 'PATCH', 'DELETE'])('%s, at /mcp, is never a success', async (method) => {
    const answer = await ask(stack.mcpUrl, { method, headers: bearer(token) });
    expect(answer.status).toBeGreaterThanOrEqual(404);
    expect(answer.status).toBeLessThan(406);
  });
});
