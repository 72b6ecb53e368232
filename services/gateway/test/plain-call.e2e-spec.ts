import { describe, expect, test } from '@jest/globals';
import { type Answer, ask, bearer, mcpRequest, sharedStack } from '#libs/testing';

// The gateway answers the commonest request itself (src/mcp/plain-call.ts) and leaves the rest to the SDK. Both must say the same.
const stack = sharedStack();
const signedIn = bearer(stack.token('auth0|plain', 'catalog:read profile:read profile:write'));
const VERSION = 'io.modelcontextprotocol/protocolVersion';
const CAPABILITIES = 'io.modelcontextprotocol/clientCapabilities';

type Message = Record<string, unknown> & { params: Record<string, unknown> & { _meta: Record<string, unknown> } };
const message = (name: string, args: unknown): Message =>
  JSON.parse(mcpRequest('tools/call', { name, arguments: args }).body as string) as Message;

/** The same message by both ways: a quoted charset is the same type to the SDK, and not plain enough for the gateway. */
async function both(
  body: unknown,
  headers: Record<string, string> = {},
  method = 'tools/call',
): Promise<[Answer, Answer]> {
  const name = (body as { params?: { name?: unknown } }).params?.name;
  const init = mcpRequest(method, typeof name === 'string' ? { name } : {}, { ...signedIn, ...headers });
  const send = (type: string): Promise<Answer> =>
    ask(stack.mcpUrl, {
      ...init,
      headers: { ...(init.headers as Record<string, string>), 'content-type': type },
      body: JSON.stringify(body),
    });
  return [await send('application/json'), await send('application/json; charset="utf-8"')];
}

/** Request ids and times differ from call to call. */
const settled = ({ status, headers, text }: Answer): object => ({
  status,
  type: headers.get('content-type')?.split(';')[0],
  text: text.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id'),
});

describe('plain call', () => {
  test.each<[string, unknown]>([
    ['an answer', message('search_catalog', { query: 'linen' })],
    ['an answer in other letters', message('search_catalog', { query: 'Été 👗' })],
    ['an error of a rule', message('set_budget_and_goals', { country: 'XX' })],
    ['an error of shape', message('search_catalog', { limit: 'x' })],
    ['an unknown field', message('search_catalog', { nope: 1 })],
    ['a missing item', message('get_item', { item_id: 'itm_none' })],
    [
      'no arguments',
      { ...message('get_profile', {}), params: { ...message('get_profile', {}).params, arguments: undefined } },
    ],
    ['arguments that are a list', message('get_profile', [])],
    ['arguments that are null', message('get_profile', null)],
    ['an unknown tool', message('no_such_tool', {})],
    ['a text for an id', { ...message('get_profile', {}), id: 'seven' }],
    ['an id of zero', { ...message('get_profile', {}), id: 0 }],
    ['an empty id', { ...message('get_profile', {}), id: '' }],
    ['a broken number for an id', { ...message('get_profile', {}), id: 1.5 }],
    ['null for an id', { ...message('get_profile', {}), id: null }],
    ['another JSON-RPC', { ...message('get_profile', {}), jsonrpc: '1.0' }],
    ['a field more', { ...message('get_profile', {}), more: 1 }],
    ['a parameter more', { ...message('get_profile', {}), params: { ...message('get_profile', {}).params, more: 1 } }],
  ])('answer, to %s, is the same byte for byte', async (_, body) => {
    const [plain, sdk] = await both(body);
    expect(settled(plain)).toEqual(settled(sdk));
  });

  test.each<[string, Record<string, unknown>]>([
    ['another version', { [VERSION]: '2025-11-25' }],
    ['no version', { [VERSION]: undefined }],
    ['no capabilities', { [CAPABILITIES]: undefined }],
    ['capabilities that are a text', { [CAPABILITIES]: 'all' }],
    ['a client that is a text', { 'io.modelcontextprotocol/clientInfo': 'me' }],
    ['a client without a name', { 'io.modelcontextprotocol/clientInfo': { version: '1' } }],
    ['a log level', { 'io.modelcontextprotocol/logLevel': 'debug' }],
    ['a word of its own', { 'example.com/word': { a: [1] } }],
  ])('answer, to _meta with %s, is the same byte for byte', async (_, changes) => {
    const body = message('get_profile', {});
    const [plain, sdk] = await both({
      ...body,
      params: { ...body.params, _meta: { ...body.params._meta, ...changes } },
    });
    expect(settled(plain)).toEqual(settled(sdk));
  });

  test.each<[string, Record<string, string>]>([
    ['that accept JSON only', { accept: 'application/json' }],
    ['that accept a stream only', { accept: 'text/event-stream' }],
    ['that accept anything', { accept: '*/*' }],
    ['that accept something like JSON', { accept: 'application/jsonp, text/event-stream' }],
    ['of another version', { 'mcp-protocol-version': '2025-11-25' }],
    ['of another method', { 'mcp-method': 'tools/list' }],
    ['of another tool', { 'mcp-name': 'search_catalog' }],
  ])('answer, to headers %s, is the same byte for byte', async (_, headers) => {
    const [plain, sdk] = await both(message('get_profile', {}), headers);
    expect(settled(plain)).toEqual(settled(sdk));
  });

  test('progress, asked for, is left to the SDK and answered', async () => {
    const body = message('get_profile', {});
    const [plain, sdk] = await both({
      ...body,
      params: { ...body.params, _meta: { ...body.params._meta, progressToken: 'p' } },
    });
    expect(settled(plain)).toEqual(settled(sdk));
    expect(plain.text).toContain('"structuredContent"');
  });

  test('tool, called a thousand ways at once, is answered each with its own id', async () => {
    const ids = Array.from({ length: 200 }, (_, i) => `call-${i}`);
    const answers = await Promise.all(
      ids.map((id) => both({ ...message('get_profile', {}), id }).then(([plain]) => (plain.body as { id: string }).id)),
    );
    expect(answers).toEqual(ids);
  });
});

describe('plain list', () => {
  const list = JSON.parse(mcpRequest('tools/list', {}).body as string) as Message;

  test.each<[string, unknown, Record<string, string>]>([
    ['a number', { ...list, id: 7 }, {}],
    ['a text in other letters', { ...list, id: 'Été "👗"' }, {}],
    ['null', { ...list, id: null }, {}],
    ['a number, and a cursor', { ...list, params: { ...list.params, cursor: 'x' } }, {}],
    ['a number, and a field more', { ...list, params: { ...list.params, more: 1 } }, {}],
    ['a number, of another version', list, { 'mcp-protocol-version': '2025-11-25' }],
    ['a number, naming a tool', list, { 'mcp-name': 'get_profile' }],
  ])('answer, to tools/list with the id %s, is the same byte for byte', async (_, body, headers) => {
    const [plain, sdk] = await both(body, headers, 'tools/list');
    expect(settled(plain)).toEqual(settled(sdk));
  });
});
