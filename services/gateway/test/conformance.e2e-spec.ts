import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Answer, ask, bearer, mcpRequest, readFacts, sharedStack, signToken, TestBed } from '#libs/testing';
import { startTokenProxy } from '../../../libs/testing/conformance/token-proxy.ts';

const FIXTURE = { name: 'test_simple_text', arguments: {} };
const STATEFUL = { name: 'test_input_required_result_request_state', arguments: {} };
const CAN_BE_ASKED = { 'io.modelcontextprotocol/clientCapabilities': { elicitation: {} } };

const product = sharedStack();
let publicUrl: string;
const token = (user: string, scope: string): string =>
  signToken(readFacts().issuer, { aud: `${publicUrl}/mcp`, sub: user, scope });
const call = (
  method: string,
  params: Record<string, unknown>,
  headers: Record<string, string> = bearer(token('auth0|one', 'conformance:run catalog:read')),
): Promise<Answer> => ask(`${publicUrl}/mcp`, withMeta(mcpRequest(method, params, headers)));
const ofProduct = (method: string, params: Record<string, unknown>, headers = {}): Promise<Answer> => {
  const signedIn = bearer(product.token('auth0|one', 'conformance:run catalog:read'));
  return ask(product.mcpUrl, mcpRequest(method, params, { ...signedIn, ...headers }));
};

/** The same request of a client that a server may ask back. */
function withMeta(init: RequestInit): RequestInit {
  const body = JSON.parse(init.body as string) as { params: { _meta: object } };
  return {
    ...init,
    body: JSON.stringify({ ...body, params: { ...body.params, _meta: { ...body.params._meta, ...CAN_BE_ASKED } } }),
  };
}

const toolNames = ({ body }: Answer): string[] =>
  (body as { result: { tools: { name: string }[] } }).result.tools.map(({ name }) => name);

beforeAll(async () => {
  const facts = readFacts();
  const bed = await TestBed.make(facts);
  ({ publicUrl } = await bed.gateway(facts.issuer.url, { GATEWAY_CONFORMANCE: '1' }));
});

describe('with the flag', () => {
  test('fixture, a token with its scope, answers', async () => {
    expect((await call('tools/call', FIXTURE)).body).toMatchObject({
      result: { content: [{ type: 'text', text: 'This is a simple text response for testing.' }] },
    });
  });

  test('fixture, no token, is 401 like any tool', async () => {
    expect((await call('tools/call', FIXTURE, {})).status).toBe(401);
  });

  test('fixture, a token with every scope of the product but its own, is 403 with the scope to ask for', async () => {
    const scopes = 'catalog:read profile:read profile:write activity:read';
    const answer = await call('tools/call', FIXTURE, bearer(token('auth0|one', scopes)));
    expect(answer.status).toBe(403);
    expect(answer.headers.get('www-authenticate')).toMatch(/scope="[^"]*conformance:run"/);
  });

  test('fixture, an argument it does not have, names it', async () => {
    const answer = await call('tools/call', { ...FIXTURE, arguments: { colour: 'navy' } });
    expect(answer.body).toMatchObject({
      result: { isError: true, content: [{ text: expect.stringContaining('"colour" is not a known field') }] },
    });
  });

  test("tools, listed, begin with the product's", async () => {
    const [all, ours] = [toolNames(await call('tools/list', {})), toolNames(await ofProduct('tools/list', {}))];
    expect(all.slice(0, ours.length)).toEqual(ours);
    expect(all).toContain(FIXTURE.name);
  });

  test('state of a question, sent back by the one who was asked, is taken and by somebody else refused', async () => {
    const asked = await call('tools/call', STATEFUL);
    const { requestState } = (asked.body as { result: { requestState: string } }).result;
    const inputResponses = { confirm: { action: 'accept', content: { ok: true } } };
    const again = { ...STATEFUL, inputResponses, requestState };
    const other = await call('tools/call', again, bearer(token('auth0|two', 'conformance:run')));
    expect(other.body).toMatchObject({ error: { code: -32_602, data: { reason: 'invalid_request_state' } } });
    expect((await call('tools/call', again)).body).toMatchObject({
      result: { resultType: 'complete', content: [{ text: expect.stringContaining('state-ok') }] },
    });
  });

  test('proxy of the suite, a client without a token, is let in; a page of a stranger is not', async () => {
    const proxy = await startTokenProxy(publicUrl, token('auth0|one', 'conformance:run'));
    try {
      const answer = await ask(`${proxy.url}/mcp`, mcpRequest('tools/call', FIXTURE));
      expect(answer.status).toBe(200);
      const page = { origin: 'http://evil.example' };
      expect((await ask(`${proxy.url}/mcp`, mcpRequest('tools/call', FIXTURE, page))).status).toBe(403);
    } finally {
      await proxy.stop();
    }
  });
});

describe('without the flag', () => {
  test('fixture, a token with its scope, is a tool that there is not', async () => {
    expect((await ofProduct('tools/call', FIXTURE)).body).toMatchObject({ error: { code: -32_602 } });
    expect(toolNames(await ofProduct('tools/list', {})).filter((name) => name.startsWith('test_'))).toEqual([]);
  });

  test.each([
    ['prompts/get', { name: 'test_simple_prompt' }, {}, -32_602],
    ['resources/read', { uri: 'test://static-text' }, { 'mcp-name': 'test://static-text' }, -32_602],
  ])('%s, of a fixture %j, is not there', async (method, params, headers, code) => {
    expect((await ofProduct(method, params, headers)).body).toMatchObject({ error: { code } });
  });
});
