import { type Implementation, type McpServerFactory, Server, type ServerOptions } from '@modelcontextprotocol/server';
import { AjvJsonSchemaValidator } from '@modelcontextprotocol/server/validators/ajv';
import type { Operations } from '../operations.ts';
import type { GatewayRequest } from '../request.ts';
import type { McpExtension } from './extension.ts';
import { INSTRUCTIONS } from './instructions.ts';
import type { LinkedCalls } from './linked-call.ts';
import { complete, getPrompt, listPrompts } from './prompts.ts';
import { toolCatalog } from './tool-catalog.ts';
import type { Widgets } from './widgets.ts';

const HOUR_MS = 3_600_000;

/** How long clients may keep the list of tools, and for whom. */
export const TOOLS_CACHE = { ttlMs: HOUR_MS, cacheScope: 'public' } as const;

/** Shared by all instances: building a validator takes longer than serving a request. */
const OPTIONS: ServerOptions = {
  capabilities: { tools: {}, prompts: {}, resources: {}, completions: {} },
  instructions: INSTRUCTIONS,
  jsonSchemaValidator: new AjvJsonSchemaValidator(),
  cacheHints: {
    'tools/list': TOOLS_CACHE,
    'prompts/list': { ttlMs: HOUR_MS, cacheScope: 'public' },
    'resources/list': { ttlMs: HOUR_MS, cacheScope: 'public' },
    'resources/templates/list': { ttlMs: HOUR_MS, cacheScope: 'public' },
    'resources/read': { ttlMs: HOUR_MS, cacheScope: 'public' },
    'server/discover': { ttlMs: HOUR_MS, cacheScope: 'public' },
  },
};

/** Key under which the door hands the HTTP request to the server instance that answers it. */
export const REQUEST = 'atelier/request';

/** Makes the server for one request, in either era of the protocol; nothing outlives the request. */
export function mcpServerFactory(
  operations: Operations,
  calls: LinkedCalls,
  widgets: Widgets,
  identity: Implementation,
  extension?: McpExtension,
): McpServerFactory {
  const options = extension?.options(OPTIONS) ?? OPTIONS;
  return ({ authInfo }) => {
    const server = new Server(identity, options);
    const request = authInfo?.extra?.[REQUEST] as GatewayRequest;
    server.setRequestHandler('tools/list', () => ({ tools: toolCatalog.list() }));
    server.setRequestHandler('tools/call', ({ params }, context) => calls.call(params, context, request));
    server.setRequestHandler('prompts/list', () => ({ prompts: listPrompts() }));
    server.setRequestHandler('prompts/get', ({ params }) => getPrompt(params.name, params.arguments ?? {}));
    server.setRequestHandler('completion/complete', ({ params }) => complete(operations, params, request));
    server.setRequestHandler('resources/list', () => ({ resources: widgets.list() }));
    server.setRequestHandler('resources/templates/list', () => ({ resourceTemplates: widgets.templates() }));
    server.setRequestHandler('resources/read', ({ params }) => widgets.read(params.uri));
    extension?.extend(server, operations, calls, widgets);
    return server;
  };
}
