import {
  type CallToolRequest,
  type CallToolResult,
  CLIENT_CAPABILITIES_META_KEY,
  inputRequired,
  type InputRequiredResult,
  inputResponse,
  ProtocolError,
  ProtocolErrorCode,
  type ServerContext,
} from '@modelcontextprotocol/server';
import { hasScopes } from '#libs/auth';
import { linkOf, type Operation, OperationError, type ToolLink } from '#libs/contracts';
import type { Operations } from '../operations.ts';
import type { GatewayRequest } from '../request.ts';
import { callTool, resultOf } from './call-tool.ts';
import type { Bound, LinkStates, OpenedState } from './link-states.ts';
import { toolCatalog } from './tool-catalog.ts';

type Params = CallToolRequest['params'];
type Fields = Readonly<Record<string, unknown>>;
type Result = CallToolResult | InputRequiredResult;

/** Names the one question there is. */
const PAGE = 'page';
const INVALID_STATE = 'Invalid or expired requestState: call the tool again without requestState and inputResponses';
const NOT_OPENED = {
  decline: 'The person chose not to open the page, so nothing has changed. Respect that.',
  cancel: 'The page was not opened, and the person has decided nothing. Ask whether they want to go on.',
};

/** Whether a client can be asked to open a page: said in `_meta` of every request since 2026-07-28; of older ones nothing is known. */
export const opensPages = (capabilities: unknown): boolean => {
  const url = fieldsOf(fieldsOf(capabilities)['elicitation'])['url'];
  return typeof url === 'object' && url !== null;
};

/**
 * Runs a tool; where its answer sends the person to a page of ours, a client that can open one is asked to (MCP 2026-07-28, URL
 * elicitation in multi round-trip requests). Other clients get the answer, which has the link too. See docs/adr/0027-links-of-tools.md.
 */
export class LinkedCalls {
  constructor(
    private readonly operations: Operations,
    private readonly states: LinkStates,
  ) {}

  async call(params: Params, context: ServerContext, request: GatewayRequest): Promise<Result> {
    const op = toolCatalog.find(params.name);
    const link = op && linkOf(op);
    const state = context.mcpReq.requestState();
    if (op && link && state !== undefined)
      return this.goOn(link, boundTo(op, params, request), state, context, request);
    const { name, arguments: args = {}, _meta } = params;
    const result = await callTool(this.operations, name, args, _meta, request);
    const asks = op && link && !result.isError && mayAsk(link, context, request);
    return asks ? this.ask(link, boundTo(op, params, request), result) : result;
  }

  private async ask(link: ToolLink, bound: Bound, result: CallToolResult): Promise<Result> {
    const answer = fieldsOf(result.structuredContent);
    const [url, handle, expires] = [answer[link.url], answer[link.handle], answer[link.expires]];
    if (typeof url !== 'string' || typeof handle !== 'string' || typeof expires !== 'string') return result;
    return inputRequired({
      inputRequests: { [PAGE]: inputRequired.elicitUrl({ url, message: link.message }) },
      requestState: await this.states.seal(bound, handle, new Date(expires)),
    });
  }

  /** The call again, after the question: what it did is done, so only how it stands now is read. */
  private async goOn(
    link: ToolLink,
    bound: Bound,
    state: unknown,
    { mcpReq }: ServerContext,
    request: GatewayRequest,
  ): Promise<Result> {
    const opened = typeof state === 'string' ? await this.states.open(bound, state) : undefined;
    if (!opened) throw invalidState();
    const result = await resultOf(request, async () => {
      await use(opened);
      return this.operations.call(link.follow, { [link.handle]: opened.handle }, request, {});
    });
    const response = inputResponse(mcpReq.inputResponses, PAGE);
    if (result.isError || response.kind !== 'elicit' || response.action === 'accept') return result;
    return { ...result, content: [...result.content, { type: 'text', text: NOT_OPENED[response.action] }] };
  }
}

async function use(state: OpenedState): Promise<void> {
  const isFirst = await state.use().catch((error: unknown) => {
    throw new OperationError('UNAVAILABLE', 'The call cannot be continued right now: try again in a minute', {
      cause: error,
    });
  });
  if (!isFirst) throw invalidState();
}

const mayAsk = (link: ToolLink, { mcpReq }: ServerContext, { user }: GatewayRequest): boolean =>
  opensPages(fieldsOf(mcpReq.envelope)[CLIENT_CAPABILITIES_META_KEY]) && hasScopes(user.principal, link.follow.scopes);

const boundTo = (op: Operation, { arguments: args = {} }: Params, { user }: GatewayRequest): Bound => ({
  userId: user.principal.userId,
  clientId: user.principal.clientId,
  method: 'tools/call',
  tool: op.toolName,
  args,
});

/** The same for whatever is wrong with a state. */
const invalidState = (): ProtocolError =>
  new ProtocolError(ProtocolErrorCode.InvalidParams, INVALID_STATE, { reason: 'invalid_request_state' });

const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});
