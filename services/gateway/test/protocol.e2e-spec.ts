import { describe, expect, test } from '@jest/globals';
import { type Answer, ask, bearer, client1, client2, mcpRequest, sharedStack } from '#libs/testing';

const stack = sharedStack();
const token = stack.token('auth0|protocol', 'catalog:read profile:read profile:write');
const signedIn = bearer(token);
const modern = (
  method: string,
  params: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<Answer> => ask(stack.mcpUrl, mcpRequest(method, params, { ...signedIn, ...headers }));
/** A request as clients up to 2025-11-25 write it. */
const legacy = (body: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
  ask(stack.mcpUrl, {
    method: 'POST',
    headers: {
      ...signedIn,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...headers,
    },
    body: JSON.stringify(body),
  });
const call = (name: string, args: unknown): Promise<Answer> => modern('tools/call', { name, arguments: args });
const raw = (body: string, headers: Record<string, string>): Promise<Answer> =>
  ask(stack.mcpUrl, {
    method: 'POST',
    headers: { ...signedIn, accept: 'application/json, text/event-stream', ...headers },
    body,
  });

describe('both eras on one address', () => {
  test('server/discover, says versions, tools and how long it may be kept', async () => {
    const answer = await modern('server/discover');
    expect(answer.body).toMatchObject({
      result: {
        supportedVersions: expect.arrayContaining(['2026-07-28']),
        capabilities: { tools: {} },
        resultType: 'complete',
        ttlMs: 3_600_000,
        cacheScope: 'public',
      },
    });
    expect(answer.headers.get('mcp-session-id')).toBeNull();
  });

  test.each(['2025-11-25', '2025-06-18', '2025-03-26', '2024-11-05'])(
    'initialize, of the revision %s, is answered in it without a session',
    async (protocolVersion) => {
      const answer = await legacy({
        jsonrpc: '2.0',
        id: 1,
        method: 'initialize',
        params: { protocolVersion, capabilities: {}, clientInfo: { name: 'x', version: '1' } },
      });
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({
        result: { protocolVersion, capabilities: { tools: {} }, serverInfo: { name: 'atelier' } },
      });
      expect(answer.headers.get('mcp-session-id')).toBeNull();
    },
  );

  test('clients, of both SDKs, run the same tool to the same answer', async () => {
    const [newer, older] = [await client2(stack.mcpUrl, token), await client1(stack.mcpUrl, token)];
    const asked = { name: 'search_catalog', arguments: { query: 'wool coat' } };
    const [now, before] = [await newer.callTool(asked), await older.callTool(asked)];
    expect(now.structuredContent).toEqual(before.structuredContent);
    expect(now.structuredContent).toMatchObject({
      items: [{ title: 'Wool Coat', price_from: { amount_minor: 28_900, currency: 'EUR' } }],
    });
    await Promise.all([newer.close(), older.close()]);
  });

  test('notification, of an older client, is 202 without a body', async () => {
    const answer = await legacy(
      { jsonrpc: '2.0', method: 'notifications/initialized' },
      { 'mcp-protocol-version': '2025-06-18' },
    );
    expect([answer.status, answer.text]).toEqual([202, '']);
  });

  test('batch, of a client of 2025-03-26, is answered call by call', async () => {
    const answer = await legacy(
      [
        { jsonrpc: '2.0', id: 'a', method: 'tools/call', params: { name: 'get_profile', arguments: {} } },
        { jsonrpc: '2.0', id: 'b', method: 'tools/list' },
      ],
      { 'mcp-protocol-version': '2025-03-26' },
    );
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('"id":"a"');
    expect(answer.text).toContain('"id":"b"');
  });

  test('batch, one call of which lacks its scope, is refused whole and naming the scopes of all', async () => {
    const body = ['search_catalog', 'set_sizes', 'get_profile'].map((name, id) => ({
      jsonrpc: '2.0',
      id,
      method: 'tools/call',
      params: { name, arguments: {} },
    }));
    const answer = await legacy(body, bearer(stack.token('auth0|protocol', 'catalog:read')));
    expect(answer.status).toBe(403);
    expect(answer.headers.get('www-authenticate')).toContain('scope="catalog:read profile:write profile:read"');
  });
});

describe('what a model can act on', () => {
  test.each([
    ['get_item', {}, '"item_id" is missing'],
    ['get_item', { item_id: 'a b' }, '"item_id" must match'],
    ['search_catalog', { limit: 'many' }, '"limit" must be integer'],
    ['search_catalog', { limit: 51 }, '"limit" must be <= 50'],
    ['search_catalog', { colour: 'navy' }, '"colour" is not a known field'],
    ['search_catalog', { filters: { color: ['navy'] } }, '"filters.color" is not a known field'],
    [
      'search_catalog',
      { filters: { department: 'ladies' } },
      '"filters.department" must be one of women, men, unisex, kids',
    ],
    ['search_catalog', { filters: { price_max_minor: 100 } }, '"filters.currency" is missing'],
    ['search_catalog', { query: 'a\u0000b' }, '"query" contains the character U+0000'],
    ['search_catalog', { cursor: 'x' }, '"cursor" is not one this search gave'],
    ['set_budget_and_goals', { monthly_budget_minor: 1.5 }, '"monthly_budget_minor" must be integer'],
    [
      'set_sizes',
      { sizes: [{ garment: 'top', system: 'letter', value: 'ENORMOUS' }] },
      '"sizes": top letter "ENORMOUS" is not a size',
    ],
    ['set_sizes', { sizes: [{ garment: 'hat', system: 'letter', value: 'M' }] }, '"sizes.0.garment" must be one of'],
  ])('tool %s, with %j, is an error that names the field: %s', async (name, args, says) => {
    const { status, body } = await call(name, args);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      result: { isError: true, content: [{ type: 'text', text: expect.stringContaining(`INVALID_INPUT: ${says}`) }] },
    });
  });

  test('tool get_item, an item that does not exist, says where ids come from', async () => {
    expect((await call('get_item', { item_id: 'itm_none' })).body).toMatchObject({
      result: {
        isError: true,
        content: [{ text: 'NOT_FOUND: There is no such item: take an item_id from search_catalog' }],
      },
    });
  });

  test.each(['no_such_tool', 'start_feed_import', 'constructor', ''])(
    'tool %s, which there is not, is -32602 in both eras',
    async (name) => {
      expect((await call(name, {})).body).toMatchObject({ error: { code: -32_602 } });
      const older = await legacy(
        { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: {} } },
        { 'mcp-protocol-version': '2025-06-18' },
      );
      expect(older.body).toMatchObject({ error: { code: -32_602 } });
    },
  );

  test.each([[[]], ['x'], [1], [null]])(
    'tool get_profile, with arguments that are %j, is an error and no accident',
    async (args) => {
      const { status, body } = await call('get_profile', args);
      expect(status).toBeLessThan(500);
      expect(JSON.stringify(body)).not.toContain('-32603');
    },
  );
});

describe('what the protocol refuses', () => {
  test.each([
    ['malformed JSON', '{"jsonrpc":', { 'content-type': 'application/json' }, 400, -32_700],
    ['no body', '', { 'content-type': 'application/json' }, 400, -32_700],
    ['a text', '{}', { 'content-type': 'text/plain' }, 415, -32_000],
    ['a spreadsheet', 'a,b', { 'content-type': 'text/csv' }, 415, -32_000],
    ['a form', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }, 415, -32_000],
    ['XML', '<a/>', { 'content-type': 'application/xml' }, 415, -32_000],
    [
      'more than a megabyte',
      JSON.stringify({ x: 'x'.repeat(1_100_000) }),
      { 'content-type': 'application/json' },
      413,
      -32_000,
    ],
    ['an empty batch', '[]', { 'content-type': 'application/json' }, 400, -32_600],
    [
      'an answer nobody reads',
      '{"jsonrpc":"2.0","id":1,"method":"tools/list"}',
      { 'content-type': 'application/json', accept: 'text/html' },
      406,
      -32_000,
    ],
  ])('POST, %s, is refused as JSON-RPC', async (_, body, headers, status, code) => {
    const answer = await raw(body, headers);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({
      jsonrpc: '2.0',
      id: null,
      error: { code, message: expect.stringMatching(/\S/) },
    });
  });

  test.each(['GET', 'DELETE'])('%s, with or without a token, is 405 and says what is allowed', async (method) => {
    for (const headers of [signedIn, {}]) {
      const answer = await ask(stack.mcpUrl, { method, headers });
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
      expect(answer.body).toMatchObject({ jsonrpc: '2.0', error: { code: -32_000 } });
    }
  });

  test.each(['no/such', 'resources/subscribe', 'logging/setLevel'])(
    'method %s, which there is not, is 404 and -32601',
    async (method) => {
      const answer = await modern(method);
      expect([answer.status, answer.body]).toEqual([
        404,
        expect.objectContaining({ error: expect.objectContaining({ code: -32_601 }) }),
      ]);
    },
  );

  test('headers, that disagree with the body, are 400 and -32020', async () => {
    const answer = await modern('tools/call', { name: 'get_profile', arguments: {} }, { 'mcp-name': 'search_catalog' });
    expect([answer.status, answer.body]).toEqual([
      400,
      expect.objectContaining({ error: expect.objectContaining({ code: -32_020 }) }),
    ]);
  });
});
