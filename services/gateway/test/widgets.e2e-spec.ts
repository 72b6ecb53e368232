import { describe, expect, test } from '@jest/globals';
import { type Answer, ask, bearer, client1, client2, mcpRequest, sharedStack } from '#libs/testing';

const stack = sharedStack();
const token = stack.token('auth0|widgets', 'catalog:read');
const modern = (
  method: string,
  params: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<Answer> => ask(stack.mcpUrl, mcpRequest(method, params, { ...bearer(token), ...headers }));

describe('widgets', () => {
  const uriOf = ({ body }: Answer, tool = 'view_style_map'): string => {
    const { tools } = (body as { result: { tools: { name: string; _meta: { ui?: { resourceUri?: string } } }[] } })
      .result;
    return tools.find(({ name }) => name === tool)?._meta.ui?.resourceUri ?? '';
  };

  test('resources, of both eras, are the widgets that tools name, the same for everyone', async () => {
    const tools = await modern('tools/list');
    const [uri, card] = [uriOf(tools), uriOf(tools, 'request_purchase_approval')];
    expect(uri).toMatch(/^ui:\/\/atelier\/style-map-[0-9a-f]{12}\.html$/);
    expect(card).toMatch(/^ui:\/\/atelier\/approval-card-[0-9a-f]{12}\.html$/);
    expect(uriOf(tools, 'get_approval_status')).toBe(card);
    const [newer, older] = [await client2(stack.mcpUrl, token), await client1(stack.mcpUrl, token)];
    const [now, before] = [await newer.listResources(), await older.listResources()];
    expect(now.resources).toEqual(before.resources);
    expect(now.resources).toEqual([
      expect.objectContaining({ uri, mimeType: 'text/html;profile=mcp-app', name: 'style-map' }),
      expect.objectContaining({ uri: card, mimeType: 'text/html;profile=mcp-app', name: 'approval-card' }),
    ]);
    expect((await newer.listResourceTemplates()).resourceTemplates).toEqual([]);
    const [page, same] = [await newer.readResource({ uri }), await older.readResource({ uri })];
    expect(page.contents).toEqual(same.contents);
    expect(page.contents).toEqual([
      {
        uri,
        mimeType: 'text/html;profile=mcp-app',
        text: expect.stringContaining(`data-origin="${stack.publicUrl}"`),
        _meta: {
          ui: { csp: { connectDomains: [], resourceDomains: [stack.publicUrl] }, prefersBorder: true },
          'openai/widgetDescription': expect.stringContaining('map'),
        },
      },
    ]);
    await Promise.all([newer.close(), older.close()]);
  });

  test('resource, by the address of another version, is the one there is now', async () => {
    const uri = 'ui://atelier/style-map-000000000000.html';
    const answer = await modern('resources/read', { uri }, { 'mcp-name': uri });
    expect(answer.body).toMatchObject({
      result: { contents: [{ uri }], ttlMs: 3_600_000, cacheScope: 'public', resultType: 'complete' },
    });
  });

  test.each([
    'ui://atelier/nothing-000000000000.html',
    'ui://atelier/constructor-000000000000.html',
    'ui://atelier/style-map.html',
    'file:///etc/passwd',
  ])('resource %s, which there is not, is -32602', async (uri) => {
    expect((await modern('resources/read', { uri }, { 'mcp-name': uri })).body).toMatchObject({
      error: { code: -32_602 },
    });
  });

  test('resource, without a token, is not given', async () => {
    const uri = uriOf(await modern('tools/list'));
    const answer = await ask(stack.mcpUrl, mcpRequest('resources/read', { uri }, { 'mcp-name': uri }));
    expect(answer.status).toBe(401);
  });
});
