import { beforeAll, describe, expect, test } from '@jest/globals';
import { consents, operations, pictures, styleMapPictures, suggestions } from '#libs/contracts';
import { type Answer, ask, bearer, client1, client2, mcpRequest, sharedStack } from '#libs/testing';
import { placeApiKey, placeRevocation } from './access-fixtures.ts';
import { placeFeed, placeHeldImport, placeItem } from './catalog-fixtures.ts';
import { placeDeadLetter } from './dead-letter.ts';
import { ARGUMENTS, findSampleItem, placeApprovals } from './tool-arguments.ts';

const stack = sharedStack();
const tools = operations.filter((op) => op.tool);
/** What the gateway asks for itself: what completes the arguments of prompts, how a question to a person ended, a picture for anybody. */
const ITS_OWN: readonly string[] = [
  suggestions.suggestNames.name,
  consents.getConsentRequest.name,
  pictures.getPicture.name,
  styleMapPictures.getMapPicture.name,
];
const inPerson = operations.filter((op) => op.inPerson);
const rest = operations.filter(
  (op) => !op.tool && !op.inPerson && !ITS_OWN.includes(op.name) && op.callers.includes('gateway'),
);
const EVERY_SCOPE = [...new Set(operations.flatMap((op) => [...op.scopes]))];
const all = (without: readonly string[] = []): string =>
  EVERY_SCOPE.filter((scope) => !without.includes(scope)).join(' ');

/** Where the admin API has each operation, as its own OpenAPI says. */
const routes = new Map<string, { method: string; url: string; body?: string; type?: string }>();
/** What a route needs in its query to succeed. */
const QUERIES: Record<string, string> = {
  'catalog.explain_search': '?query=linen',
  'catalog.export_products': '?country=DE&merchant=matrix-item',
  'audit.get_consistency_proof': '?from=0&to=0',
  'audit.get_inclusion_proof': '?index=0',
};
const BODIES: Record<string, { body: string; type: string }> = {
  'gateway.add_api_key': {
    body: JSON.stringify({ name: 'Matrix', scopes: ['admin:access:write'], expires_in_days: 1 }),
    type: 'application/json',
  },
  'gateway.revoke_access': {
    body: JSON.stringify({ kind: 'token', value: 'matrix', reason: 'a test' }),
    type: 'application/json',
  },
  'catalog.set_item_hidden': { body: JSON.stringify({ hidden: false, reason: null }), type: 'application/json' },
  'catalog.set_merchant_suspension': {
    body: JSON.stringify({ suspended: false, reason: null }),
    type: 'application/json',
  },
  'catalog.set_exchange_rate': {
    body: JSON.stringify({ rate: '0.9', as_of: '2026-01-05T00:00:00Z', source: 'a test' }),
    type: 'application/json',
  },
  'catalog.set_merchant': {
    body: JSON.stringify({ name: 'Matrix', currency: 'EUR', shop_url: null }),
    type: 'application/json',
  },
  'commerce.set_merchant_policy': {
    body: JSON.stringify({
      max_total: null,
      max_quantity: null,
      blocked_categories: [],
      ucp_endpoint: null,
      attribution: [],
    }),
    type: 'application/json',
  },
  'commerce.set_merchant_links_suspension': {
    body: JSON.stringify({ suspended: false, reason: null }),
    type: 'application/json',
  },
  'catalog.start_feed_import': { body: 'Handle,Title,Variant Price\nmatrix,Matrix,1.00\n', type: 'text/csv' },
};

beforeAll(async () => {
  await findSampleItem(stack);
  await placeApprovals(stack, 'auth0|matrix');
  const importId = await placeHeldImport(stack, await placeFeed(stack, 'matrix'));
  const { item_id: itemId, variant_id: variantId } = await placeItem(stack, 'matrix-item');
  const ids = {
    slug: 'matrix',
    base: 'USD',
    quote: 'EUR',
    import_id: importId,
    item_id: itemId,
    variant_id: variantId,
    dead_letter_id: await placeDeadLetter(stack.database),
    revocation_id: await placeRevocation(stack),
    key_id: await placeApiKey(stack),
  };
  const filled = (path: string): string =>
    Object.entries(ids).reduce((done, [name, id]) => done.replace(`{${name}}`, id), path);
  const { paths } = (await ask(`${stack.publicUrl}/admin/docs-json`)).body as {
    paths: Record<string, Record<string, { operationId: string }>>;
  };
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, { operationId }] of Object.entries(methods)) {
      const url = `${stack.publicUrl}${filled(path)}${QUERIES[operationId] ?? ''}`;
      routes.set(operationId, { method: method.toUpperCase(), url, ...BODIES[operationId] });
    }
  }
});

const callTool = (name: string, headers: Record<string, string>): Promise<Answer> =>
  ask(stack.mcpUrl, mcpRequest('tools/call', { name, arguments: ARGUMENTS[name] ?? {} }, headers));
function callRoute(operation: string, headers: Record<string, string>): Promise<Answer> {
  const route = routes.get(operation);
  if (!route) throw new Error(`the admin API has no ${operation}`);
  const { method, url, body, type } = route;
  return ask(url, {
    method,
    headers: { ...headers, ...(type ? { 'content-type': type } : {}) },
    ...(body === undefined ? {} : { body }),
  });
}
const challengedScopes = (answer: Answer): string[] =>
  (/scope="([^"]*)"/.exec(answer.headers.get('www-authenticate') ?? '')?.[1] ?? '').split(' ');

describe('what there is', () => {
  test('tools/list, in both eras, is the same list and is every operation that is a tool', async () => {
    const token = stack.token('auth0|matrix', 'catalog:read');
    const [newer, older] = [await client2(stack.mcpUrl, token), await client1(stack.mcpUrl, token)];
    const [now, before] = [(await newer.listTools()).tools, (await older.listTools()).tools];
    expect(now.map(({ name }) => name)).toEqual(tools.map(({ toolName }) => toolName).sort());
    expect(JSON.parse(JSON.stringify(before))).toEqual(JSON.parse(JSON.stringify(now)));
    await Promise.all([newer.close(), older.close()]);
  });

  test('tools/list, for tokens with all scopes, other scopes or none, is the same', async () => {
    const list = async (scope: string): Promise<unknown> =>
      (
        (await ask(stack.mcpUrl, mcpRequest('tools/list', {}, bearer(stack.token('auth0|x', scope))))).body as {
          result: { tools: unknown };
        }
      ).result.tools;
    expect(await list('')).toEqual(await list(all()));
    expect(await list('admin:catalog:read')).toEqual(await list(all()));
  });

  test('operations, tools and REST together, are all in this matrix', () => {
    expect(Object.keys(ARGUMENTS).sort()).toEqual(tools.map(({ toolName }) => toolName).sort());
    expect([...routes.keys()].sort()).toEqual(rest.map(({ name }) => name));
  });
});

describe.each(tools.map((op) => [op.toolName, op] as const))('tool %s', (name, op) => {
  test(`${name}, with exactly the scopes it declares, runs`, async () => {
    const { tools: listed } = (
      (await ask(stack.mcpUrl, mcpRequest('tools/list', {}, bearer(stack.token('auth0|x', ''))))).body as {
        result: {
          tools: { name: string; securitySchemes: { scopes: string[] }[]; _meta: { securitySchemes: unknown } }[];
        };
      }
    ).result;
    const declared = listed.find((tool) => tool.name === name);
    expect(declared?.securitySchemes).toEqual(declared?._meta.securitySchemes);
    const scopes = declared?.securitySchemes.flatMap((scheme) => scheme.scopes) ?? [];
    expect(scopes).toEqual([...op.scopes]);
    const answer = await callTool(name, bearer(stack.token('auth0|matrix', scopes.join(' '))));
    expect(answer.status).toBe(200);
    const { result } = answer.body as {
      result: { isError?: boolean; structuredContent: unknown; content: { type: string; text: string }[] };
    };
    expect(result.isError).toBeUndefined();
    expect(JSON.parse(result.content[0]?.text ?? '')).toEqual(result.structuredContent);
  });

  test.each(op.scopes.map((scope) => [scope]))(
    `${name}, with every scope but %s, is 403 and names what it needs`,
    async (scope) => {
      const answer = await callTool(name, bearer(stack.token('auth0|matrix', all([scope]))));
      expect(answer.status).toBe(403);
      expect(answer.headers.get('www-authenticate')).toContain('error="insufficient_scope"');
      expect(challengedScopes(answer)).toEqual(expect.arrayContaining([...op.scopes]));
      expect(answer.body).toMatchObject({
        id: 1,
        result: { isError: true, _meta: { 'mcp/www_authenticate': [answer.headers.get('www-authenticate')] } },
      });
    },
  );

  test(`${name}, without any scope, is 403`, async () => {
    expect((await callTool(name, bearer(stack.token('auth0|matrix', '')))).status).toBe(403);
  });

  test(`${name}, with scopes granted but not permitted by the issuer's rules, is 403`, async () => {
    expect((await callTool(name, bearer(stack.token('auth0|matrix', all(), { permissions: [] })))).status).toBe(403);
  });

  test(`${name}, without a token or with one for another audience, is 401`, async () => {
    expect((await callTool(name, {})).status).toBe(401);
    expect(
      (await callTool(name, bearer(stack.token('auth0|matrix', all(), { aud: 'https://other.example/mcp' })))).status,
    ).toBe(401);
  });
});

describe.each(rest.map((op) => [op.name, op] as const))('admin %s', (name, op) => {
  test(`${name}, with exactly the scopes it declares, runs`, async () => {
    const answer = await callRoute(name, bearer(stack.token('auth0|operator', op.scopes.join(' '))));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      expect.any(Number),
      expect.stringMatching(/^(?:application\/jsonl?|text\/csv)(;|$)/),
    ]);
    expect(answer.status).toBeLessThan(300);
  });

  test.each(op.scopes.map((scope) => [scope]))(
    `${name}, with every scope but %s, is 403 and names what it needs`,
    async (scope) => {
      const answer = await callRoute(name, bearer(stack.token('auth0|shopper', all([scope]))));
      expect(answer.status).toBe(403);
      expect(challengedScopes(answer)).toEqual(expect.arrayContaining([...op.scopes]));
      expect(answer.body).toMatchObject({ code: 'FORBIDDEN', status: 403 });
    },
  );

  test(`${name}, without a token or with one for another audience, is 401 with a challenge`, async () => {
    for (const headers of [{}, bearer(stack.token('auth0|operator', all(), { aud: 'https://other.example/mcp' }))]) {
      const answer = await callRoute(name, headers);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        401,
        expect.stringMatching(/^application\/problem\+json/),
      ]);
      expect(answer.headers.get('www-authenticate')).toContain('resource_metadata=');
    }
  });

  test(`${name}, as a tool over MCP, does not exist`, async () => {
    const answer = await callTool(op.toolName, bearer(stack.token('auth0|operator', all())));
    expect(answer.body).toMatchObject({ error: { code: -32_602 } });
  });
});

describe.each(inPerson.map((op) => [op.name, op] as const))('in person %s', (name, op) => {
  test(`${name}, as a tool over MCP or in the admin API, does not exist`, async () => {
    expect(routes.has(name)).toBe(false);
    const answer = await callTool(op.toolName, bearer(stack.token('auth0|matrix', all())));
    expect(answer.body).toMatchObject({ error: { code: -32_602 } });
  });
});
