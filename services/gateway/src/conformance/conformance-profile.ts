import { randomBytes } from 'node:crypto';
import {
  type CallToolResult,
  createRequestStateCodec,
  InMemoryServerEventBus,
  type Server,
  type ServerContext,
  type ServerOptions,
} from '@modelcontextprotocol/server';
import { checked, type Operation, OperationError } from '#libs/contracts';
import type { Operations } from '../operations.ts';
import type { McpExtension } from '../mcp/extension.ts';
import type { LinkedCalls } from '../mcp/linked-call.ts';
import { operationCalled } from '../mcp/operation-called.ts';
import { REQUEST } from '../mcp/mcp-server.ts';
import { complete, getPrompt, listPrompts } from '../mcp/prompts.ts';
import { toolCatalog, toTool } from '../mcp/tool-catalog.ts';
import type { Widgets } from '../mcp/widgets.ts';
import type { GatewayRequest } from '../request.ts';
import { contentFixtures } from './content-fixtures.ts';
import { answer, type Fixture, type RequestState, text } from './fixture-call.ts';
import { completeFixture, FIXTURE_PROMPTS, getFixturePrompt, isFixturePrompt } from './fixture-prompts.ts';
import { FIXTURE_RESOURCES, FIXTURE_TEMPLATES, isFixtureResource, readFixture } from './fixture-resources.ts';
import { fixtureTools } from './fixture-tools.contract.ts';
import { questionFixtures } from './question-fixtures.ts';

const STATE_TTL_S = 60;

const fixtures: Readonly<Record<keyof typeof fixtureTools, Fixture>> = { ...contentFixtures, ...questionFixtures };

const BY_NAME = new Map(
  Object.entries(fixtureTools).map(([key, operation]) => [
    operation.toolName,
    { operation, run: fixtures[key as keyof typeof fixtureTools] },
  ]),
);

/** Fixtures answer in content, not in a shape that an output schema could promise. */
const TOOLS = [...BY_NAME.values()].map(({ operation }) => {
  const { outputSchema: _, ...tool } = toTool(operation);
  return tool;
});

const requestOf = ({ http }: ServerContext): GatewayRequest => http?.authInfo?.extra?.[REQUEST] as GatewayRequest;

function refusalOf(operation: Operation, args: object): CallToolResult | undefined {
  try {
    checked(operation.input, args, 'strict');
    return undefined;
  } catch (error) {
    if (!(error instanceof OperationError)) throw error;
    return { isError: true, ...answer(text(`${error.code}: ${error.message}`)) };
  }
}

/** The conformance suite's fixtures beside the product, behind the same door and guards. See docs/adr/0022-conformance-profile.md. */
export function conformanceProfile(): McpExtension {
  const bus = new InMemoryServerEventBus();
  const states = createRequestStateCodec<RequestState>({
    key: randomBytes(32),
    ttlSeconds: STATE_TTL_S,
    bind: (context) => `${context.mcpReq.method}\0${requestOf(context).user.principal.userId}`,
  });
  return {
    bus,
    find: (toolName) => BY_NAME.get(toolName)?.operation,
    options: (product): ServerOptions => ({
      ...product,
      capabilities: {
        ...product.capabilities,
        tools: { listChanged: true },
        prompts: { listChanged: true },
        resources: { subscribe: true, listChanged: true },
        completions: {},
        logging: {},
      },
      // The product's tools open their own states.
      requestState: {
        verify: (state, context) =>
          operationCalled(requestOf(context).body) ? undefined : states.verify(state, context),
      },
    }),
    extend: (server: Server, operations: Operations, calls: LinkedCalls, widgets: Widgets): void => {
      server.setRequestHandler('tools/list', () => ({ tools: [...toolCatalog.list(), ...TOOLS] }));
      server.setRequestHandler('tools/call', ({ params }, context) => {
        const fixture = BY_NAME.get(params.name);
        if (!fixture) return calls.call(params, context, requestOf(context));
        const refused = refusalOf(fixture.operation, params.arguments ?? {});
        return refused ?? fixture.run({ context, bus, seal: (state) => states.mint(state, context) });
      });
      server.setRequestHandler('prompts/list', () => ({ prompts: [...FIXTURE_PROMPTS, ...listPrompts()] }));
      server.setRequestHandler('prompts/get', ({ params }, context) =>
        isFixturePrompt(params.name)
          ? getFixturePrompt(params, context)
          : getPrompt(params.name, params.arguments ?? {}),
      );
      server.setRequestHandler('completion/complete', ({ params }, context) =>
        params.ref.type === 'ref/prompt' && !isFixturePrompt(params.ref.name)
          ? complete(operations, params, requestOf(context))
          : completeFixture(params.argument.value),
      );
      server.setRequestHandler('resources/list', () => ({ resources: [...FIXTURE_RESOURCES, ...widgets.list()] }));
      server.setRequestHandler('resources/templates/list', () => ({ resourceTemplates: FIXTURE_TEMPLATES }));
      server.setRequestHandler('resources/read', ({ params }) =>
        isFixtureResource(params.uri) ? readFixture(params.uri) : widgets.read(params.uri),
      );
      // Sessions, where a subscription of older revisions would live, are not kept: it is accepted and tells nothing.
      server.setRequestHandler('resources/subscribe', () => ({}));
      server.setRequestHandler('resources/unsubscribe', () => ({}));
    },
  };
}
