import type { Tool } from '@modelcontextprotocol/server';
import { toolInputSchema } from '../write-options.ts';
import { widgetUri } from './widgets.ts';
import { jsonSchemaOf, type Operation, operations } from '#libs/contracts';

const EXPOSED = operations.filter((op) => op.tool).sort((a, b) => a.toolName.localeCompare(b.toolName, 'en'));

const BY_NAME: ReadonlyMap<string, Operation> = new Map(EXPOSED.map((op) => [op.toolName, op]));
if (BY_NAME.size !== EXPOSED.length) throw new Error('Cannot build the tool catalog: two operations share a tool name');

const TOOLS = EXPOSED.map(toTool);

/**
 * The tools, generated from the contracts. The list is the same for everyone and each tool says its scopes: what is listed runs
 * with exactly those, and a client that lacks one can ask for it.
 */
export const toolCatalog = {
  list: (): Tool[] => TOOLS,
  find: (toolName: string): Operation | undefined => BY_NAME.get(toolName),
};

/** ChatGPT reads a tool's scopes beside its schema; the protocol's own place for them is `_meta`. */
export interface ListedTool extends Tool {
  securitySchemes: { type: 'oauth2'; scopes: string[] }[];
}

/** An operation as clients see it listed. @throws Error when it is not a tool */
export function toTool(op: Operation): ListedTool {
  const { tool, effect } = op;
  if (!tool) throw new Error(`${op.name} is not a tool`);
  const securitySchemes: ListedTool['securitySchemes'] = [{ type: 'oauth2', scopes: [...op.scopes] }];
  return {
    name: op.toolName,
    title: tool.title,
    description: tool.description,
    inputSchema: toolInputSchema(op) as Tool['inputSchema'],
    outputSchema: jsonSchemaOf(op.output),
    annotations: {
      title: tool.title,
      readOnlyHint: effect === 'read',
      destructiveHint: 'destructive' in tool && tool.destructive,
      idempotentHint: true,
      openWorldHint: false,
    },
    securitySchemes,
    _meta: {
      securitySchemes,
      'openai/toolInvocation/invoking': tool.invoking,
      'openai/toolInvocation/invoked': tool.invoked,
      ...widgetMeta(tool),
    },
  };
}

/** What MCP Apps says of a tool, and the names ChatGPT has for the same. */
function widgetMeta({ widget, calledByWidgets }: NonNullable<Operation['tool']>): Record<string, unknown> {
  if (widget === undefined && !calledByWidgets) return {};
  const resourceUri = widget && widgetUri(widget);
  return {
    ui: {
      ...(resourceUri === undefined ? {} : { resourceUri }),
      visibility: calledByWidgets ? ['model', 'app'] : ['model'],
    },
    ...(resourceUri === undefined ? {} : { 'openai/outputTemplate': resourceUri }),
    ...(calledByWidgets ? { 'openai/widgetAccessible': true } : {}),
  };
}
