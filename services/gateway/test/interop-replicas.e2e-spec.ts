import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  type Answer,
  ask,
  bearer,
  client1,
  client2,
  mcpRequest,
  type OwnStack,
  readFacts,
  SAMPLE_FEED,
  shopifyCsv,
  signToken,
  startStack,
} from '#libs/testing';

const facts = readFacts();
let stack: OwnStack;
let robin: Server;
let mcpUrl: string;
const replicas: string[] = [];
const served: string[] = [];

/** A round robin in front of the replicas, as dumb as they come: each request goes to the next one. */
function roundRobin(): Server {
  let turn = 0;
  return createServer((asked, reply) => {
    const replica = new URL(replicas[turn++ % replicas.length] ?? '');
    served.push(replica.port);
    const { hostname, port } = replica;
    const forwarded = request(
      { hostname, port, path: asked.url, method: asked.method, headers: asked.headers },
      (answer) => {
        reply.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(reply);
      },
    );
    forwarded.on('error', () => reply.destroy());
    asked.pipe(forwarded);
  });
}

beforeAll(async () => {
  stack = await startStack();
  await stack.admin().importFeed('sample', shopifyCsv(SAMPLE_FEED));
  robin = roundRobin();
  await new Promise<void>((resolve) => robin.listen(0, 'localhost', resolve));
  const publicUrl = `http://localhost:${(robin.address() as AddressInfo).port}`;
  mcpUrl = `${publicUrl}/mcp`;
  for (let i = 0; i < 2; i++) {
    const started = await stack.bed.gateway(facts.issuer.url, { PUBLIC_URL: publicUrl });
    replicas.push(started.publicUrl);
  }
});
afterAll(() => {
  robin.closeAllConnections();
  robin.close();
});

const tokenOf = (user: string): string =>
  signToken(facts.issuer, { aud: mcpUrl, sub: user, scope: 'catalog:read profile:read profile:write activity:read' });
const legacy = (method: string, params: object): RequestInit => ({
  method: 'POST',
  headers: {
    ...bearer(tokenOf('auth0|robin')),
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
    ...(method === 'initialize' ? {} : { 'mcp-protocol-version': '2025-11-25' }),
  },
  body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
});
const modern = (method: string, params: Record<string, unknown>): RequestInit =>
  mcpRequest(method, params, bearer(tokenOf('auth0|robin')));
const settled = ({ status, text }: Answer): object => ({
  status,
  text: text.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id'),
});

const brand = { ref: { type: 'ref/prompt', name: 'compare_brands' }, argument: { name: 'brand', value: 'a' } };
const initialize = { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'x', version: '1' } };
const METHODS: [string, Record<string, unknown>][] = [
  ['tools/list', {}],
  ['prompts/list', {}],
  ['prompts/get', { name: 'set_up_my_profile' }],
  ['completion/complete', brand],
  ['tools/call', { name: 'search_catalog', arguments: { query: 'linen' } }],
  ['tools/call', { name: 'get_brand', arguments: { brand: 'Atelier Test' } }],
  ['tools/call', { name: 'search', arguments: { query: 'coat' } }],
  ['tools/call', { name: 'get_profile', arguments: {} }],
  ['tools/call', { name: 'get_item', arguments: { item_id: 'itm_none' } }],
  ['tools/call', { name: 'no_such_tool', arguments: {} }],
  ['no/such', {}],
];

describe('two replicas behind a round robin', () => {
  test.each([
    ...METHODS.map(([method, params]) => ['2026-07-28', method, params] as const),
    ['2026-07-28', 'server/discover', {}] as const,
    ...METHODS.map(([method, params]) => ['2025-11-25', method, params] as const),
    ['2025-11-25', 'initialize', initialize] as const,
    ['2025-11-25', 'ping', {}] as const,
  ])('%s %s %j, is answered alike by both', async (era, method, params) => {
    served.length = 0;
    const answers: Answer[] = [];
    for (let i = 0; i < 4; i++) {
      answers.push(await ask(mcpUrl, era === '2026-07-28' ? modern(method, params) : legacy(method, params)));
    }
    expect(new Set(served).size).toBe(2);
    expect(answers.map(settled)).toEqual(answers.map(() => settled(answers[0] as Answer)));
    expect(answers[0]?.headers.get('mcp-session-id')).toBeNull();
  });

  test.each([
    ['2.x', client2],
    ['1.32', client1],
  ] as const)(
    'client of SDK %s, whose requests take turns, connects, writes and reads what it wrote',
    async (sdk, connect) => {
      served.length = 0;
      const client = await connect(mcpUrl, tokenOf(`auth0|robin-${sdk}`));
      const read = async (): Promise<unknown> =>
        ((await client.callTool({ name: 'get_profile', arguments: {} })).structuredContent as { goals: unknown }).goals;
      for (const goals of [['a coat'], ['a scarf'], ['a coat', 'a scarf']]) {
        await client.callTool({ name: 'set_budget_and_goals', arguments: { goals } });
        expect([await read(), await read()]).toEqual([goals, goals]);
      }
      await client.close();
      expect(new Set(served).size).toBe(2);
    },
  );
});
