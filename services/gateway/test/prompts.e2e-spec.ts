import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Answer, ask, bearer, client1, client2, mcpRequest, sharedStack } from '#libs/testing';
import { listPrompts } from '../src/mcp/prompts.ts';

const stack = sharedStack();
const token = stack.token('auth0|prompts', 'catalog:read profile:read');

interface Client {
  listPrompts(): Promise<{ prompts: { name: string }[] }>;
  getPrompt(asked: { name: string; arguments?: Record<string, string> }): Promise<{ messages: unknown[] }>;
  complete(asked: {
    ref: { type: 'ref/prompt'; name: string };
    argument: { name: string; value: string };
  }): Promise<{ completion: { values: string[]; total?: number; hasMore?: boolean } }>;
  close(): Promise<void>;
}
const ERAS = ['2026-07-28', '2025-11-25'] as const;
const eras = {} as Record<(typeof ERAS)[number], Client>;

beforeAll(async () => {
  eras['2026-07-28'] = await client2(stack.mcpUrl, token);
  eras['2025-11-25'] = await client1(stack.mcpUrl, token);
});
afterAll(() => Promise.all(Object.values(eras).map((client) => client.close())));

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const modern = (method: string, params: Record<string, unknown>, as = token): Promise<Answer> =>
  ask(stack.mcpUrl, mcpRequest(method, params, bearer(as)));
/** As a client of 2025-11-25 writes it. */
const legacy = (method: string, params: Record<string, unknown>, headers: Record<string, string>): Promise<Answer> =>
  ask(stack.mcpUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'mcp-protocol-version': '2025-11-25',
      ...headers,
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
const asked = (value: string, name = 'brand'): Parameters<Client['complete']>[0] => ({
  ref: { type: 'ref/prompt', name: 'compare_brands' },
  argument: { name, value },
});

describe.each(ERAS)('in %s', (era) => {
  test(`prompts/list, in ${era}, is the list of the manifest`, async () => {
    const { body } = await (era === '2026-07-28'
      ? modern('prompts/list', {})
      : legacy('prompts/list', {}, bearer(token)));
    expect((body as { result: { prompts: unknown } }).result.prompts).toEqual(plain(listPrompts()));
    // Both SDKs drop the titles of arguments, which are in the specification.
    const names = (await eras[era].listPrompts()).prompts.map(({ name }) => name);
    expect(names).toEqual(listPrompts().map(({ name }) => name));
  });

  test(`prompts/get, in ${era}, of every prompt, gives what the person would say`, async () => {
    for (const { name, arguments: given = [] } of listPrompts()) {
      const { messages } = await eras[era].getPrompt({
        name,
        arguments: Object.fromEntries(given.map((argument) => [argument.name, 'Atelier Test'])),
      });
      expect(messages).toEqual([{ role: 'user', content: { type: 'text', text: expect.stringMatching(/\S{3}/) } }]);
    }
  });

  test.each([
    ['the beginning of a name', 'brand', 'ate', ['Atelier Test']],
    ['another case and a blank before it', 'brand', ' ATEL', ['Atelier Test']],
    ['the beginning of a later word', 'other_brand', 'lab', ['Other Label']],
    ['the middle of a word', 'brand', 'telier', []],
    ['a wildcard', 'brand', '%', []],
    ['a quote', 'brand', "'; --", []],
    ['a category', 'category', 'sca', ['Scarves']],
    ['a category no visible item has', 'category', 'dress', []],
    ['more than any name has', 'brand', 'a'.repeat(5_000), []],
  ])(`completion/complete, in ${era}, of %s, gives published names only`, async (_, argument, value, names) => {
    const { completion } = await eras[era].complete(asked(value, argument));
    expect(completion).toEqual({ values: names, total: names.length, hasMore: false });
  });

  test(`completion/complete, in ${era}, of nothing typed yet, gives the most frequent`, async () => {
    const { values } = (await eras[era].complete(asked(''))).completion;
    expect(values).toEqual(expect.arrayContaining(['Atelier Test', 'Other Label']));
    expect(values.length).toBeLessThanOrEqual(50);
  });

  test(`completion/complete, in ${era}, of a closed list, needs no catalog`, async () => {
    const ref = { type: 'ref/prompt', name: 'find_something_to_wear' } as const;
    const { completion } = await eras[era].complete({ ref, argument: { name: 'occasion', value: 'W' } });
    expect(completion.values).toEqual(['work', 'wedding guest']);
  });

  test.each([
    ['prompts/get', { name: 'no_such_prompt' }],
    ['prompts/get', { name: 'compare_brands', arguments: { brand: 'A' } }],
    ['completion/complete', { ref: { type: 'ref/prompt', name: 'nope' }, argument: { name: 'brand', value: 'a' } }],
    ['completion/complete', { ref: { type: 'ref/resource', uri: 'a:b' }, argument: { name: 'x', value: 'a' } }],
    ['completion/complete', { ...asked('a\u0000b') }],
  ])(`%s, in ${era}, with %j, is -32602`, async (method, params) => {
    const answer = await (era === '2026-07-28' ? modern(method, params) : legacy(method, params, bearer(token)));
    expect(answer.body).toMatchObject({ error: { code: -32_602, message: expect.stringMatching(/\S/) } });
  });
});

describe('who may', () => {
  const nobody = stack.token('auth0|prompts', '');

  test('prompts/list and prompts/get, with a token without scopes, run: they hold no data', async () => {
    expect((await modern('prompts/list', {}, nobody)).status).toBe(200);
    expect((await modern('prompts/get', { name: 'set_up_my_profile' }, nobody)).status).toBe(200);
  });

  test.each([
    ['no scope', nobody],
    ['every scope but the catalog', stack.token('auth0|prompts', 'profile:read profile:write admin:catalog:read')],
    ['a scope not permitted', stack.token('auth0|prompts', 'catalog:read', { permissions: [] })],
  ])('completion/complete, of names, with %s, is 403 and asks for catalog:read', async (_, as) => {
    for (const answer of [
      await modern('completion/complete', asked('a'), as),
      await legacy('completion/complete', asked('a'), bearer(as)),
    ]) {
      expect(answer.status).toBe(403);
      expect(answer.headers.get('www-authenticate')).toMatch(/error="insufficient_scope".*scope="[^"]*catalog:read/);
      expect(answer.body).toMatchObject({ id: 1, error: { code: -32_000 } });
    }
  });

  test.each(['prompts/list', 'prompts/get', 'completion/complete'])('%s, without a token, is 401', async (method) => {
    const params = method === 'prompts/get' ? { name: 'set_up_my_profile' } : { ...asked('a') };
    expect((await ask(stack.mcpUrl, mcpRequest(method, params))).status).toBe(401);
    expect((await legacy(method, params, {})).status).toBe(401);
  });
});

test('prompts/list, as listed, may be kept an hour by everybody', async () => {
  expect((await modern('prompts/list', {})).body).toMatchObject({ result: { ttlMs: 3_600_000, cacheScope: 'public' } });
});
